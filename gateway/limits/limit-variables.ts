import { z } from 'zod';
import { defaultLimits, type Limits } from './limits.ts';

const positive = z.coerce.number().int().min(1).optional();

/** The settings of the limits in the environment; the profile's own where they are left out. */
export const limitVariables = {
  CAREGRAPH_LIMIT_TOKENS: positive,
  CAREGRAPH_LIMIT_DEPTH: positive,
  CAREGRAPH_LIMIT_ALIASES: positive,
  CAREGRAPH_LIMIT_ROOT_FIELDS: positive,
  CAREGRAPH_LIMIT_DIRECTIVES: positive,
  CAREGRAPH_LIMIT_SELECTIONS: positive,
  CAREGRAPH_LIMIT_REPEATS: positive,
  CAREGRAPH_LIMIT_LIST_ITEMS: positive,
  CAREGRAPH_LIMIT_COST: positive,
  CAREGRAPH_LIMIT_ASSUMED_ITEMS: positive,
  CAREGRAPH_LIMIT_FETCHES: positive,
  CAREGRAPH_LIMIT_PLANNING_PERCENT: z.coerce.number().min(0.1).max(100).optional(),
  CAREGRAPH_LIMIT_BODY_BYTES: positive,
  CAREGRAPH_LIMIT_HEAD_MILLISECONDS: positive,
  CAREGRAPH_LIMIT_REQUEST_MILLISECONDS: positive,
  CAREGRAPH_LIMIT_CONNECTIONS: positive,
  CAREGRAPH_LIMIT_CONNECTIONS_PER_ADDRESS: positive,
  CAREGRAPH_LIMIT_UNDER_WAY_PER_CALLER: positive,
};

/** The limits as the environment holds them. */
export type LimitVariables = z.output<z.ZodObject<typeof limitVariables>>;

/** Completes what the environment holds with a profile's own limits. */
export function toLimits(given: LimitVariables, profile: 'sandbox' | 'production'): Limits {
  const { operation, server, planning } = defaultLimits(profile);
  const percent = given.CAREGRAPH_LIMIT_PLANNING_PERCENT;
  return {
    operation: {
      tokens: given.CAREGRAPH_LIMIT_TOKENS ?? operation.tokens,
      depth: given.CAREGRAPH_LIMIT_DEPTH ?? operation.depth,
      aliases: given.CAREGRAPH_LIMIT_ALIASES ?? operation.aliases,
      rootFields: given.CAREGRAPH_LIMIT_ROOT_FIELDS ?? operation.rootFields,
      directives: given.CAREGRAPH_LIMIT_DIRECTIVES ?? operation.directives,
      selections: given.CAREGRAPH_LIMIT_SELECTIONS ?? operation.selections,
      repeats: given.CAREGRAPH_LIMIT_REPEATS ?? operation.repeats,
      listItems: given.CAREGRAPH_LIMIT_LIST_ITEMS ?? operation.listItems,
      cost: given.CAREGRAPH_LIMIT_COST ?? operation.cost,
      assumedItems: given.CAREGRAPH_LIMIT_ASSUMED_ITEMS ?? operation.assumedItems,
      fetches: given.CAREGRAPH_LIMIT_FETCHES ?? operation.fetches,
    },
    server: {
      bodyBytes: given.CAREGRAPH_LIMIT_BODY_BYTES ?? server.bodyBytes,
      headMilliseconds: given.CAREGRAPH_LIMIT_HEAD_MILLISECONDS ?? server.headMilliseconds,
      requestMilliseconds: given.CAREGRAPH_LIMIT_REQUEST_MILLISECONDS ?? server.requestMilliseconds,
      connections: given.CAREGRAPH_LIMIT_CONNECTIONS ?? server.connections,
      connectionsPerAddress: given.CAREGRAPH_LIMIT_CONNECTIONS_PER_ADDRESS ?? server.connectionsPerAddress,
      underWayPerCaller: given.CAREGRAPH_LIMIT_UNDER_WAY_PER_CALLER ?? server.underWayPerCaller,
    },
    planning: percent === undefined ? planning : { ...planning, share: percent / 100 },
  };
}
