import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  AllergyIntolerance,
  CodedConcept,
  Condition,
  MedicationStatement,
  Provenance,
} from '../../schema/generated/patient.ts';
import { relateItems } from '../../subgraphs/patient/views/relate-items.ts';
import {
  allergyComparison,
  conditionComparison,
  medicationComparison,
} from '../../subgraphs/patient/views/safety-relations.ts';

const snomed = 'http://snomed.info/sct';
const practice: Provenance = { setting: 'PRIMARY', organisation: { odsCode: 'Z99001' }, system: 'EMIS Web' };
const hospital: Provenance = { setting: 'SECONDARY', organisation: { odsCode: 'RZ9' }, system: 'PAS' };

const toConcept = (display: string, ...codes: readonly (readonly [string, string])[]): CodedConcept => ({
  display,
  codings: codes.map(([system, code]) => ({ system, code })),
});
const penicillin = toConcept('Penicillin', [snomed, '91936005']);

const allergy = (
  id: string,
  provenance: Provenance,
  more: Partial<AllergyIntolerance> = {},
): AllergyIntolerance => ({
  id,
  code: penicillin,
  noKnownAllergy: false,
  clinicalStatus: 'ACTIVE',
  reactions: [],
  degraded: false,
  provenance,
  ...more,
});
const medicine = (
  id: string,
  provenance: Provenance,
  more: Partial<MedicationStatement> = {},
): MedicationStatement => ({
  id,
  medication: toConcept('Amlodipine 5mg tablets', [snomed, '319283006']),
  status: 'ACTIVE',
  courseType: 'REPEAT',
  prescribedElsewhere: false,
  degraded: false,
  provenance,
  ...more,
});
const condition = (id: string, provenance: Provenance, more: Partial<Condition> = {}): Condition => ({
  id,
  code: toConcept('Asthma', [snomed, '195967001']),
  clinicalStatus: 'ACTIVE',
  certainty: 'UNKNOWN',
  provenance,
  ...more,
});

const relationsOf = (
  items: readonly { id: string; sameAs: readonly string[]; conflictsWith: readonly string[] }[],
) => Object.fromEntries(items.map(({ id, sameAs, conflictsWith }) => [id, [sameAs, conflictsWith]]));
const allergies = (...items: AllergyIntolerance[]) => relationsOf(relateItems(items, allergyComparison));
const medicines = (...items: MedicationStatement[]) => relationsOf(relateItems(items, medicationComparison));
const conditions = (...items: Condition[]) => relationsOf(relateItems(items, conditionComparison));

describe('the same, recorded by two sources', () => {
  test('by a code in common, whatever else each of them carries', () => {
    const read = toConcept(
      'Allergy to penicillin',
      ['http://read.info/readv2', '14L1.'],
      ['https://snomed.info/sct', '91936005'],
    );
    expect(allergies(allergy('a', practice, { code: read }), allergy('b', hospital))).toEqual({
      a: [['b'], []],
      b: [['a'], []],
    });
  });

  test('by the same words, only where codes do not tell them apart', () => {
    const words = toConcept('PENICILLIN.');
    const other = toConcept('Penicillin', [snomed, '764146007']);
    expect(allergies(allergy('a', practice, { code: words }), allergy('b', hospital))['a']).toEqual([
      ['b'],
      [],
    ]);
    expect(allergies(allergy('a', practice, { code: other }), allergy('b', hospital))['a']).toEqual([[], []]);
  });

  test('not within one record, whose items are its history', () => {
    expect(allergies(allergy('a', practice), allergy('b', practice))).toEqual({ a: [[], []], b: [[], []] });
  });

  test('not by a code that says that the true one was lost', () => {
    const lost = toConcept('Transfer-degraded drug allergy', [snomed, '196461000000101']);
    expect(
      allergies(allergy('a', practice, { code: lost }), allergy('b', hospital, { code: lost }))['a'],
    ).toEqual([[], []]);
  });

  test('never what a relative has', () => {
    const family = condition('a', practice, { certainty: 'FAMILY_HISTORY' });
    expect(conditions(family, condition('b', hospital))).toEqual({ a: [[], []], b: [[], []] });
  });
});

