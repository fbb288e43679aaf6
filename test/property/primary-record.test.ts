import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { parseStructuredRecord } from '../../subgraphs/primary/structured-record/parse-structured-record.ts';
import { listCodes, type Resource, toBundle } from '../support/primary-bundle.ts';
import { emisResources } from '../support/primary-emis-record.ts';
import { furtherListCodes } from '../support/primary-further-record.ts';
import { subject } from '../support/primary-house.ts';
import { createSuppliers } from '../../subgraphs/primary/suppliers/create-suppliers.ts';
import { idSecret } from '../support/secrets.ts';
import { tppResources } from '../support/primary-tpp-record.ts';

const recordIds = createRecordIds(idSecret);
const suppliers = createSuppliers();
const areas = [
  'encounters',
  'allergies',
  'medications',
  'conditions',
  'immunisations',
  'observations',
  'investigations',
  'referrals',
  'diary',
] as const;
const primaryLists = {
  encounters: listCodes.consultations,
  allergies: listCodes.allergies,
  medications: listCodes.medications,
  conditions: listCodes.problems,
  ...furtherListCodes,
} as const;

const parse = (bundle: unknown) =>
  parseStructuredRecord(bundle, {
    subject,
    practiceOdsCode: 'Z99001',
    recordIds,
    suppliers,
    today: '2026-11-22',
  });

const resources = fc.constantFrom(emisResources, tppResources);

/** A place inside a resource, and something that does not belong there. */
const mutation = fc.record({
  resource: fc.nat(),
  steps: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
  value: fc.oneof(
    fc.constant(null),
    fc.constant({}),
    fc.constant([]),
    fc.constant('2020-13-45'),
    fc.constant('Patient/other'),
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.jsonValue(),
  ),
});

interface Mutation {
  readonly resource: number;
  readonly steps: readonly number[];
  readonly value: unknown;
}

function mutate(original: readonly Resource[], changes: readonly Mutation[]): readonly unknown[] {
  const copy: unknown[] = structuredClone([...original]);
  for (const change of changes) {
    let place = copy as unknown as Record<string, unknown>;
    const steps = [change.resource, ...change.steps];
    for (const [depth, step] of steps.entries()) {
      const keys = Object.keys(place);
      const key = keys[step % Math.max(1, keys.length)];
      if (key === undefined) break;
      const next = place[key];
      const isLast = depth === steps.length - 1 || typeof next !== 'object' || next === null;
      if (isLast) place[key] = change.value;
      if (isLast) break;
      place = next as Record<string, unknown>;
    }
  }
  return copy;
}

test('the order of a bundle does not matter to what its areas hold', () => {
  fc.assert(
    fc.property(
      resources.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        const inOrder = parse(toBundle(all));
        const outOfOrder = parse(toBundle(shuffled));
        if (inOrder.kind === 'failed' || outOfOrder.kind === 'failed')
          throw new Error('A good record was refused.');
        for (const area of areas) expect(outOfOrder[area].outcome).toEqual(inOrder[area].outcome);
      },
    ),
    { numRuns: 60 },
  );
});

test('what is removed is missing, refused or counted, and never none', () => {
  fc.assert(
    fc.property(
      resources.chain((all) => fc.tuple(fc.constant(all), fc.subarray([...all]))),
      ([all, kept]) => {
        const whole = parse(toBundle(all));
        const record = parse(toBundle(kept));
        if (whole.kind === 'failed' || record.kind === 'failed') return;
        const silent = areas.filter((area) => {
          const { outcome, warnings } = record[area];
          const isListed = kept.some(({ code }) => JSON.stringify(code ?? '').includes(primaryLists[area]));
          if (!isListed) return outcome.kind !== 'failed' || outcome.code !== 'SOURCE_BAD_CONTENT';
          const before = whole[area].outcome.kind === 'found' ? whole[area].outcome.value.length : 0;
          const after = outcome.kind === 'found' ? outcome.value.length : 0;
          return after < before && warnings.length === 0;
        });
        expect(silent).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

test('whatever is wrong in a bundle, it is read without throwing, and an item that is lost is spoken of', () => {
  fc.assert(
    fc.property(resources, fc.array(mutation, { minLength: 1, maxLength: 12 }), (all, changes) => {
      const whole = parse(toBundle(all));
      const record = parse(toBundle(mutate(all, changes)));
      if (whole.kind === 'failed' || record.kind === 'failed') return;
      const silent = areas.filter((area) => {
        const { outcome, warnings } = record[area];
        return whole[area].outcome.kind === 'found' && outcome.kind === 'absent' && warnings.length === 0;
      });
      expect(silent).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('anything at all is read without throwing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()).map(toBundle)), (answer) => {
      expect(['failed', 'record']).toContain(parse(answer).kind);
    }),
    { numRuns: 300 },
  );
});
