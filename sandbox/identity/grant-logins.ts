import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type {
  MutableRedirectUri,
  MutableResponse,
  MutableToken,
  OAuth2Service,
  TokenRequestIncomingMessage,
} from 'oauth2-mock-server';
import type { Persona } from './persona.ts';
import { clients } from './sandbox-issuers.ts';
import { toTokenClaims } from './to-token-claims.ts';

/** How an issuer lets people log in. */
export interface LoginFacts {
  readonly personas: readonly Persona[];
  /** The signature of its ID tokens. */
  readonly signature: string;
  /** How long its access tokens count, in seconds. */
  readonly tokenSeconds: () => number;
}

/**
 * Lets an issuer log its personas in by authorization code with PKCE: a code is given for the `persona` of the address
 * and taken once, and a refresh token is taken once and gives the next.
 */
export function grantLogins(service: OAuth2Service, { personas, signature, tokenSeconds }: LoginFacts): void {
  /** Codes and refresh tokens that were not used yet, with who they are for. */
  const given = new Map<string, Persona>();
  const grants = new WeakMap<IncomingMessage, Persona>();
  /** Access tokens of logins, with whom they are of. */
  const known = new Map<string, Persona>();

  service.on('beforeWellKnownOpenIdConfiguration', ({ body }: MutableResponse) => {
    Object.assign(body, {
      id_token_signing_alg_values_supported: [signature],
      grant_types_supported: ['authorization_code', 'refresh_token', 'password', 'client_credentials'],
      authorization_response_iss_parameter_supported: true,
    });
  });
  service.on('beforeAuthorizeRedirect', ({ url }: MutableRedirectUri, request: IncomingMessage) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const persona = personas.find(({ id }) => id === asked.get('persona'));
    const code = url.searchParams.get('code');
    url.searchParams.set('iss', service.issuer.url ?? '');
    if (persona === undefined || code === null || !asked.has('code_challenge')) {
      url.searchParams.delete('code');
      url.searchParams.set('error', persona === undefined ? 'access_denied' : 'invalid_request');
      return;
    }
    given.set(code, persona);
  });
  service.on('beforeTokenSigning', (token: MutableToken, request: TokenRequestIncomingMessage) => {
    if (!isLoginGrant(request)) return;
    const { code, refresh_token: refreshToken } = request.body as TokenRequestIncomingMessage['body'] & {
      readonly refresh_token?: unknown;
    };
    const name = String(code ?? refreshToken);
    const persona = grants.get(request) ?? given.get(name);
    given.delete(name);
    if (persona === undefined) return;
    grants.set(request, persona);
    const { payload, header } = token;
    // Of the two tokens only that for the graph names a scope.
    const { aud, jti, ...claims } = toTokenClaims(persona);
    Object.assign(payload, claims, {
      client_id: clients.explorer,
      exp: payload['iat'] + tokenSeconds(),
    });
    if (!('scope' in payload)) return;
    header['typ'] = 'at+jwt';
    Object.assign(payload, { aud, jti });
  });
  service.on('beforeResponse', (response: MutableResponse, request: TokenRequestIncomingMessage) => {
    if (!isLoginGrant(request)) return;
    const persona = grants.get(request);
    if (persona === undefined) {
      response.statusCode = 400;
      response.body = { error: 'invalid_grant' };
      return;
    }
    const next = randomUUID();
    given.set(next, persona);
    Object.assign(response.body, { refresh_token: next, expires_in: tokenSeconds() });
    known.set(String((response.body as { access_token?: unknown }).access_token), persona);
  });
  service.on('beforeUserinfo', (response: MutableResponse, { headers }: IncomingMessage) => {
    const persona = known.get(headers.authorization?.replace(/^bearer /i, '') ?? '');
    if (persona === undefined) response.statusCode = 401;
    else response.body = { ...persona.claims };
  });
}

/** Tells whether tokens are asked for by what a login gave. */
export function isLoginGrant({ body }: TokenRequestIncomingMessage): boolean {
  return body.grant_type === 'authorization_code' || body.grant_type === 'refresh_token';
}
