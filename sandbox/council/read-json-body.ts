import type { IncomingMessage } from 'node:http';

/** A request body that was admitted, or why it was not. */
export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 };

/** Reads a request's body as JSON, up to a number of bytes. */
export async function readJsonBody(request: IncomingMessage, largest: number): Promise<JsonBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.byteLength;
    if (size <= largest) chunks.push(bytes);
  }
  if (size > largest) return { ok: false, status: 413 };
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown };
  } catch {
    return { ok: false, status: 400 };
  }
}
