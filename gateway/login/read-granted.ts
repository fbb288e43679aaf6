import { type Configuration, fetchUserInfo, type IDToken, type TokenEndpointResponse } from 'openid-client';
import type { VerifyIssued } from '../identity/create-token-verifier.ts';
import type { VerifiedClaims } from '../identity/verify-token.ts';
import type { LoginFault } from './login-fault.ts';
import type { LoginSettings } from './login-settings.ts';

/** What an issuer granted: who somebody is, and for how long that counts. */
export interface Granted {
  readonly claims: VerifiedClaims;
  /** In seconds since 1970. */
  readonly expires: number;
  readonly refreshToken?: string;
  readonly idToken?: string;
}

/** What a token endpoint gave, with the claims of its ID token. */
type Tokens = TokenEndpointResponse & { claims(): IDToken | undefined };

/** Reads who somebody is from what an issuer gave; the same subject as in the ID token, or nobody. */
export type ReadGranted = (
  configuration: Configuration,
  tokens: Tokens,
  subject: string,
  before?: VerifiedClaims,
) => Promise<Granted | LoginFault>;

/** Builds what reads claims from where they stand: the access token, the ID token, or what the issuer is asked then. */
export function createReadGranted(settings: LoginSettings, verify: VerifyIssued): ReadGranted {
  const { claims: place, clientId } = settings;
  return async (configuration, tokens, subject, before) => {
    const said = tokens.claims();
    if (said?.azp !== undefined && said.azp !== clientId) return 'ANSWER_REFUSED';
    const rest = {
      ...(tokens.refresh_token === undefined ? {} : { refreshToken: tokens.refresh_token }),
      ...(tokens.id_token === undefined ? {} : { idToken: tokens.id_token }),
    };
    if (place === 'access-token') {
      const issued = await verify(tokens.access_token);
      if (issued === 'TOKEN_KEYS_UNAVAILABLE') return 'ISSUER_AWAY';
      if (typeof issued === 'string') return 'ANSWER_REFUSED';
      // A token of somebody else, or of elsewhere, put in the place of theirs.
      const isTheirs = issued.settings.name === settings.issuer.name && issued.claims.sub === subject;
      if (!isTheirs) return 'ANSWER_REFUSED';
      return { claims: issued.claims, expires: issued.claims.exp, ...rest };
    }
    const now = Math.floor(Date.now() / 1000);
    if ((said?.sub ?? before?.sub) !== subject) return 'ANSWER_REFUSED';
    const facts =
      place === 'userinfo' ? await fetchUserInfo(configuration, tokens.access_token, subject) : {};
    const expires = tokens.expires_in === undefined ? (said?.exp ?? now) : now + tokens.expires_in;
    const common = { sub: subject, iat: now, exp: expires, client_id: clientId };
    // Whoever refreshes is not always given an ID token again.
    return { claims: { ...before, ...facts, ...said, ...common }, expires, ...rest };
  };
}
