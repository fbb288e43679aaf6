import type {
  MutableResponse,
  MutableToken,
  OAuth2Service,
  TokenRequestIncomingMessage,
} from 'oauth2-mock-server';
import { isLoginGrant } from './grant-logins.ts';
import type { Persona } from './persona.ts';
import { toTokenClaims } from './to-token-claims.ts';

/**
 * Lets an issuer's token endpoint give tokens of its personas alone: the `username` of a password grant, or of client
 * credentials, is the persona, and no password is looked at. Logins by a browser are none of its business.
 */
export function grantPersonasOnly(service: OAuth2Service, personas: readonly Persona[]): void {
  const find = ({ body }: TokenRequestIncomingMessage) => personas.find(({ id }) => id === body.username);
  service.on('beforeTokenSigning', (token: MutableToken, request: TokenRequestIncomingMessage) => {
    const persona = find(request);
    if (persona === undefined) return;
    token.header['typ'] = 'at+jwt';
    Object.assign(token.payload, toTokenClaims(persona));
  });
  service.on('beforeResponse', (response: MutableResponse, request: TokenRequestIncomingMessage) => {
    if (find(request) !== undefined) {
      // An access token is all that the graph takes.
      const { access_token, token_type, expires_in } = { ...response.body };
      response.body = { access_token, token_type, expires_in };
      return;
    }
    if (isLoginGrant(request)) return;
    response.statusCode = 400;
    response.body = {
      error: 'invalid_grant',
      error_description: 'The username must be one of the personas.',
    };
  });
}
