import { type MutableResponse, type MutableToken, OAuth2Server } from 'oauth2-mock-server';
import { issuersShape, type IssuerSettings } from '../../gateway/identity/issuer-settings.ts';
import { grantLogins } from '../../sandbox/identity/grant-logins.ts';
import { clients } from '../../sandbox/identity/sandbox-issuers.ts';
import { personas } from './tokens.ts';

/** An issuer that logs professionals in as the sandbox does, until a test has it say something else. */
export interface TamperingIssuer {
  readonly settings: IssuerSettings;
  /** What the gateway sent to the token endpoint, the last at the end. */
  readonly bodies: Readonly<Record<string, unknown>>[];
  /** Changes each token, and the answer that holds them, until it is called again. */
  tamper(change: Tampering): void;
  close(): Promise<void>;
}

/** What an issuer says otherwise than it should. */
export interface Tampering {
  /** An ID token is the one that names a nonce. */
  readonly token?: (token: MutableToken, isIdToken: boolean) => void;
  readonly response?: (response: MutableResponse) => void;
  readonly redirect?: (url: URL) => void;
}

/** Starts it. */
export async function startTamperingIssuer(): Promise<TamperingIssuer> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const url = server.issuer.url ?? '';
  let tampering: Tampering = {};
  const bodies: Readonly<Record<string, unknown>>[] = [];
  grantLogins(server.service, {
    personas: personas.filter(({ issuer }) => issuer === 'care-identity'),
    signature: 'RS256',
    tokenSeconds: () => 3600,
  });
  server.service.on(
    'beforeTokenSigning',
    (token: MutableToken, request: { body: Record<string, unknown> }) => {
      if (bodies.at(-1) !== request.body) bodies.push(request.body);
      tampering.token?.(token, 'nonce' in token.payload);
    },
  );
  server.service.on('beforeResponse', (response: MutableResponse) => tampering.response?.(response));
  server.service.on('beforeAuthorizeRedirect', (redirect: { url: URL }) =>
    tampering.redirect?.(redirect.url),
  );
  const [settings] = issuersShape.parse([
    {
      name: 'care-identity',
      shape: 'care-identity',
      issuer: url,
      audience: 'caregraph-sandbox',
      algorithms: ['RS256'],
      keysUrl: `${url}/jwks`,
      clients: { [clients.explorer]: { purposes: ['TREAT', 'ETREAT', 'HOPERAT'], scopes: ['record.read'] } },
    },
  ]);
  if (settings === undefined) throw new Error('There is no issuer.');
  return {
    settings,
    bodies,
    tamper(change) {
      tampering = change;
    },
    close: () => server.stop(),
  };
}
