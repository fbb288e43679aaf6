import type { DocumentNode, GraphQLSchema } from 'graphql';
import { type Clause, isMet, readClauses } from './clause.ts';
import { findNeeds } from './find-needs.ts';
import type { Rights } from './rights.ts';
import { findSecurityDirectives } from './security-features.ts';

/** What a supergraph demands of whoever asks for its parts. */
export interface Requirements {
  /** Whether it demands anything at all. */
  readonly isEmpty: boolean;
  /** What holds for a caller. */
  toVerdicts(rights: Rights): Verdicts;
}

/** What is permitted to one caller. */
export interface Verdicts {
  /** The same for all to whom the same is permitted. */
  readonly key: string;
  /** Tells whether a field of an object or interface type may be asked for, with what it holds. */
  mayAsk(type: string, field: string): boolean;
  /** Tells whether whatever objects of a type there are may be looked into: of an interface, all. */
  maySee(type: string): boolean;
  /** Tells whether a fragment on a type may be asked for, so far as the type says itself. */
  mayNarrow(type: string): boolean;
}

/**
 * Reads from a supergraph what it demands, as the field's reference implementation does: the clauses on a field, on
 * the type of what it holds, and on all that its resolver needs of others must hold; of an interface, those of all
 * its types.
 *
 * Throws `AmbiguousClause` where a clause can mean everybody or nobody.
 *
 * @param document the supergraph, with its links
 * @param schema the same, with the fields that clients never see
 */
export function compileRequirements(document: DocumentNode, schema: GraphQLSchema): Requirements {
  const names = findSecurityDirectives(document);
  const clauses: Clause[] = [];
  const positions = new Map<string, number>();
  const demands = new Map<string, ReadonlySet<number>>();

  function toPosition(clause: Clause): number {
    const key = JSON.stringify(clause);
    const known = positions.get(key) ?? clauses.push(clause) - 1;
    positions.set(key, known);
    return known;
  }

  const needs = Object.keys(names).length === 0 ? new Map() : findNeeds(schema);
  const own = new Map<string, readonly number[]>();
  for (const [place, { directives }] of needs) {
    own.set(place, readClauses(directives, names, place).map(toPosition));
  }
  for (const place of needs.keys()) {
    const all = reach(place, (one) => needs.get(one)?.needs ?? []);
    demands.set(place, new Set([...all].flatMap((one) => own.get(one) ?? [])));
  }

  return {
    isEmpty: clauses.length === 0,
    toVerdicts(rights) {
      const met = clauses.map((clause) => isMet(clause, rights));
      const isPermitted = (place: string) => {
        for (const position of demands.get(place) ?? []) if (met[position] !== true) return false;
        return true;
      };
      return {
        key: met.map((one) => (one ? '1' : '0')).join(''),
        mayAsk: (type, field) => isPermitted(`${type}.${field}`),
        maySee: (type) => isPermitted(`${type}.*`),
        mayNarrow: isPermitted,
      };
    },
  };
}

/** A place with all that can be reached from it. */
function reach(start: string, next: (place: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const place of reached) for (const one of next(place)) reached.add(one);
  return reached;
}
