import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { execute, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Rights } from '../../gateway/authorization/rights.ts';
import { scopes } from '../../schema/runtime/scopes.ts';
import { createWorldOf } from '../gateway/plan-executor/world.ts';
import { resolveGenerated } from './federated-oracle/generate-value.ts';
import { resolveOneGraph } from './federated-oracle/one-graph.ts';
import { writeOperation } from './federated-oracle/random-operation.ts';
import { createSubgraphs } from './federated-oracle/subgraphs.ts';

/** How many operations are compared; set the variable for more. */
const cases = Number(process.env['CAREGRAPH_ORACLE_CASES'] ?? 300);

const supergraph = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const world = createWorldOf(supergraph, createSubgraphs(), resolveGenerated);

const everyRight: Rights = {
  isAuthenticated: true,
  scopes: new Set(Object.keys(scopes)),
  policies: new Set(),
};

describe('an operation over all settings', () => {
  it(
    'is answered as by one graph that holds everything',
    async () => {
      let compared = 0;
      let longest = 0;
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat({ max: 2 ** 30 })), async (numbers) => {
          const { query, variables } = writeOperation(world.schema, (below) => {
            const next: { value?: number } = numbers.next();
            return (next.value ?? 0) % below;
          });
          const document = parse(query);
          // Two fields of one name can be of types that no answer could hold at once.
          fc.pre(validate(world.schema, document).length === 0);
          const whole = await execute({
            schema: world.schema,
            document,
            variableValues: variables,
            rootValue: {},
            fieldResolver: resolveOneGraph,
          });
          expect(whole.errors).toBeUndefined();
          const answer = await world.ask(query, variables, everyRight);
          expect(answer, query).toEqual(JSON.parse(JSON.stringify({ data: whole.data })));
          compared += 1;
          longest = Math.max(longest, JSON.stringify(answer).length);
        }),
        { numRuns: cases, maxSkipsPerRun: 20 },
      );
      expect(compared).toBeGreaterThanOrEqual(cases);
      expect(longest).toBeGreaterThan(2000);
    },
    60_000 + cases * 200,
  );
});
