import type { PaceLimits } from '../planning/pace.ts';

/** What one operation may hold and cost; each is the most that is answered. */
export interface OperationLimits {
  /** Words and signs of its text, as the specification counts tokens. */
  readonly tokens: number;
  /** Fields below each other; introspection is not counted. */
  readonly depth: number;
  /** Fields under another name, each as often as fragments repeat it. */
  readonly aliases: number;
  /** Fields at the top of one operation. */
  readonly rootFields: number;
  /** Directives, each as often as fragments repeat it. */
  readonly directives: number;
  /** Fields, inline fragments and spreads, once every fragment stands where it is spread. */
  readonly selections: number;
  /** How often fields with a selection below them stand under one name in the text: each is compared with each. */
  readonly repeats: number;
  /** Items of any one list among its arguments and variables. */
  readonly listItems: number;
  /** Objects that its answer could hold, weighed as the graph says. */
  readonly cost: number;
  /** How many items a list is taken to hold where neither the question nor the graph says. */
  readonly assumedItems: number;
  /** Requests to subgraphs. */
  readonly fetches: number;
}

/** What a client may send and hold open, whatever it asks. */
export interface ServerLimits {
  /** The largest body, in bytes. */
  readonly bodyBytes: number;
  /** How long the head of a request may take to arrive. */
  readonly headMilliseconds: number;
  /** How long a whole request may take to arrive. */
  readonly requestMilliseconds: number;
  /** Connections open at once. */
  readonly connections: number;
  /** Connections open at once from one address. */
  readonly connectionsPerAddress: number;
  /** Questions of one caller that are not answered yet. */
  readonly underWayPerCaller: number;
}

/** All that the gateway bounds of what it is asked. */
export interface Limits {
  readonly operation: OperationLimits;
  readonly server: ServerLimits;
  /** How much of the time that there is for planning one caller may take with operations that are not known yet. */
  readonly planning: PaceLimits;
}

/** The most that an operation may cost, for each profile. */
const costs = { sandbox: 100_000, production: 50_000 };

/** How many questions one caller may have under way, for each profile. */
const underWay = { sandbox: 500, production: 50 };

/** The part of the time for planning that one caller may take in the long run, for each profile. */
const planningShares = { sandbox: 1, production: 0.01 };

/** The limits of a profile where nothing else is configured. */
export function defaultLimits(profile: 'sandbox' | 'production'): Limits {
  return {
    operation: {
      tokens: 5000,
      depth: 15,
      aliases: 30,
      rootFields: 10,
      directives: 50,
      selections: 2000,
      repeats: 200,
      listItems: 100,
      cost: costs[profile],
      assumedItems: 20,
      fetches: 40,
    },
    server: {
      bodyBytes: 1024 * 1024,
      headMilliseconds: 10_000,
      requestMilliseconds: 10_000,
      connections: 2000,
      connectionsPerAddress: 500,
      underWayPerCaller: underWay[profile],
    },
    planning: { share: planningShares[profile], atOnceMilliseconds: 500, eachMilliseconds: 10 },
  };
}
