import type { IncomingMessage } from 'node:http';
import type { Caller } from '../../schema/runtime/caller.ts';
import type { Log } from '../../schema/runtime/log.ts';
import { createFixedKeySource, createKeySource, type KeySource } from './create-key-source.ts';
import { fetchKeys } from './fetch-keys.ts';
import type { IssuerSettings } from './issuer-settings.ts';
import { createOneTimeTokens } from './one-time-tokens.ts';
import { parseBearer } from './parse-bearer.ts';
import { readTokenHead } from './read-token-head.ts';
import { createRememberedCallers } from './remembered-callers.ts';
import { toCaller } from './to-caller.ts';
import type { TokenFault } from './token-fault.ts';
import { verifyToken } from './verify-token.ts';

/** Who asks, or whether nobody could be made out (401) or somebody who may not ask (403). */
export type Authentication =
  | { readonly kind: 'caller'; readonly caller: Caller }
  | { readonly kind: 'unauthenticated' }
  | { readonly kind: 'forbidden' };

/** Tells who sends a request. */
export type Authenticate = (request: Pick<IncomingMessage, 'headersDistinct'>) => Promise<Authentication>;

const maximumRemembered = 10_000;
const maximumOneTime = 100_000;
const skewOfExpiry = 60;

/** Builds what tells callers by the tokens of the issuers that are configured, and nobody else. */
export function createAuthenticator(issuers: readonly IssuerSettings[], log: Log): Authenticate {
  const known = new Map(issuers.map((settings) => [settings.issuer, { settings, keys: toKeys(settings) }]));
  const remembered = createRememberedCallers(maximumRemembered);
  const oneTime = createOneTimeTokens(maximumOneTime);

  async function identify(token: string): Promise<Caller | TokenFault> {
    const before = remembered.find(token);
    if (before !== undefined) return before;
    const head = readTokenHead(token);
    if (typeof head === 'string') return head;
    const issuer = known.get(head.issuer);
    if (issuer === undefined) return 'TOKEN_ISSUER';
    const { settings, keys } = issuer;
    const claims = await verifyToken(token, head, settings, keys);
    if (typeof claims === 'string') return claims;
    if (settings.isOneTime) {
      const { jti, exp } = claims;
      if (typeof jti !== 'string' || jti === '' || jti.length > 200) return 'TOKEN_CLAIMS';
      if (!oneTime.take(settings.name, jti, exp + skewOfExpiry)) return 'TOKEN_REPLAYED';
    }
    const caller = toCaller(claims, settings);
    if (typeof caller !== 'string' && !settings.isOneTime) remembered.remember(token, caller, claims.exp);
    return caller;
  }

  return async (request) => {
    const bearer = parseBearer(request);
    const caller = bearer.kind === 'token' ? await identify(bearer.token) : bearer.fault;
    if (typeof caller !== 'string') return { kind: 'caller', caller };
    const isGenuine = caller.startsWith('CALLER_');
    if (caller === 'TOKEN_KEYS_UNAVAILABLE') log.error('caller not admitted', { reason: caller });
    else log.info('caller not admitted', { reason: caller });
    return { kind: isGenuine ? 'forbidden' : 'unauthenticated' };
  };
}

function toKeys({ keys, keysUrl, keysSeconds }: IssuerSettings): KeySource {
  if (keys !== undefined) return createFixedKeySource(keys);
  return createKeySource({ fetchKeys: () => fetchKeys(keysUrl ?? ''), keysSeconds });
}
