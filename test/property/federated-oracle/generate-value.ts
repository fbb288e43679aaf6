import {
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** An object whose fields are made from its key where it does not hold them. */
export type Keyed = Readonly<Record<string, unknown>> & { readonly _key?: string };

/** Known twice, to a setting and to what it contributes to joined lists, where one of them must not be empty. */
const neverEmpty = new Set(['setting', 'kind', 'status', 'period', 'title', 'created']);

/** A whole number that a text always gives (FNV-1a). */
export function toNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}

/** The value of a type that a key always gives. */
export function generateValue(type: GraphQLOutputType, key: string): unknown {
  const number = toNumber(key);
  if (isNonNullType(type)) return generateThere(type.ofType, key, number);
  const field = key.slice(key.lastIndexOf('.') + 1);
  return number % 5 === 0 && !neverEmpty.has(field) ? null : generateThere(type, key, number);
}

/** What resolves fields of which nothing else is said. */
export const resolveGenerated: GraphQLFieldResolver<Keyed, unknown> = (source, _arguments, _context, info) =>
  Object.hasOwn(source, info.fieldName)
    ? source[info.fieldName]
    : generateValue(info.returnType, `${source._key ?? 'nobody'}.${info.fieldName}`);

function generateThere(type: GraphQLOutputType, key: string, number: number): unknown {
  if (isNonNullType(type)) return generateThere(type.ofType, key, number);
  if (isListType(type)) {
    return Array.from({ length: number % 3 }, (_, index) => generateValue(type.ofType, `${key}[${index}]`));
  }
  if (isObjectType(type)) return { _key: key };
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name);
    return names.toSorted()[number % names.length];
  }
  switch (String(type)) {
    case 'Int':
      return number % 1000;
    case 'Float':
      return (number % 4000) / 4;
    case 'Boolean':
      return number % 2 === 0;
    case 'Date':
      return toDate(number);
    case 'DateTime':
      return `${toDate(number)}T09:30:00Z`;
    case 'PartialDate':
      return [toDate(number), toDate(number).slice(0, 7), toDate(number).slice(0, 4)][number % 3];
    default:
      return `${key} ${number % 100}`;
  }
}

/** A day between 2000 and 2024. */
export function toDate(number: number): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${2000 + (number % 25)}-${part(1 + (number % 12))}-${part(1 + (number % 28))}`;
}
