import type { IncomingMessage, ServerResponse } from 'node:http';
import { OAuth2Issuer, OAuth2Service } from 'oauth2-mock-server';
import { startHttpSource } from '../faults/http-source.ts';
import type { RunningSource } from '../faults/source-state.ts';
import type { Population } from '../population/create-population.ts';
import { choosePersona } from './choose-persona.ts';
import { createPersonas } from './create-personas.ts';
import { grantLogins } from './grant-logins.ts';
import { grantPersonasOnly } from './grant-personas-only.ts';
import type { Persona } from './persona.ts';
import {
  type SandboxIssuer,
  sandboxIssuers,
  sandboxTokenSeconds,
  signatures,
  toIssuerUrl,
} from './sandbox-issuers.ts';
import { toTokenClaims } from './to-token-claims.ts';

/** Whose personas log in, and where. */
export interface IdentityOptions {
  readonly population: Population;
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  /** How long it waits when slow, in milliseconds. */
  readonly slowMilliseconds?: number;
  /** How long the access tokens of a login count, in seconds; an hour where it is left out. */
  readonly loginSeconds?: () => number;
}

/** A provider of identities that runs. */
export interface RunningIdentity extends RunningSource {
  /** Adds a key to an issuer and signs with it from now on; the earlier ones stay published. */
  rotateKeys(issuer: SandboxIssuer): Promise<void>;
}

/**
 * Starts the sandbox's three issuers: logins of professionals at `/care-identity`, of citizens at `/nhs-login` and
 * partners' applications at `/partners`, each with its discovery document, keys, login and token endpoint.
 *
 * `GET /personas` lists whom one can be, and `POST /personas/{id}/token` gives a token without a password: it is
 * for invented people alone, and listens on loopback alone.
 */
export async function startIdentity(options: IdentityOptions): Promise<RunningIdentity> {
  const personas = createPersonas(options.population);
  const issuers = await Promise.all(
    sandboxIssuers.map(async (name) => [name, await createIssuer(name)] as const),
  );
  const services = new Map<string, { service: OAuth2Service; personas: readonly Persona[] }>(
    issuers.map(([name, { issuer }]) => {
      const service = new OAuth2Service(issuer);
      const own = personas.filter((persona) => persona.issuer === name);
      grantLogins(service, {
        personas: own,
        signature: signatures[name],
        tokenSeconds: options.loginSeconds ?? (() => sandboxTokenSeconds),
      });
      grantPersonasOnly(service, own);
      return [name, { service, personas: own }];
    }),
  );
  const parts = new Map<string, SandboxSigner>(issuers);
  const source = await startHttpSource({
    port: options.port,
    contentType: 'application/json',
    ...(options.slowMilliseconds === undefined ? {} : { slowMilliseconds: options.slowMilliseconds }),
    handler: (request, response) => {
      const [, first = '', ...rest] = (request.url ?? '/').split('?', 1)[0]?.split('/') ?? [];
      const issuer = services.get(first);
      if (issuer === undefined) {
        answerPersonas(personas, parts, request, response).catch(() => response.destroy());
        return;
      }
      const [, query] = (request.url ?? '').split('?', 2);
      request.url = `/${rest.join('/')}${query === undefined ? '' : `?${query}`}`;
      if (!choosePersona(issuer.personas, request, response))
        issuer.service.requestHandler(request, response);
    },
  });
  for (const [name, { issuer }] of issuers) issuer.url = toIssuerUrl(source.url, name);
  return {
    ...source,
    async rotateKeys(name) {
      await parts.get(name)?.rotate();
    },
  };
}

/** An issuer, and the key with which it signs now. */
interface SandboxSigner {
  readonly issuer: OAuth2Issuer;
  sign(persona: Persona): Promise<string>;
  rotate(): Promise<void>;
}

async function createIssuer(name: SandboxIssuer): Promise<SandboxSigner> {
  const issuer = new OAuth2Issuer();
  let { kid } = await issuer.keys.generate(signatures[name]);
  return {
    issuer,
    sign: (persona) =>
      issuer.buildToken({
        kid,
        expiresIn: sandboxTokenSeconds,
        scopesOrTransform(header, payload) {
          header['typ'] = 'at+jwt';
          Object.assign(payload, toTokenClaims(persona));
        },
      }),
    async rotate() {
      ({ kid } = await issuer.keys.generate(signatures[name]));
    },
  };
}

async function answerPersonas(
  personas: readonly Persona[],
  issuers: ReadonlyMap<string, SandboxSigner>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  request.resume();
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (request.method === 'GET' && path === '/personas') {
    const listed = personas.map(({ issuer: _issuer, claims: _claims, ...shown }) => shown);
    return send(response, 200, listed);
  }
  const persona = personas.find(({ id }) => path === `/personas/${id}/token`);
  const signer = persona === undefined ? undefined : issuers.get(persona.issuer);
  if (request.method !== 'POST' || persona === undefined || signer === undefined) {
    return send(response, 404, { message: 'GET /personas lists whom one can be.' });
  }
  return send(response, 200, { accessToken: await signer.sign(persona), expiresIn: sandboxTokenSeconds });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
