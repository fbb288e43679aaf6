import type { webcrypto } from 'node:crypto';
import type { IssuerSettings } from '../identity/issuer-settings.ts';
import type { Secret } from '../../schema/runtime/secret.ts';

/** How people log in to the page. */
export interface LoginSettings {
  /** Where browsers reach the gateway: a scheme, a host and a port, without a path. */
  readonly url: string;
  /** Who logs people in, and what its claims make of them. */
  readonly issuer: IssuerSettings;
  readonly clientId: string;
  /** By what the issuer knows that it is us who asks for tokens. */
  readonly proof: ClientProof;
  /** What is asked for, with spaces between. */
  readonly scope: string;
  /** What the issuer wants to be sent beside, such as `acr_values` or `vtr`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Where the claims stand that say who somebody is. */
  readonly claims: ClaimsPlace;
  /** What cookies are sealed with: the first seals, each of them opens. */
  readonly secrets: readonly [Secret, ...Secret[]];
  /** After how long without a question a login ends. */
  readonly idleSeconds: number;
  /** After how long a login ends in any case. */
  readonly maximumSeconds: number;
}

/** By what an issuer knows its client: a secret, a private key (`private_key_jwt`), or PKCE alone. */
export type ClientProof =
  | { readonly kind: 'none' }
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'key'; readonly key: webcrypto.CryptoKey; readonly keyId: string };

/** Where the claims stand that say who somebody is. */
export const claimsPlaces = ['access-token', 'id-token', 'userinfo'] as const;

/** One of them. */
export type ClaimsPlace = (typeof claimsPlaces)[number];
