import { GraphQLScalarType } from 'graphql';
import { parsePartialDate } from '../../schema/runtime/partial-date.ts';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** The resolvers of the graph's scalars: what is not a real date of the right precision is refused. */
export const scalars = {
  Date: createDateScalar('Date', (text) => dayPattern.test(text)),
  DateTime: createDateScalar('DateTime', (text) => text.includes('T')),
  PartialDate: createDateScalar('PartialDate', () => true),
};

function createDateScalar(
  name: string,
  admits: (text: string) => boolean,
): GraphQLScalarType<string, string> {
  const coerce = (value: unknown): string => {
    if (typeof value === 'string' && admits(value) && parsePartialDate(value) !== undefined) return value;
    // Beware: the value itself could be anything that a source sent, so the message does not hold it.
    throw new TypeError(`${name} cannot represent this value.`);
  };
  return new GraphQLScalarType({ name, serialize: coerce, parseValue: coerce });
}
