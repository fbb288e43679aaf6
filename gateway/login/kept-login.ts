import type { VerifiedClaims } from '../identity/verify-token.ts';

/** What is kept in the browser from when a login begins until its answer comes back; sealed. */
export interface LoginAttempt {
  readonly state: string;
  readonly nonce: string;
  /** The secret whose hash the issuer was told (PKCE, RFC 7636). */
  readonly verifier: string;
  /** Whether somebody logs in again beside a page that is open. */
  readonly isAgain?: boolean;
}

/** What is kept in the browser of whoever is logged in; sealed, so that several gateways need to share nothing. */
export interface KeptLogin {
  /** Names this login; the page of the gateway sends it along, which no page of elsewhere can. */
  readonly id: string;
  /** What the issuer said of the person, as it was verified when it arrived. */
  readonly claims: VerifiedClaims;
  /** When that no longer counts, in seconds since 1970. */
  readonly expires: number;
  readonly startedAt: number;
  /** When this was sealed. */
  readonly usedAt: number;
  readonly refreshToken?: string;
  /** Tells the issuer whom it logs out. */
  readonly idToken?: string;
}
