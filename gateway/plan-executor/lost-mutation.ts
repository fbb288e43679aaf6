import type { SubgraphReply } from '../data-source/subgraph-call.ts';

/** What a subgraph says that did not do what it was asked for: who asks may not, or it is too busy. */
const undone: ReadonlySet<string> = new Set(['SUBGRAPH_AUTH', 'SUBGRAPH_BUSY']);

/**
 * What is known of a mutation whose answer is none: that it was never begun, or else nothing at all.
 *
 * It is never sent again, for it may have been done.
 */
export function toMutationReply(reply: SubgraphReply): SubgraphReply {
  if (reply.kind === 'answered' || !reply.isSent || undone.has(reply.code)) return reply;
  return { ...reply, code: 'OUTCOME_UNKNOWN' };
}
