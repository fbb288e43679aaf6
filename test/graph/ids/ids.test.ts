import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  type GraphQLNamedType,
  isAbstractType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHouse, type TestHouse } from '../../support/start-house.ts';

const file = new URL('../../../schema/generated/client.graphql', import.meta.url);
const schema = buildSchema(readFileSync(file, 'utf8'));

let house: TestHouse;

beforeAll(async () => {
  house = await startHouse({ isUnhurried: true });
});
afterAll(() => house.close());

/** The fields of a type below which something has an id, each with a selection of these ids. */
function selectIds(type: GraphQLNamedType, above: readonly string[]): readonly string[] {
  if (isAbstractType(type)) return ['id'];
  if (!isObjectType(type) || above.includes(type.name) || above.length > 4) return [];
  return Object.values(type.getFields()).flatMap(({ name, type: held, args }) => {
    if (name === 'id') return [name];
    const named = getNamedType(held);
    if (named.name === 'Patient' || args.some(isRequiredArgument)) return [];
    const inner = selectIds(named, [...above, type.name]);
    return inner.length === 0 ? [] : [`${name} { __typename ${inner.join(' ')} }`];
  });
}

function collect(value: unknown, found: Map<string, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('id' in value && '__typename' in value && typeof value.id === 'string') {
    found.set(value.id, (found.get(value.id) ?? new Set()).add(String(value.__typename)));
  }
  for (const inner of Object.values(value)) collect(inner, found);
}

it('an id is of one type, whichever way a client comes to it', async () => {
  const record = schema.getType('CareRecord');
  const fields = record === undefined ? [] : selectIds(record, []);
  const found = new Map<string, Set<string>>();
  for (const life of [house.population.life(0), house.population.life(1)]) {
    for (const field of fields) {
      const query = `query ($n: ID!) { patient(nhsNumber: $n) { record { ${field} } } }`;
      const answer = await house.ask(query, { n: life.person.nhsNumber });
      expect(answer.status).toBe(200);
      collect(answer.data, found);
    }
  }
  expect(found.size).toBeGreaterThan(100);
  const types = new Set([...found.values()].flatMap((names) => [...names]));
  expect(types).toContain('GpProblem');
  expect(types).toContain('Condition');
  expect([...found.values()].filter(({ size }) => size > 1).map((names) => [...names])).toEqual([]);
});
