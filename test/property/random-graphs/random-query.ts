import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Pick } from './random-graph.ts';

/** Writes a query that a schema admits. */
export function writeQuery(schema: GraphQLSchema, pick: Pick): string {
  let aliases = 0;
  let left = 30;
  const chance = (percent: number) => pick(100) < percent;
  const choose = <T>(from: readonly T[]): T => from[pick(from.length)] as T;

  function writeField({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    const given = args.length > 0 && chance(60) ? `(times: ${1 + pick(3)})` : '';
    // A field keeps its own name where no other could be under it.
    const alias = given !== '' || chance(20) ? `${chance(10) ? 'code' : 'as'}${(aliases += 1)}: ` : '';
    const named = getNamedType(type);
    return `${alias}${name}${given}${isCompositeType(named) ? ` ${writeSet(named, depth - 1)}` : ''}`;
  }

  function writeSet(type: GraphQLCompositeType, depth: number): string {
    const written: string[] = [];
    for (let index = 0; index < 1 + pick(4); index += 1) {
      left -= 1;
      written.push(writeSelection(type, depth));
    }
    return `{ ${written.join(' ')} }`;
  }

  function writeSelection(type: GraphQLCompositeType, depth: number): string {
    if (isUnionType(type) || (isAbstractType(type) && chance(50))) {
      if (depth < 0 || left < 0 || chance(15)) return '__typename';
      const possible = choose(schema.getPossibleTypes(type));
      return `... on ${possible.name} ${writeSet(possible, depth)}`;
    }
    const fields = Object.values(type.getFields());
    const from = fields.filter(
      (field) => (depth > 0 && left > 0) || !isCompositeType(getNamedType(field.type)),
    );
    if (from.length === 0 || chance(5)) return '__typename';
    if (isObjectType(type) && chance(8)) return `... on ${type.name} ${writeSet(type, depth)}`;
    return writeField(choose(from), depth);
  }

  const query = schema.getQueryType();
  if (query === undefined || query === null) throw new Error('A graph can be asked.');
  return writeSet(query, 4);
}
