import { createFixedKeySource, createKeySource, type KeySource } from './create-key-source.ts';
import { fetchKeys } from './fetch-keys.ts';
import type { IssuerSettings } from './issuer-settings.ts';
import { readTokenHead } from './read-token-head.ts';
import type { TokenFault } from './token-fault.ts';
import { type VerifiedClaims, verifyToken } from './verify-token.ts';

/** What a token of a configured issuer says. */
export interface IssuedClaims {
  readonly claims: VerifiedClaims;
  readonly settings: IssuerSettings;
}

/** Verifies a token of whichever configured issuer it names. */
export type VerifyIssued = (token: string) => Promise<IssuedClaims | TokenFault>;

/** Builds what verifies the tokens of the issuers that are configured, whose keys it keeps. */
export function createTokenVerifier(issuers: readonly IssuerSettings[]): VerifyIssued {
  const known = new Map(issuers.map((settings) => [settings.issuer, { settings, keys: toKeys(settings) }]));
  return async (token) => {
    const head = readTokenHead(token);
    if (typeof head === 'string') return head;
    const issuer = known.get(head.issuer);
    if (issuer === undefined) return 'TOKEN_ISSUER';
    const { settings, keys } = issuer;
    const claims = await verifyToken(token, head, settings, keys);
    return typeof claims === 'string' ? claims : { claims, settings };
  };
}

function toKeys({ keys, keysUrl, keysSeconds }: IssuerSettings): KeySource {
  if (keys !== undefined) return createFixedKeySource(keys);
  return createKeySource({ fetchKeys: () => fetchKeys(keysUrl ?? ''), keysSeconds });
}
