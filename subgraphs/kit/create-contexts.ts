import type { CallerRequest } from '../../schema/runtime/caller.ts';
import { withDetail } from '../../schema/runtime/log.ts';
import type { TokenSeal } from '../../schema/runtime/token-seal.ts';
import type { SubgraphContext } from './context.ts';
import { createRequestMemories } from './request-memory.ts';

/**
 * Opens the context of one fetch from its sealed caller; `undefined` where the caller is not sealed by the gateway.
 *
 * @param correlationId what names the question through all systems, where that is known
 */
export type OpenContext = (
  sealedCaller: string,
  correlationId?: string,
) => Promise<SubgraphContext | undefined>;

/** Builds what opens contexts; fetches of one graph request share its memory and its deadline. */
export function createContexts(
  parts: { readonly callerSeal: TokenSeal<CallerRequest> } & Pick<
    SubgraphContext,
    'recordSeal' | 'recordIds' | 'restrict' | 'log'
  >,
): OpenContext {
  const { callerSeal, ...common } = parts;
  const memories = createRequestMemories();
  return async (sealedCaller, correlationId) => {
    const request = await callerSeal.open(sealedCaller);
    if (request === undefined) return undefined;
    const memory = memories.open(request.requestId, request.deadline);
    // One read can serve several fetches, so a read ends with the graph request and not with the fetch that began it.
    const signal = memory.once('deadline', () =>
      AbortSignal.timeout(Math.max(0, request.deadline - Date.now())),
    );
    const log = withDetail(common.log, {
      requestId: request.requestId,
      ...(correlationId === undefined || correlationId === request.requestId ? {} : { correlationId }),
    });
    return { ...common, log, request, memory, signal };
  };
}
