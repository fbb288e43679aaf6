import {
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { toDate, toNumber } from '../../property/federated-oracle/generate-value.ts';
import { textsByField, usualTexts } from './texts.ts';

/** An object whose fields are made from its key where it does not hold them. */
export type Keyed = Readonly<Record<string, unknown>> & { readonly _key?: string };

/** Known to a setting and to what it contributes to joined lists, where it must not be empty. */
const neverEmpty = new Set(['setting', 'kind', 'status', 'period', 'title', 'created']);

/** How long some lists are; others have one or two elements. */
const lengths: Readonly<Record<string, number>> = { areas: 6, referrals: 5, carePackages: 4, allocations: 2 };

/** The value of a type that a key always gives; about one in twelve is empty, as in records. */
export function generateValue(type: GraphQLOutputType, key: string): unknown {
  const field = key.slice(key.lastIndexOf('.') + 1);
  const number = toNumber(key);
  if (!isNonNullType(type) && number % 12 === 0 && !neverEmpty.has(field)) return null;
  return generateThere(isNonNullType(type) ? type.ofType : type, key, field, number);
}

/** Resolves fields of which nothing else is said; what another subgraph gave without a field has none. */
export const resolveGenerated: GraphQLFieldResolver<Keyed, unknown> = (
  source,
  _arguments,
  _context,
  info,
) => {
  if (Object.hasOwn(source, info.fieldName)) return source[info.fieldName];
  return source._key === undefined
    ? null
    : generateValue(info.returnType, `${source._key}.${info.fieldName}`);
};

function generateThere(type: GraphQLOutputType, key: string, field: string, number: number): unknown {
  if (isNonNullType(type)) return generateThere(type.ofType, key, field, number);
  if (isListType(type)) {
    const length = lengths[field] ?? 1 + (number % 2);
    return Array.from({ length }, (_, index) => generateValue(type.ofType, `${key}${index}`));
  }
  if (isObjectType(type)) return { _key: key };
  if (isAbstractType(type)) return null;
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
      return toDate(number);
    default: {
      const texts = textsByField[field.replace(/\d+$/, '')] ?? usualTexts;
      return texts[number % texts.length];
    }
  }
}
