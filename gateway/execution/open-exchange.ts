import { randomUUID } from 'node:crypto';
import { type Caller, createCallerSeal } from '../../schema/runtime/caller.ts';
import type { Secret } from '../../schema/runtime/secret.ts';
import { createExchange, type Exchange } from './exchange.ts';

/** Opens the exchange of one graph request of somebody; `left` fires when its reader goes away. */
export type OpenExchange = (left: AbortSignal, caller: Caller | undefined) => Promise<Exchange>;

/** Builds what opens exchanges, each with its caller sealed once for all its fetches. */
export function createOpenExchange(sealSecret: Secret, requestMilliseconds: number): OpenExchange {
  const callerSeal = createCallerSeal(sealSecret);
  // A seal counts in whole seconds, so it must outlast a deadline that falls between two of them.
  const sealSeconds = Math.ceil(requestMilliseconds / 1000) + 1;
  return async (left, caller) => {
    if (caller === undefined) throw new Error('Nobody was admitted.');
    // Always our own id: what subgraphs remember belongs to it, and a client could send another reader's.
    const request = {
      caller,
      requestId: randomUUID(),
      deadline: Date.now() + requestMilliseconds,
    };
    const sealed = await callerSeal.seal(request, sealSeconds);
    const signal = AbortSignal.any([left, AbortSignal.timeout(requestMilliseconds)]);
    return createExchange(request, sealed, signal);
  };
}

/** Builds what opens exchanges in which nobody says who asks. */
export function openPlainExchange(requestMilliseconds: number): OpenExchange {
  return (left) => {
    const request = { requestId: randomUUID(), deadline: Date.now() + requestMilliseconds };
    const signal = AbortSignal.any([left, AbortSignal.timeout(requestMilliseconds)]);
    return Promise.resolve(createExchange(request, undefined, signal));
  };
}
