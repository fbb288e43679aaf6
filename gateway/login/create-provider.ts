import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretPost,
  type Configuration,
  type CryptoKey,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  PrivateKeyJwt,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  tokenRevocation,
} from 'openid-client';
import type { VerifiedClaims } from '../identity/verify-token.ts';
import { fetchBounded } from './fetch-bounded.ts';
import { type LoginFault, toLoginFault } from './login-fault.ts';
import type { ClientProof, LoginSettings } from './login-settings.ts';
import type { LoginAttempt } from './kept-login.ts';
import type { Granted, ReadGranted } from './read-granted.ts';

/** Who logs people in, as the gateway asks it. */
export interface Provider {
  /** Begins a login: where the browser is sent, and what is kept until it comes back. */
  begin(): Promise<{ readonly url: string; readonly attempt: LoginAttempt } | LoginFault>;
  /** Ends a login by what the browser brought back, as the query of an address. */
  finish(search: string, attempt: LoginAttempt): Promise<Granted | LoginFault>;
  /** Asks for what a refresh token gives, which is spent thereby at most issuers. */
  renew(refreshToken: string, before: VerifiedClaims): Promise<Granted | LoginFault>;
  /** Takes a refresh token back, and tells where the browser is sent so that the issuer ends its own login too. */
  end(idToken: string | undefined, refreshToken: string | undefined): Promise<string | undefined>;
}

/** How long what an issuer publishes of itself is relied on, in milliseconds. */
const discoveryAge = 3_600_000;
const timeoutSeconds = 5;

/** Builds what asks an issuer; nothing is fetched before it is needed. */
export function createProvider(settings: LoginSettings, readGranted: ReadGranted): Provider {
  const { clientId, issuer, parameters, scope, url } = settings;
  const callbackUrl = `${url}/login/callback`;
  let known: { readonly configuration: Promise<Configuration>; readonly at: number } | undefined;

  function configure(): Promise<Configuration> {
    if (known !== undefined && Date.now() - known.at < discoveryAge) return known.configuration;
    const configuration = discovery(
      new URL(issuer.issuer),
      clientId,
      undefined,
      toClientAuth(settings.proof),
      {
        [customFetch]: fetchBounded,
        timeout: timeoutSeconds,
        execute: [
          // An ID token is held to the issuer's keys too, not to the connection alone by which it came.
          enableNonRepudiationChecks,
          // Such an issuer is on this machine, or the configuration would have been refused.
          ...(issuer.issuer.startsWith('http:') ? [allowInsecureRequests] : []),
        ],
      },
    );
    known = { configuration, at: Date.now() };
    configuration.catch(() => (known = undefined));
    return configuration;
  }

  const attempt = async <T>(step: (configuration: Configuration) => Promise<T>): Promise<T | LoginFault> => {
    try {
      return await step(await configure());
    } catch (error) {
      return toLoginFault(error);
    }
  };

  return {
    begin: () =>
      attempt(async (configuration) => {
        const kept: LoginAttempt = {
          state: randomState(),
          nonce: randomNonce(),
          verifier: randomPKCECodeVerifier(),
        };
        const address = buildAuthorizationUrl(configuration, {
          ...parameters,
          scope,
          redirect_uri: callbackUrl,
          state: kept.state,
          nonce: kept.nonce,
          code_challenge: await calculatePKCECodeChallenge(kept.verifier),
          code_challenge_method: 'S256',
        });
        return { url: address.href, attempt: kept };
      }),
    finish: (search, { state, nonce, verifier }) =>
      attempt(async (configuration) => {
        const maximumAge = parameters['max_age'];
        const tokens = await authorizationCodeGrant(configuration, new URL(`${callbackUrl}${search}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          ...(maximumAge === undefined ? {} : { maxAge: Number(maximumAge) }),
        });
        return readGranted(configuration, tokens, tokens.claims()?.sub ?? '');
      }),
    renew: (refreshToken, before) =>
      attempt(async (configuration) => {
        const tokens = await refreshTokenGrant(configuration, refreshToken);
        return readGranted(configuration, tokens, before.sub, before);
      }),
    async end(idToken, refreshToken) {
      const address = await attempt(async (configuration) => {
        if (refreshToken !== undefined && configuration.serverMetadata().revocation_endpoint !== undefined) {
          // Whatever comes of it, the browser no longer has it.
          await tokenRevocation(configuration, refreshToken).catch(() => undefined);
        }
        if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
        return buildEndSessionUrl(configuration, {
          post_logout_redirect_uri: `${url}/login/ended`,
          ...(idToken === undefined ? {} : { id_token_hint: idToken }),
        });
      });
      return address instanceof URL ? address.href : undefined;
    },
  };
}

function toClientAuth(proof: ClientProof): ClientAuth {
  switch (proof.kind) {
    case 'none':
      return None();
    case 'secret':
      return ClientSecretPost(proof.secret);
    case 'key':
      // Node's type knows uses of keys that the library's does not.
      return PrivateKeyJwt({ key: proof.key as CryptoKey, kid: proof.keyId });
  }
}
