import { type GraphQLSchema, isScalarType, Kind } from 'graphql';
import { parsePartialDate } from '../schema/runtime/partial-date.ts';

/** What each scalar of the graph admits in a question. */
const admissions: Readonly<Record<string, (text: string) => boolean>> = {
  Date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text),
  DateTime: (text) => text.includes('T'),
  PartialDate: () => true,
};

/**
 * Makes a schema refuse what is not a real date in a question.
 *
 * The gateway's library builds scalars that admit anything, so that a subgraph would have to refuse the whole
 * fetch, and the client would be told that the subgraph failed.
 */
export function admitRealDatesOnly(schema: GraphQLSchema): void {
  for (const [name, admits] of Object.entries(admissions)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) continue;
    const parse = (value: unknown): string => {
      if (typeof value === 'string' && admits(value) && parsePartialDate(value) !== undefined) return value;
      throw new TypeError(`${name} cannot represent this value.`);
    };
    scalar.parseValue = parse;
    scalar.parseLiteral = (node) => parse(node.kind === Kind.STRING ? node.value : undefined);
  }
}
