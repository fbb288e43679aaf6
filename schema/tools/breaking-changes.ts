import { execFileSync } from 'node:child_process';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { toClientSchema } from './to-client-schema.ts';

/** What the graph that clients see loses between two supergraphs, a sentence each. */
export async function findBreakingChanges(before: string, after: string): Promise<readonly string[]> {
  const changes = await diff(toClientSchema(before), toClientSchema(after));
  return changes
    .filter((change) => change.criticality.level === CriticalityLevel.Breaking)
    .map((change) => change.message);
}

/** The supergraph as it was last committed; nothing where there is none yet. */
export function readCommittedSupergraph(revision: string): string | undefined {
  try {
    return execFileSync('git', ['show', `${revision}:schema/supergraph.graphql`], {
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
