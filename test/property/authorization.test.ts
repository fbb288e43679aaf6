import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  buildASTSchema,
  type FieldDefinitionNode,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileRequirements, type Verdicts } from '../../gateway/authorization/compile-requirements.ts';
import type { Rights } from '../../gateway/authorization/rights.ts';
import { createWorldOf, type World } from '../gateway/plan-executor/world.ts';
import { resolveGenerated } from './federated-oracle/generate-value.ts';
import { writeOperation } from './federated-oracle/random-operation.ts';
import { createSubgraphs } from './federated-oracle/subgraphs.ts';

/** How many operations are asked with how many rights; set the variable for more. */
const cases = Number(process.env['CAREGRAPH_ORACLE_CASES'] ?? 300);

const sdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const scopes = ['one', 'two', 'three'];
/** What the house's own graph demands, which everybody here may. */
const own = ['record.read', 'access.review'];
const all: Rights = {
  isAuthenticated: true,
  scopes: new Set([...scopes, ...own]),
  policies: new Set(['four']),
};

type Pick = (below: number) => number;

/** The house's own supergraph with demands in places of chance. */
function protect(pick: Pick): string {
  const links = ['authenticated', 'policy'].map(
    (name) => `@link(url: "https://specs.apollo.dev/${name}/v0.1", for: SECURITY)`,
  );
  const demand = (): string => {
    const scope = () => JSON.stringify(scopes[pick(3)]);
    return (
      ['@authenticated', '@policy(policies: [["four"]])'][pick(6)] ??
      `@requiresScopes(scopes: [[${scope()}, ${scope()}], [${scope()}]])`
    );
  };
  const directives = () => parse(`type T { f: Int ${demand()} }`, { noLocation: true });
  const some = <Node extends { readonly directives?: readonly unknown[] }>(
    node: Node,
    percent: number,
  ): Node => {
    if (pick(100) >= percent) return node;
    const [type] = directives().definitions;
    const given = type?.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.fields?.[0]?.directives ?? []) : [];
    return { ...node, directives: [...(node.directives ?? []), ...given] };
  };
  /** What clients never see, and what demands something already. */
  const isSettled = ({ directives = [] }: FieldDefinitionNode) =>
    directives.some(({ name }) => ['inaccessible', 'requiresScopes'].includes(name.value));
  const document = visit(parse(sdl, { noLocation: true }), {
    ObjectTypeDefinition: {
      leave: (type) =>
        ['Query', 'Source', 'CareRecord', 'Patient'].includes(type.name.value) ? undefined : some(type, 4),
    },
    EnumTypeDefinition: { leave: (type) => (type.name.value.includes('__') ? undefined : some(type, 4)) },
    FieldDefinition: { leave: (field) => (isSettled(field) ? undefined : some(field, 6)) },
  });
  const definitions = `
    scalar Scope scalar Policy
    directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
    directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM`;
  return `${print(document).replace('schema @link', `schema ${links.join(' ')} @link`)}\n${definitions}`;
}

interface Protected {
  readonly world: World;
  toVerdicts(rights: Rights): Verdicts;
  /** The fields that a request names and may not, by their names in the graph. */
  findTrespasses(query: string, verdicts: Verdicts): readonly string[];
}

function createProtected(seed: number): Protected {
  // A generator of its own, so that a seed always gives the same graph.
  let state = seed;
  const text = protect((below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  });
  const document = parse(text, { noLocation: true });
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  const requirements = compileRequirements(document, schema);
  expect(requirements.isEmpty).toBe(false);
  return {
    world: createWorldOf(text, createSubgraphs(), resolveGenerated),
    toVerdicts: (rights) => requirements.toVerdicts(rights),
    findTrespasses(query, verdicts) {
      const found: string[] = [];
      const types = new TypeInfo(schema);
      visit(
        parse(query),
        visitWithTypeInfo(types, {
          Field({ name }) {
            const type = types.getParentType();
            if (!isObjectType(type) && !isInterfaceType(type)) return;
            const isKey = ['id', 'seal', 'nhsNumber', '__typename', '_entities'].includes(name.value);
            if (isKey || (verdicts.mayAsk(type.name, name.value) && verdicts.maySee(type.name))) return;
            found.push(`${type.name}.${name.value}`);
          },
        }),
      );
      return found;
    },
  };
}

/** Where an answer is empty and another, which is whole, is not; and with `!`, where it says something else. */
function findDifferences(own: unknown, whole: unknown, path: string): readonly string[] {
  if (own === null) return whole === null ? [] : [path];
  if (typeof own !== 'object' || typeof whole !== 'object' || whole === null) {
    return own === whole ? [] : [`!${path}`];
  }
  const [keys, others] = [Object.keys(own), Object.keys(whole)];
  if (keys.join() !== others.join()) return [`!${path}`];
  const [left, right] = [own, whole] as [Record<string, unknown>, Record<string, unknown>];
  return keys.flatMap((key) => findDifferences(left[key], right[key], `${path}.${key}`));
}

describe('operations and rights of chance', () => {
  const graphs = [1, 2, 3, 4].map(createProtected);

  it(
    'never show or ask for what is denied, and leave out nothing else without saying so',
    async () => {
      const counts = { denied: 0, served: 0 };
      const property = fc.asyncProperty(
        fc.infiniteStream(fc.nat({ max: 2 ** 30 })),
        fc.nat({ max: graphs.length - 1 }),
        fc.record({ isAuthenticated: fc.boolean(), policy: fc.boolean(), scopes: fc.subarray(scopes) }),
        async (numbers, index, given) => {
          const graph = graphs[index] as Protected;
          const { world } = graph;
          const rights: Rights = {
            isAuthenticated: given.isAuthenticated,
            scopes: new Set([...given.scopes, ...own]),
            policies: new Set(given.policy ? ['four'] : []),
          };
          const { query, variables } = writeOperation(world.schema, (below) => {
            const next: { value?: number } = numbers.next();
            return (next.value ?? 0) % below;
          });
          fc.pre(validate(world.schema, parse(query)).length === 0);
          const whole = await world.ask(query, variables, all);
          expect(whole.errors).toBeUndefined();
          world.calls.length = 0;
          const answer = await world.ask(query, variables, rights);
          const verdicts = graph.toVerdicts(rights);
          for (const call of world.calls)
            expect(graph.findTrespasses(call.query, verdicts), query).toEqual([]);
          const errors = answer.errors ?? [];
          expect(
            errors.filter(({ extensions }) => extensions['code'] !== 'FORBIDDEN'),
            query,
          ).toEqual([]);
          const told = errors.map(({ path = [] }) => `.${path.join('.')}`);
          for (const place of findDifferences(answer.data, whole.data, '')) {
            expect(
              told.some((one) => one === place || one.startsWith(`${place}.`)),
              `${query} ${place}`,
            ).toBe(true);
          }
          counts[errors.length > 0 ? 'denied' : 'served'] += 1;
        },
      );
      await fc.assert(property, { numRuns: cases, maxSkipsPerRun: 20 });
      expect(counts.denied).toBeGreaterThan(cases / 10);
      expect(counts.served).toBeGreaterThan(cases / 20);
    },
    60_000 + cases * 400,
  );
});
