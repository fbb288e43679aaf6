import { z } from 'zod';
import { isSubgraphName, type SubgraphName, subgraphNames } from '../../schema/care-settings.ts';
import type { SubgraphLimits } from '../gateway-options.ts';

/** A number for each of some subgraphs, written as `primary=3000,social=1500`. */
export function bySubgraph(least: number) {
  return z.string().transform((text, context) => {
    const numbers: Partial<Record<SubgraphName, number>> = {};
    for (const part of text.split(',')) {
      const [, name = '', digits = ''] = /^\s*(\w+)\s*=\s*(\d+)\s*$/.exec(part) ?? [];
      if (!isSubgraphName(name) || !(Number(digits) >= least)) {
        context.addIssue({
          code: 'custom',
          message: `must be written as "primary=3000,social=1500", with numbers from ${least} and the names ${subgraphNames.join(', ')}`,
        });
        return z.NEVER;
      }
      numbers[name] = Number(digits);
    }
    return numbers;
  });
}

/** What counts for some subgraphs alone. */
export function toSubgraphLimits(variables: {
  readonly CAREGRAPH_SUBGRAPH_TIMEOUTS?: Partial<Record<SubgraphName, number>> | undefined;
  readonly CAREGRAPH_SUBGRAPH_BYTES?: Partial<Record<SubgraphName, number>> | undefined;
}): SubgraphLimits {
  const { CAREGRAPH_SUBGRAPH_TIMEOUTS: timeouts = {}, CAREGRAPH_SUBGRAPH_BYTES: bytes = {} } = variables;
  return Object.fromEntries(
    subgraphNames.map((name) => {
      const { [name]: milliseconds } = timeouts;
      const { [name]: maximumBytes } = bytes;
      const limits = {
        ...(milliseconds === undefined ? {} : { milliseconds }),
        ...(maximumBytes === undefined ? {} : { maximumBytes }),
      };
      return [name, limits];
    }),
  );
}
