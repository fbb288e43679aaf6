import { type ConstDirectiveNode, type ConstValueNode, Kind } from 'graphql';
import type { Rights } from './rights.ts';
import type { SecurityDirectives } from './security-features.ts';

/** One thing that must hold: the caller is known, or has all scopes of one of several lists, or all policies of one. */
export type Clause =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'scopes' | 'policies'; readonly anyOf: readonly (readonly string[])[] };

/** Tells whether a clause holds for a caller. */
export function isMet(clause: Clause, rights: Rights): boolean {
  if (clause.kind === 'authenticated') return rights.isAuthenticated;
  const has = clause.kind === 'scopes' ? rights.scopes : rights.policies;
  return clause.anyOf.some((all) => all.every((name) => has.has(name)));
}

/** A supergraph says in a way that can mean everybody or nobody who may ask for something. */
export class AmbiguousClause extends Error {
  override readonly name = 'AmbiguousClause';
}

/**
 * Reads the clauses that stand on a type or a field.
 *
 * @param place what it stands on, for whoever has to mend it; throws `AmbiguousClause` where a list is empty
 */
export function readClauses(
  directives: readonly ConstDirectiveNode[] | undefined,
  names: SecurityDirectives,
  place: string,
): readonly Clause[] {
  return (directives ?? []).flatMap((directive): Clause[] => {
    switch (directive.name.value) {
      case names.authenticated:
        return [{ kind: 'authenticated' }];
      case names.requiresScopes:
        return [{ kind: 'scopes', anyOf: readLists(directive, 'scopes', place) }];
      case names.policy:
        return [{ kind: 'policies', anyOf: readLists(directive, 'policies', place) }];
      default:
        return [];
    }
  });
}

function readLists(
  directive: ConstDirectiveNode,
  argument: string,
  place: string,
): readonly (readonly string[])[] {
  const given = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  const lists = toItems(given).map((list) => toItems(list).map(toText));
  if (lists.length > 0 && lists.every((list) => list.length > 0)) return lists;
  throw new AmbiguousClause(
    `@${directive.name.value} on ${place} holds an empty list, which can mean everybody or nobody.`,
  );
}

/** A value alone stands for a list of it, as everywhere in the language. */
function toItems(value: ConstValueNode | undefined): readonly ConstValueNode[] {
  if (value === undefined || value.kind === Kind.NULL) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}

function toText(value: ConstValueNode): string {
  return value.kind === Kind.STRING || value.kind === Kind.ENUM ? value.value : '';
}
