import type { CustomFetch } from 'openid-client';
import { readBounded } from '../../schema/runtime/read-bounded.ts';

const maximumBytes = 256 * 1024;

/** Fetches what an issuer says, up to a size; it follows no redirect, for secrets are sent along. */
export const fetchBounded: CustomFetch = async (url, options) => {
  const response = await fetch(url, { ...options, redirect: 'manual' } as RequestInit);
  const { status, headers } = response;
  const bytes = await readBounded(readChunks(response), maximumBytes);
  if (bytes === undefined) throw new RangeError('The issuer says more than is read.');
  return new Response(bytes.byteLength === 0 ? null : new Uint8Array(bytes), { status, headers });
};

async function* readChunks({ body }: Response): AsyncGenerator<Buffer> {
  for await (const chunk of body ?? []) yield Buffer.from(chunk);
}
