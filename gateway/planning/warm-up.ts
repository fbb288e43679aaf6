import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { OperationPlanner } from './create-operation-planner.ts';

/** How many levels of fields are asked for to warm up. */
const levels = 5;
/** How many fields one operation asks for at most. */
const mostFields = 150;

/**
 * Plans an operation for each root field, wide and a few levels deep, until so much processor time is used.
 *
 * The first plans of a thread take many times as long as later ones, which would count against whoever came first. A
 * busy machine gives a thread little of the time that passes.
 */
export function warmUp(planner: OperationPlanner, milliseconds: number): void {
  const started = process.threadCpuUsage();
  for (const text of toWarmUpOperations(planner.schema)) {
    const { user, system } = process.threadCpuUsage(started);
    if ((user + system) / 1000 > milliseconds) return;
    try {
      planner.plan({ text, conditions: {} });
    } catch {
      // Only the time that it took was wanted.
    }
  }
}

/** Writes an operation for each root field, smaller ones first. */
export function toWarmUpOperations(schema: GraphQLSchema): readonly string[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const operations = fields.flatMap((field) =>
    [2, levels].map((depth) => {
      const budget = { fields: mostFields };
      const variables = field.args.filter(({ type }) => isNonNullType(type));
      const declared = variables.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
      const given = variables.map(({ name }) => `${name}: $${name}`).join(', ');
      const set = writeSelection(schema, field, depth, budget);
      return set === undefined
        ? ''
        : `query${declared === '' ? '' : ` (${declared})`} { ${field.name}${given === '' ? '' : `(${given})`}${set} }`;
    }),
  );
  return [...new Set(operations)].filter((text) => text !== '').toSorted((a, b) => a.length - b.length);
}

/** The selections below a field; `undefined` where nothing can be asked for there. */
function writeSelection(
  schema: GraphQLSchema,
  { type }: GraphQLField<unknown, unknown>,
  depth: number,
  budget: { fields: number },
): string | undefined {
  const named = getNamedType(getNullableType(type));
  if (isLeafType(named)) return '';
  if (depth === 0) return ' { __typename }';
  const objects = isAbstractType(named) ? schema.getPossibleTypes(named) : [named];
  const parts = objects.filter(isObjectType).map((object) => {
    const below: string[] = ['__typename'];
    for (const field of Object.values(object.getFields())) {
      if (budget.fields <= 0) break;
      if (
        field.args.some(({ type: given, defaultValue }) => isNonNullType(given) && defaultValue === undefined)
      ) {
        continue;
      }
      budget.fields -= 1;
      const set = writeSelection(schema, field, depth - 1, budget);
      // Two types can answer one name differently, so each has its own.
      if (set !== undefined) below.push(`${object.name}_${field.name}: ${field.name}${set}`);
    }
    return `... on ${object.name} { ${below.join(' ')} }`;
  });
  return ` { ${parts.join(' ')} }`;
}
