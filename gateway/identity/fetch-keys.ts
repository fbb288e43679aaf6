import { request } from 'undici';
import { z } from 'zod';
import { readBounded } from '../../schema/runtime/read-bounded.ts';
import { parseStrictJson } from '../data-source/strict-json.ts';

const maximumBytes = 256 * 1024;
const timeoutMilliseconds = 2000;
const jwkSet = z.looseObject({ keys: z.array(z.unknown()) });

/** Fetches a JWK Set; `undefined` where it cannot be had. It follows no redirect. */
export async function fetchKeys(url: string): Promise<readonly unknown[] | undefined> {
  try {
    const { statusCode, body } = await request(url, {
      headers: { accept: 'application/jwk-set+json, application/json' },
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const bytes = await readBounded(body, maximumBytes);
    if (statusCode !== 200 || bytes === undefined) return undefined;
    const parsed = jwkSet.safeParse(parseStrictJson(bytes)?.value);
    return parsed.success ? parsed.data.keys : undefined;
  } catch {
    return undefined;
  }
}
