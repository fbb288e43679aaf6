import type { z } from 'zod';
import type {
  AllergyIntolerance,
  AllergyStatus,
  Condition,
  ConditionCertainty,
  ConditionStatus,
} from '../../../../schema/generated/shared.ts';
import { snomed } from '../../../kit/coded-concept.ts';
import type { allergyIntolerance, condition } from '../shapes.ts';
import { type Mapping, toCode, toConcept, toConcepts, toItemId, toNote, toProvenance } from './mapping.ts';

const conditionStatuses: Readonly<Record<string, ConditionStatus>> = {
  active: 'ACTIVE',
  recurrence: 'ACTIVE',
  relapse: 'ACTIVE',
  inactive: 'INACTIVE',
  remission: 'INACTIVE',
  resolved: 'RESOLVED',
};

const certainties: Readonly<Record<string, ConditionCertainty>> = {
  confirmed: 'CONFIRMED',
  unconfirmed: 'SUSPECTED',
  provisional: 'SUSPECTED',
  differential: 'SUSPECTED',
  refuted: 'REFUTED',
};

const allergyStatuses: Readonly<Record<string, AllergyStatus>> = {
  active: 'ACTIVE',
  inactive: 'RESOLVED',
  resolved: 'RESOLVED',
};

/** Makes a condition; `undefined` where nothing says what it is or which. */
export function toCondition(given: z.output<typeof condition>, mapping: Mapping): Condition | undefined {
  const id = toItemId('Condition', given, mapping);
  const code = toConcept(given.code);
  if (id === undefined || code === undefined) return undefined;
  const verification = toCode(given.verificationStatus);
  const isError = verification === 'entered-in-error';
  return {
    id,
    code,
    clinicalStatus: isError
      ? 'ENTERED_IN_ERROR'
      : find(conditionStatuses, toCode(given.clinicalStatus), 'UNKNOWN'),
    certainty: find(certainties, verification, 'UNKNOWN'),
    significance: toConcept(given.severity)?.display ?? null,
    onset: given.onsetDateTime ?? given.onsetPeriod?.start ?? null,
    abated: given.abatementDateTime ?? given.abatementPeriod?.end ?? null,
    note: toNote(given.note),
    provenance: toProvenance(mapping, given.recordedDate),
  };
}

/** SNOMED CT: no known allergy, a clinical statement. */
const noKnownAllergy = '716186003';

/** Makes an allergy; `undefined` where nothing says what it is or which. */
export function toAllergy(
  given: z.output<typeof allergyIntolerance>,
  mapping: Mapping,
): AllergyIntolerance | undefined {
  const id = toItemId('AllergyIntolerance', given, mapping);
  const substances = (given.reaction ?? []).flatMap(({ substance }) => toConcept(substance) ?? []);
  const code = toConcept(given.code) ?? substances[0];
  if (id === undefined || code === undefined) return undefined;
  const ending = toEnding(given);
  const verification = toCode(given.verificationStatus);
  const status = find(allergyStatuses, toCode(given.clinicalStatus), 'UNKNOWN');
  return {
    id,
    code,
    noKnownAllergy: code.codings.some((coding) => coding.system === snomed && coding.code === noKnownAllergy),
    clinicalStatus:
      verification === 'entered-in-error'
        ? 'ENTERED_IN_ERROR'
        : verification === 'refuted'
          ? 'REFUTED'
          : status,
    category: given.category?.join(', ') ?? null,
    criticality: given.criticality ?? null,
    reactions: (given.reaction ?? []).flatMap(({ manifestation }) => toConcepts(manifestation)),
    onset: given.onsetDateTime ?? null,
    ended: ending.date ?? null,
    degraded: false,
    note: toNote([...(given.note ?? []), ...(ending.reason === undefined ? [] : [{ text: ending.reason }])]),
    provenance: toProvenance(mapping, given.recordedDate),
  };
}

/** When and why an allergy ended. */
function toEnding({ extension = [] }: z.output<typeof allergyIntolerance>) {
  const parts =
    extension.find(({ url }) => url.endsWith('Extension-UKCore-AllergyIntoleranceEnd'))?.extension ?? [];
  return {
    date: parts.find(({ url }) => url === 'endDate')?.valueDateTime,
    reason: parts.find(({ url }) => url === 'reasonEnded')?.valueString,
  };
}

function find<T>(table: Readonly<Record<string, T>>, code: string | undefined, otherwise: T): T {
  return code !== undefined && Object.hasOwn(table, code) ? (table[code] ?? otherwise) : otherwise;
}
