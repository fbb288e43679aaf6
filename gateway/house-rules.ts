import { type GraphQLSchema, isScalarType, Kind } from 'graphql';
import type { RefusalRecorder } from './execution/record-refusals.ts';
import type { StatusRule } from './plan-executor/status-rule.ts';

/** What a custom scalar admits. */
export interface ScalarRule {
  /** Tells whether a value may stand in a question. */
  readonly isAsked: (value: unknown) => boolean;
  /** Tells whether a value may stand in an answer. */
  readonly isAnswered: (value: unknown) => boolean;
}

/** What a house adds to a graph beyond what its supergraph says. */
export interface HouseRules {
  /** What errors call each subgraph; one that is not named here is called by its own name. */
  readonly settings: Readonly<Record<string, string>>;
  /** Custom scalars whose values are checked; others are passed on as they are. */
  readonly scalars: Readonly<Record<string, ScalarRule>>;
  /**
   * Whether numbers in answers may have more digits than this language reads: they are kept as they are written, which
   * takes half as long again as reading does. Elsewhere one that is read as another is refused.
   */
  readonly hasLongNumbers: boolean;
  /** Fields of keys that say nothing more where another field of the key is given too. */
  readonly impliedKeys: ReadonlySet<string>;
  /** Whether what a subgraph does not know of an object that another one named is a fault, or only `null`. */
  readonly isAbsenceFault: boolean;
  /** Whether a client that answers a field under the name of a key or a hidden field is refused. */
  readonly reservesNames: boolean;
  /** How the graph says in its data what became of its parts, where it does. */
  readonly status?: StatusRule;
  /** Who records what is refused before anybody is asked; it is not recorded where this is left out. */
  readonly refusalRecorder?: RefusalRecorder;
}

/** What a house says of objects that several subgraphs know. */
export type EntityRules = Pick<HouseRules, 'impliedKeys' | 'isAbsenceFault'>;

/** The rules of a graph of which nothing is known but its supergraph. */
export const noHouseRules: HouseRules = {
  settings: {},
  scalars: {},
  hasLongNumbers: true,
  impliedKeys: new Set(),
  isAbsenceFault: false,
  reservesNames: false,
};

/**
 * Makes a schema refuse what its scalars do not admit, in questions and in answers.
 *
 * Schemas that are built from SDL admit anything, so that a subgraph would have to refuse the whole fetch, and the
 * client would be told that the subgraph failed.
 */
export function admitByRules(schema: GraphQLSchema, { scalars }: Pick<HouseRules, 'scalars'>): void {
  for (const [name, { isAsked, isAnswered }] of Object.entries(scalars)) {
    const scalar = schema.getType(name);
    if (!isScalarType(scalar)) continue;
    const admit = (value: unknown, isAdmitted: boolean): unknown => {
      if (isAdmitted) return value;
      throw new TypeError(`${name} cannot represent this value.`);
    };
    scalar.parseValue = (value) => admit(value, isAsked(value));
    scalar.parseLiteral = (node) => {
      const value = node.kind === Kind.STRING ? node.value : undefined;
      return admit(value, isAsked(value));
    };
    scalar.serialize = (value) => admit(value, isAnswered(value));
  }
}
