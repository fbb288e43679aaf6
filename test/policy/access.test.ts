import { describe, expect, it } from 'vitest';
import type { NhsNumberStatus, Sensitivity } from '../../schema/generated/patient.ts';
import { type AccessDecision, decide, type Verdict } from '../../subgraphs/patient/access/decide.ts';

// Who may see what, one line for each kind of reader and person. "see" means that the part is asked for and
// shown; anything else is the code that stands in its place, so that a reader knows that something is withheld.

type Cell = 'see' | 'RESTRICTED_RECORD' | 'ACCESS_DENIED' | 'NHS_NUMBER_NOT_VERIFIED';

interface Line {
  readonly reader: string;
  readonly roleCode: string;
  readonly purpose: string;
  readonly person: Sensitivity;
  /** Verified where it is left out. */
  readonly number?: NhsNumberStatus;
  readonly demographics: Cell;
  readonly generalPractice: Cell;
  readonly hospital: Cell;
  readonly community: Cell;
  readonly socialCare: Cell;
}

const seesAll = {
  demographics: 'see',
  generalPractice: 'see',
  hospital: 'see',
  community: 'see',
  socialCare: 'see',
} as const;

const seesNothing = {
  demographics: 'ACCESS_DENIED',
  generalPractice: 'ACCESS_DENIED',
  hospital: 'ACCESS_DENIED',
  community: 'ACCESS_DENIED',
  socialCare: 'ACCESS_DENIED',
} as const;

// The practice of a restricted person would say where they live, so it is never asked.
const seesAllButPractice = { ...seesAll, generalPractice: 'RESTRICTED_RECORD' } as const;

// Under a number that nobody verified, the records could be somebody else's.
const seesNoRecord = {
  demographics: 'see',
  generalPractice: 'NHS_NUMBER_NOT_VERIFIED',
  hospital: 'NHS_NUMBER_NOT_VERIFIED',
  community: 'NHS_NUMBER_NOT_VERIFIED',
  socialCare: 'NHS_NUMBER_NOT_VERIFIED',
} as const;

const gp = { reader: 'general practitioner, direct care', roleCode: 'R0260', purpose: 'TREAT' };
const salariedGp = {
  reader: 'salaried general practitioner, direct care',
  roleCode: 'R0270',
  purpose: 'TREAT',
};

const table: readonly Line[] = [
  { ...gp, person: 'NORMAL', ...seesAll },
  { ...gp, person: 'RESTRICTED', ...seesAllButPractice },
  { ...gp, person: 'VERY_RESTRICTED', ...seesAllButPractice },
  { ...gp, person: 'NORMAL', number: 'SUPERSEDED', ...seesAll },
  { ...gp, person: 'NORMAL', number: 'PRESENT_NOT_VERIFIED', ...seesNoRecord },
  { ...gp, person: 'NORMAL', number: 'INVALIDATED', ...seesNoRecord },
  { ...gp, person: 'NORMAL', number: 'UNKNOWN', ...seesNoRecord },
  { ...gp, person: 'RESTRICTED', number: 'UNKNOWN', ...seesNoRecord },
  { ...salariedGp, person: 'NORMAL', ...seesAll },
  { ...salariedGp, person: 'RESTRICTED', ...seesAllButPractice },
  { ...salariedGp, person: 'VERY_RESTRICTED', ...seesAllButPractice },
  ...['ETREAT', 'BTG', 'PATRQT', 'FAMRQT', 'HRESCH', 'HOPERAT', 'PUBHLTH', 'treat', ''].flatMap((purpose) =>
    (['NORMAL', 'RESTRICTED', 'VERY_RESTRICTED'] as const).map((person) => ({
      ...gp,
      reader: `general practitioner for ${purpose === '' ? 'no purpose' : purpose}`,
      purpose,
      person,
      ...seesNothing,
    })),
  ),
  ...(
    [
      ['consultant', 'R0050'],
      ['staff nurse', 'R0620'],
      ['community nurse', 'R0700'],
      ['pharmacist', 'R1290'],
      ['optometrist', 'R1280'],
      ['social worker', 'R1330'],
      ['privacy officer', 'R0001'],
      ['role that nobody knows', 'R9999'],
      ['role in other spelling', 'r0260'],
      ['no role', ''],
    ] as const
  ).flatMap(([reader, roleCode]) =>
    (['NORMAL', 'RESTRICTED', 'VERY_RESTRICTED'] as const).map((person) => ({
      reader: `${reader}, direct care`,
      roleCode,
      purpose: 'TREAT',
      person,
      ...seesNothing,
    })),
  ),
];

describe('who may see what of a person', () => {
  it.each(table)('$reader, of a person who is $person, number $number', (line) => {
    const decision = decide(line, { sensitivity: line.person, nhsNumberStatus: line.number ?? 'VERIFIED' });
    expect(toCells(decision)).toEqual({
      demographics: line.demographics,
      generalPractice: line.generalPractice,
      hospital: line.hospital,
      community: line.community,
      socialCare: line.socialCare,
    });
  });
});

function toCells({ demographics, settings }: AccessDecision) {
  return {
    demographics: toCell(demographics),
    generalPractice: toCell(settings.primary),
    hospital: toCell(settings.secondary),
    community: toCell(settings.community),
    socialCare: toCell(settings.social),
  };
}

function toCell(verdict: Verdict): string {
  return verdict.decision === 'permit' ? 'see' : verdict.code;
}
