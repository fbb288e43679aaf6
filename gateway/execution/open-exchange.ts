import { type Caller, createCallerSeal, type NamedOperation } from '../../schema/runtime/caller.ts';
import { createFetchKey, createFetchProver } from '../../schema/runtime/fetch-proof.ts';
import type { Secret } from '../../schema/runtime/secret.ts';
import type { RequestWatch } from '../telemetry/request-watch.ts';
import type { Ending } from './ending.ts';
import { createExchange, type Exchange } from './exchange.ts';

/** Who asks, and under which id. */
export interface Opening {
  /** Always our own: what subgraphs remember belongs to it, and a client could send another reader's. */
  readonly requestId: string;
  readonly caller: Caller | undefined;
  readonly operation?: NamedOperation | undefined;
  readonly correlationId?: string | undefined;
  readonly watch?: RequestWatch;
}

/** Opens the exchange of one graph request of somebody, and limits its time. */
export type OpenExchange = (ending: Ending, opening: Opening) => Promise<Exchange>;

/** Builds what opens exchanges, each with its caller sealed once for all its fetches. */
export function createOpenExchange(sealSecret: Secret, requestMilliseconds: number): OpenExchange {
  const callerSeal = createCallerSeal(sealSecret);
  // A seal counts in whole seconds, so it must outlast a deadline that falls between two of them.
  const sealSeconds = Math.ceil(requestMilliseconds / 1000) + 1;
  return async (ending, { requestId, caller, operation, correlationId, watch }) => {
    if (caller === undefined) throw new Error('Nobody was admitted.');
    const request = {
      caller,
      requestId,
      deadline: Date.now() + requestMilliseconds,
      ...(operation === undefined ? {} : { operation }),
      ...(correlationId === undefined ? {} : { correlationId }),
    };
    ending.limit(requestMilliseconds);
    const fetchKey = createFetchKey();
    const sealed = await callerSeal.seal({ ...request, fetchKey }, sealSeconds);
    const sealedCaller = { sealed, prove: createFetchProver(fetchKey) };
    return createExchange(request, sealedCaller, ending.signal, watch);
  };
}

/** Builds what opens exchanges in which nobody says who asks. */
export function openPlainExchange(requestMilliseconds: number): OpenExchange {
  return (ending, { requestId, watch }) => {
    const request = { requestId, deadline: Date.now() + requestMilliseconds };
    ending.limit(requestMilliseconds);
    return Promise.resolve(createExchange(request, undefined, ending.signal, watch));
  };
}
