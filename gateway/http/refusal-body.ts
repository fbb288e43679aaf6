import type { Code } from '../../schema/runtime/codes.ts';
import type { RequestIds } from '../telemetry/request-watch.ts';
import { toExtensions } from './answer-extensions.ts';

/** The code of a request that is refused before it reaches the graph. */
export type RefusalCode = Code | 'BAD_REQUEST';

/** What every answer carries. */
export const commonHeaders = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** What says that nobody may keep an answer. */
export const unkept = { 'cache-control': 'no-store' };

/** The body of a refusal, in the form in which the graph reports errors. */
export function toRefusalBody(message: string, code: RefusalCode, ids: RequestIds): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }], extensions: toExtensions(ids) });
}
