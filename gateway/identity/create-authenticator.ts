import type { IncomingMessage } from 'node:http';
import type { Caller } from '../../schema/runtime/caller.ts';
import type { Log } from '../../schema/runtime/log.ts';
import { createTokenVerifier, type VerifyIssued } from './create-token-verifier.ts';
import type { IssuerSettings } from './issuer-settings.ts';
import { createOneTimeTokens, type OneTimeTokens } from './one-time-tokens.ts';
import { parseBearer } from './parse-bearer.ts';
import { createRememberedCallers } from './remembered-callers.ts';
import { toCaller } from './to-caller.ts';
import type { TokenFault } from './token-fault.ts';

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
export function createAuthenticator(
  issuers: readonly IssuerSettings[],
  log: Log,
  verify: VerifyIssued = createTokenVerifier(issuers),
  oneTime: OneTimeTokens = createOneTimeTokens(maximumOneTime),
): Authenticate {
  const remembered = createRememberedCallers(maximumRemembered);

  async function identify(token: string): Promise<Caller | TokenFault> {
    const before = remembered.find(token);
    if (before !== undefined) return before;
    const issued = await verify(token);
    if (typeof issued === 'string') return issued;
    const { claims, settings } = issued;
    if (settings.isOneTime) {
      const { jti, exp } = claims;
      if (typeof jti !== 'string' || jti === '' || jti.length > 200) return 'TOKEN_CLAIMS';
      const taken = await oneTime.take(settings.name, jti, exp + skewOfExpiry);
      if (taken !== 'new') return taken === 'known' ? 'TOKEN_REPLAYED' : 'TOKEN_UNDECIDED';
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
    if (caller === 'TOKEN_KEYS_UNAVAILABLE' || caller === 'TOKEN_UNDECIDED')
      log.error('caller not admitted', { reason: caller });
    else log.info('caller not admitted', { reason: caller });
    return { kind: isGenuine ? 'forbidden' : 'unauthenticated' };
  };
}
