import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admitAnswer, type AskedFetch } from '../../gateway/data-source/admit-answer.ts';
import { createFetchSelection } from '../../gateway/data-source/fetch-selection.ts';
import { loadSupergraph } from '../../gateway/load-supergraph.ts';
import { parseFetch } from '../../gateway/plan-executor/parse-fetch.ts';

const { schema } = loadSupergraph();

const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on HospitalEncounter { status period { start end } organisation { name } performers { name role } }
} }`;

function asked(count: number): AskedFetch {
  return {
    schema,
    echoes: new Map([['HospitalEncounter', ['id']]]),
    selection: createFetchSelection(schema, parseFetch(query)),
    representations: Array.from({ length: count }, (_, index) => ({
      __typename: 'HospitalEncounter',
      id: `id-${index}`,
      seal: 'seal',
    })),
  };
}

/** An entity that fits the question, in which anything at all may stand in for a part. */
function entity(index: number) {
  const text = fc.option(fc.string());
  return fc.record(
    {
      __caregraph_id: fc.oneof(
        { weight: 9, arbitrary: fc.constant(`id-${index}`) },
        { weight: 1, arbitrary: fc.string() },
      ),
      __typename: fc.constantFrom('HospitalEncounter', 'Evil', undefined),
      status: fc.oneof(fc.constantFrom('FINISHED', 'PLANNED', 'LOST'), fc.jsonValue()),
      period: fc.oneof(
        fc.option(fc.record({ start: fc.constantFrom('2024', '2024-02-30', null), end: text })),
        fc.jsonValue(),
      ),
      organisation: fc.oneof(fc.option(fc.record({ name: text }, { requiredKeys: [] })), fc.jsonValue()),
      performers: fc.oneof(fc.array(fc.option(fc.record({ name: text, role: text }))), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
}

const body = fc.integer({ min: 1, max: 4 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    answer: fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(...Array.from({ length: count }, (_, index) => fc.option(entity(index))))
          .map((_entities) => ({ data: { _entities } })),
      },
      { weight: 1, arbitrary: fc.jsonValue() },
      { weight: 1, arbitrary: fc.record({ data: fc.jsonValue(), errors: fc.jsonValue() }) },
    ),
  }),
);

describe('admitting an answer of any shape', () => {
  it('gives every field that was asked for, fitting its type or null, and says why where it is not what was sent', () => {
    fc.assert(
      fc.property(body, ({ count, answer }) => {
        const { data, faults } = admitAnswer(asked(count), answer);
        const entities = data['_entities'] as Record<string, unknown>[];
        expect(entities).toHaveLength(count);
        for (const [index, admitted] of entities.entries()) {
          expect(Object.keys(admitted)).toEqual(['status', 'period', 'organisation', 'performers']);
          const sent = (answer as { data?: { _entities?: Record<string, unknown>[] } } | null)?.data
            ?._entities?.[index];
          for (const [key, value] of Object.entries(admitted)) {
            const isTold = faults.some(
              ({ path }) => path[1] === index && (path[2] === key || path.length === 2),
            );
            const isSent = JSON.stringify(value) === JSON.stringify(sent?.[key]);
            expect(isTold || isSent || value !== null).toBe(true);
          }
        }
        for (const { path } of faults) expect(path[0]).toBe('_entities');
      }),
      { numRuns: 500 },
    );
  });

  it('never lets through an object that names itself as another', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        const _entities = order.map((index) => ({
          __caregraph_id: `id-${index}`,
          status: 'FINISHED',
          period: null,
          organisation: { name: `Organisation of id-${index}` },
          performers: [],
        }));
        const { data, faults } = admitAnswer(asked(4), { data: { _entities } });
        const admitted = data['_entities'] as { organisation: { name: string } | null }[];
        for (const [index, { organisation }] of admitted.entries()) {
          expect(organisation?.name ?? 'none').toBe(
            order[index] === index ? `Organisation of id-${index}` : 'none',
          );
        }
        const moved = order.filter((from, index) => from !== index).length;
        expect(faults.filter(({ code }) => code === 'IDENTITY_MISMATCH')).toHaveLength(moved * 4);
      }),
    );
  });

  it('refuses an answer as a whole that is nothing but faults', () => {
    const _entities = [
      {
        __caregraph_id: 'id-0',
        status: 'PLANNED',
        period: null,
        organisation: null,
        performers: Array.from({ length: 20_000 }, () => 'x'),
      },
    ];
    const { data, faults } = admitAnswer(asked(1), { data: { _entities } });
    expect(data['_entities']).toEqual([{ status: null, period: null, organisation: null, performers: null }]);
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['SUBGRAPH_BAD_RESPONSE']));
    expect(faults).toHaveLength(4);
  });
});
