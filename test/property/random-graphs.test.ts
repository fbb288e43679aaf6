import { composeServices } from '@apollo/composition';
import fc from 'fast-check';
import { execute, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createWorldOf } from '../gateway/plan-executor/world.ts';
import { createRandomGraph, type Pick, type RandomGraph } from './random-graphs/random-graph.ts';
import { writeQuery } from './random-graphs/random-query.ts';
import { createOracle, createPart, resolveName } from './random-graphs/resolve-graph.ts';

/** How many graphs are made up; set the variable for more. */
const cases = Math.ceil(Number(process.env['CAREGRAPH_ORACLE_CASES'] ?? 300) / 10);
const queriesEach = 5;

const federation =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable"])';

function compose({ typeDefs, facts }: RandomGraph) {
  const services = [...typeDefs].map(([name, sdl]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(`${federation}\n${sdl}`),
  }));
  const { supergraphSdl } = composeServices(services);
  // Not everything that is made up is a graph.
  if (supergraphSdl === undefined) return undefined;
  const parts = services.map((service) => [service.name, createPart(facts, service.typeDefs)] as const);
  return createWorldOf(supergraphSdl, new Map(parts), resolveName as never);
}

describe('any graph of several subgraphs', () => {
  it(
    'is answered as by one that holds everything, or refused as a whole',
    async () => {
      let asked = 0;
      let refused = 0;
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat({ max: 2 ** 30 })), async (numbers) => {
          const pick: Pick = (below) => {
            const next: { value?: number } = numbers.next();
            return (next.value ?? 0) % below;
          };
          const graph = createRandomGraph(pick);
          const world = compose(graph);
          fc.pre(world !== undefined);
          for (let index = 0; index < queriesEach; index += 1) {
            const query = writeQuery(world.schema, pick);
            const document = parse(query);
            // Two fields of one name can be of types that no answer could hold at once.
            if (validate(world.schema, document).length > 0) continue;
            const { data } = await execute({
              schema: world.schema,
              document,
              rootValue: {},
              fieldResolver: createOracle(graph.facts) as never,
            });
            const answer = await world.ask(query);
            asked += 1;
            const isRefused = answer.data === undefined;
            if (isRefused) refused += 1;
            const expected: unknown = isRefused ? answer : JSON.parse(JSON.stringify({ data }));
            const told = [...graph.typeDefs].map((part) => part.join('\n')).join('\n\n');
            expect(answer, `${told}\n\n${query}`).toEqual(expected);
          }
        }),
        { numRuns: cases, maxSkipsPerRun: 20 },
      );
      expect(asked).toBeGreaterThan(cases);
      expect(refused / asked).toBeLessThan(0.03);
    },
    60_000 + cases * 2000,
  );
});