describe('what contradicts', () => {
  const none = (id: string, provenance: Provenance, more: Partial<AllergyIntolerance> = {}) =>
    allergy(id, provenance, {
      noKnownAllergy: true,
      code: toConcept('No known allergy', [snomed, '716186003']),
      ...more,
    });

  test('"none known" beside a recorded allergy of another source, and not of the same', () => {
    expect(
      allergies(
        none('n', hospital),
        allergy('a', practice),
        allergy('old', practice, { clinicalStatus: 'RESOLVED' }),
      ),
    ).toEqual({
      n: [[], ['a']],
      a: [[], ['n']],
      old: [[], []],
    });
    expect(allergies(none('n', practice), allergy('a', practice))['n']).toEqual([[], []]);
    expect(
      allergies(none('n', hospital, { clinicalStatus: 'ENTERED_IN_ERROR' }), allergy('a', practice))['a'],
    ).toEqual([[], []]);
  });

  test.each([
    ['RESOLVED', true],
    ['REFUTED', true],
    ['ACTIVE', false],
    ['UNKNOWN', false],
  ] as const)('an active allergy and one that is %s', (clinicalStatus, isContrary) => {
    expect(allergies(allergy('a', practice), allergy('b', hospital, { clinicalStatus }))['a']).toEqual([
      ['b'],
      isContrary ? ['b'] : [],
    ]);
  });

  test.each([
    ['STOPPED', ['a']],
    ['CANCELLED', ['a']],
    ['ON_HOLD', ['a']],
    ['NOT_TAKEN', ['a']],
    ['COMPLETED', []],
    ['INTENDED', []],
    ['DRAFT', []],
    ['UNKNOWN', []],
    ['ACTIVE', []],
  ] as const)('a medicine that one source gives, and that is %s for another', (status, contrary) => {
    const told = medicines(medicine('a', practice), medicine('b', hospital, { status }));
    expect(told['b']).toEqual([['a'], contrary]);
  });

  test('a condition that one source ruled out, or that is over elsewhere', () => {
    expect(
      conditions(condition('a', practice), condition('b', hospital, { certainty: 'REFUTED' }))['a'],
    ).toEqual([['b'], ['b']]);
    expect(
      conditions(condition('a', practice), condition('b', hospital, { clinicalStatus: 'RESOLVED' }))['a'],
    ).toEqual([['b'], ['b']]);
    expect(
      conditions(condition('a', practice), condition('b', hospital, { certainty: 'SUSPECTED' }))['a'],
    ).toEqual([['b'], []]);
  });
});

test('relations are mutual, and nothing is hidden, merged or changed by them', () => {
  const anyAllergy = fc.record({
    provenance: fc.constantFrom(practice, hospital),
    clinicalStatus: fc.constantFrom(
      'ACTIVE' as const,
      'RESOLVED' as const,
      'REFUTED' as const,
      'UNKNOWN' as const,
    ),
    noKnownAllergy: fc.boolean(),
    code: fc.constantFrom(penicillin, toConcept('penicillin'), toConcept('Nuts', [snomed, '91934008'])),
  });
  fc.assert(
    fc.property(fc.array(anyAllergy, { maxLength: 20 }), (drawn) => {
      const items = drawn.map(({ provenance, ...more }, index) => allergy(String(index), provenance, more));
      const related = relateItems(items, allergyComparison);
      expect(related.map(({ sameAs: _same, conflictsWith: _conflicts, ...item }) => item)).toEqual(items);
      const byId = new Map(related.map((item) => [item.id, item]));
      for (const { id, sameAs, conflictsWith } of related) {
        for (const other of sameAs) expect(byId.get(other)?.sameAs).toContain(id);
        for (const other of conflictsWith) expect(byId.get(other)?.conflictsWith).toContain(id);
        expect([...sameAs, ...conflictsWith]).not.toContain(id);
      }
    }),
    { numRuns: 300 },
  );
});

test(
  'an item is related to fifty others at most, and a long list is related in a moment',
  { timeout: 60_000 },
  () => {
    const items = Array.from({ length: 2000 }, (_, index) =>
      allergy(String(index), index % 2 === 0 ? practice : hospital),
    );
    const begun = process.threadCpuUsage();
    const [first] = relateItems(items, allergyComparison);
    // What a busy machine does beside it takes of the clock, and not of this thread's own time.
    const { user } = process.threadCpuUsage(begun);
    expect(first?.sameAs).toHaveLength(50);
    expect(user).toBeLessThan(10_000_000);
  },
);
