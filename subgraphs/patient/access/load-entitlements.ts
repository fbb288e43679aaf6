import { readFileSync } from 'node:fs';
import { ConfigurationError, toComplaint } from '../../../schema/runtime/env.ts';
import type { EntitlementTable } from './entitlement-table.ts';
import { parseEntitlements } from './parse-entitlements.ts';

/** Where the policy stands that the graph comes with. */
const ownPage = new URL('./entitlements.md', import.meta.url);

/**
 * Reads the policy: the graph's own, or the page at a path in its place.
 *
 * Fails with a line for each gap and contradiction, so that no process runs on a policy that says two things.
 */
export function loadEntitlements(path?: string): EntitlementTable {
  const parsed = parseEntitlements(readPage(path));
  if (parsed.ok) return parsed.table;
  throw new ConfigurationError(toComplaint(parsed.faults.map((fault) => `entitlements, ${fault}`)));
}

function readPage(path: string | undefined): string {
  try {
    return readFileSync(path ?? ownPage, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(toComplaint(['CAREGRAPH_ENTITLEMENTS must name a file that can be read']), {
      cause,
    });
  }
}
