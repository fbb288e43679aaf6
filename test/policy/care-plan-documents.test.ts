import { describe, expect, it } from 'vitest';
import { type ClinicalSetting, settingTypes } from '../../schema/care-settings.ts';
import type { CodedConcept, DocumentIndexEntry } from '../../schema/generated/patient.ts';
import { lookAtPlanDocuments, toSnomed } from '../support/care-plans.ts';

// Which documents are plans themselves, by the kinds that the national record locator knows of.

const respect = toSnomed('ReSPECT form', '1382601000000107');
const letter = toSnomed('Discharge letter', '823701000000103');

const document = (
  setting: ClinicalSetting,
  id: string,
  kind: CodedConcept | null,
  created: string | null = null,
): DocumentIndexEntry => ({
  id,
  type: settingTypes[setting].document,
  date: created,
  created,
  title: id,
  kind,
});

const found = (...documents: readonly DocumentIndexEntry[]) =>
  lookAtPlanDocuments({ secondary: documents }).items.map(({ kind, isForEmergency }) => [
    kind.display,
    isForEmergency,
  ]);

describe('a document is a plan', () => {
  it.each<readonly [CodedConcept, boolean]>([
    [respect, true],
    [toSnomed('Treatment escalation plan', '735324008'), true],
    [toSnomed('Emergency health care plan', '887701000000100'), true],
    [toSnomed('Mental health crisis plan', '736253002'), false],
    [toSnomed('End of life care coordination summary', '861421000000109'), false],
    [toSnomed('Contingency plan', '325691000000100'), false],
    [toSnomed('End of life care plan', '736373009'), false],
    [toSnomed('Advance care plan', '736366004'), false],
    [toSnomed('Personalised care and support plan', '2181441000000107'), false],
    [{ display: 'RESPECT FORM', codings: [] }, true],
    [{ display: 'Advance care plan', codings: [] }, false],
  ])('by its kind: %j', (kind, isForEmergency) => {
    expect(found(document('secondary', 'a', kind))).toEqual([[kind.display, isForEmergency]]);
  });

  it.each<readonly [string, CodedConcept | null]>([
    ['a letter', letter],
    ['a letter that speaks of one', { display: 'Letter about a care plan', codings: [] }],
    ['of no kind', null],
  ])('and not %s', (_which, kind) => {
    expect(found(document('secondary', 'a', kind))).toEqual([]);
  });
});

it('names the newer ones of its kind, whoever keeps them, and never one of which the day is not known', () => {
  const { items } = lookAtPlanDocuments({
    primary: [document('primary', 'old', respect, '2024-03-01'), document('primary', 'undated', respect)],
    secondary: [document('secondary', 'new', toSnomed('ReSPECT', '1382601000000107'), '2026-01')],
    community: [
      document('community', 'other', toSnomed('Contingency plan', '325691000000100'), '2026-05-01'),
    ],
  });
  expect(items.map(({ document: shown, newer }) => ['id' in shown ? shown.id : undefined, newer])).toEqual([
    ['other', []],
    ['new', []],
    ['old', ['new']],
    ['undated', []],
  ]);
});

describe('that there is none is not said', () => {
  it.each(['UNAVAILABLE', 'WITHHELD', 'PARTIAL', 'STALE', 'NOT_SUPPORTED'])(
    'while a source is %s',
    (state) => {
      expect(lookAtPlanDocuments({ social: state }).state).toBe('UNKNOWN');
    },
  );

  it('while the kind of a document is not known', () => {
    expect(lookAtPlanDocuments({ primary: [document('primary', 'a', null)] }).state).toBe('UNKNOWN');
    expect(lookAtPlanDocuments({ primary: [document('primary', 'a', letter)] }).state).toBe(
      'NOTHING_RECORDED',
    );
    expect(lookAtPlanDocuments({ primary: [document('primary', 'a', respect)] }).state).toBe('RECORDED');
  });
});
