import type { SealedRequest } from '../../schema/runtime/caller.ts';
import { readFetchProof } from '../../schema/runtime/fetch-proof.ts';
import { withDetail } from '../../schema/runtime/log.ts';
import type { TokenSeal } from '../../schema/runtime/token-seal.ts';
import type { SubgraphContext } from './context.ts';
import { createRequestMemories } from './request-memory.ts';

/**
 * Opens the context of one fetch from its sealed caller; `undefined` where the caller is not sealed by the gateway,
 * or was for a question whose time is over.
 *
 * @param correlationId what names the question through all systems, where that is known
 */
export type OpenContext = (sealedCaller: string, correlationId?: string) => Promise<OpenedFetch | undefined>;

/** A fetch whose caller is known. */
export interface OpenedFetch {
  readonly context: SubgraphContext;
  /** Tells, once, whether the gateway sent just these bytes, to this subgraph, and not before. */
  isNew(proof: unknown, body: Uint8Array): boolean;
}

/** Builds what opens contexts; fetches of one graph request share its memory and its deadline. */
export function createContexts(
  parts: {
    /** What the gateway calls this subgraph. */
    readonly part: string;
    readonly callerSeal: TokenSeal<SealedRequest>;
  } & Pick<SubgraphContext, 'recordSeal' | 'recordIds' | 'restrict' | 'log'>,
): OpenContext {
  const { part, callerSeal, ...common } = parts;
  const memories = createRequestMemories();
  return async (sealedCaller, correlationId) => {
    const opened = await callerSeal.open(sealedCaller);
    // What was fetched before is forgotten with the deadline, so nothing may come after it.
    if (opened === undefined || opened.deadline < Date.now()) return undefined;
    const { fetchKey, ...request } = opened;
    const memory = memories.open(request.requestId, request.deadline);
    // One read can serve several fetches, so a read ends with the graph request and not with the fetch that began it.
    const signal = memory.once('deadline', () =>
      AbortSignal.timeout(Math.max(0, request.deadline - Date.now())),
    );
    const log = withDetail(common.log, {
      requestId: request.requestId,
      ...(correlationId === undefined || correlationId === request.requestId ? {} : { correlationId }),
    });
    return {
      context: { ...common, log, request, memory, signal },
      isNew(proof, body) {
        const fetch = readFetchProof(fetchKey, part, proof, body);
        const fetches = memory.once('fetches', () => new Set<number>());
        if (fetch === undefined || fetches.has(fetch)) return false;
        fetches.add(fetch);
        return true;
      },
    };
  };
}
