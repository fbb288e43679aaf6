import { type Refusal, toRefusal } from './refusal.ts';

/**
 * Tells why an operation that needs so many requests to subgraphs may not be answered.
 *
 * @param fetches as they are sent: what is merged into one request counts once
 */
export function checkFetches(fetches: number, most: number): Refusal | undefined {
  return fetches <= most ? undefined : toRefusal('TOO_MANY_FETCHES', most);
}
