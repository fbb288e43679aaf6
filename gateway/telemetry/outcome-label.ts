import { isCode } from '../../schema/runtime/codes.ts';

/** What the server answers before anything of ours is asked, by its own codes. */
const serverCodes: ReadonlySet<string> = new Set([
  'OK',
  'INCOMPLETE',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'METHOD_NOT_ALLOWED',
  'BODY_TOO_LARGE',
  'BODY_NOT_ARRIVED',
  'BODY_NOT_JSON',
]);

/** A label of a bounded set: a permanent code, or `OTHER` for anything else, which could be a client's own word. */
export function toOutcomeLabel(code: string): string {
  return isCode(code) || serverCodes.has(code) ? code : 'OTHER';
}
