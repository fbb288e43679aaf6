import type { ReadContext } from '../../kit/setting-backend.ts';
import type { Refusal } from './spine-error.ts';

/** Logs that a practice gave nothing for a question, and why; nothing of the person. */
export function reportRefusal(
  context: ReadContext,
  refusal: Refusal,
  { system, begun }: { readonly system: string; readonly begun: number },
): void {
  context.log.warn('practice gave no record', {
    code: refusal.code,
    system,
    milliseconds: Math.round(performance.now() - begun),
    requestId: context.request.requestId,
    ...(refusal.kind === 'failed' && refusal.cause !== undefined ? { cause: refusal.cause } : {}),
  });
}
