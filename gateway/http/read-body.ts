import type { IncomingMessage } from 'node:http';
import { parseExactJson } from '../data-source/exact-json.ts';
import { collectBody } from './collect-body.ts';

/** A request's body: parsed JSON, or the status and sentence with which it is refused. */
export type ReadBody =
  | { readonly kind: 'read'; readonly value: object }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** What says in which form a body is read. */
export const takesJson = { 'accept-post': 'application/json', 'accept-encoding': 'identity' };

/** Reads a JSON object from a request, up to a size in bytes. */
export async function readBody(request: IncomingMessage, maximumBytes: number): Promise<ReadBody> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!/^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type) || encoding !== 'identity') {
    return refused(
      415,
      'The body must be uncompressed JSON, with "content-type: application/json".',
      takesJson,
    );
  }
  const tooLarge = refused(413, `The body must not be larger than ${maximumBytes} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > maximumBytes) return tooLarge;
  let bytes: Buffer | undefined;
  try {
    bytes = await collectBody(request, maximumBytes);
  } catch {
    // Its sender went away or took too long, and no longer reads what is answered.
    return refused(408, 'The body did not arrive.');
  }
  if (bytes === undefined) return tooLarge;
  const parsed = parseExactJson(bytes);
  if (parsed === undefined) return refused(400, 'The body is not JSON.');
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused(400, 'The body must be a JSON object that holds one query.');
  }
  return { kind: 'read', value };
}

function refused(status: number, message: string, headers: Readonly<Record<string, string>> = {}): ReadBody {
  return { kind: 'refused', status, message, headers };
}
