import { issuersShape } from '../../gateway/identity/issuer-settings.ts';
import type { GatewayOptions } from '../../gateway/gateway-options.ts';
import type { LoginSettings } from '../../gateway/login/login-settings.ts';
import { clients, type SandboxIssuer, toIssuerSettings } from '../../sandbox/identity/sandbox-issuers.ts';
import { type RunningIdentity, startIdentity } from '../../sandbox/identity/start-identity.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { findFreePort } from '../bench/run/find-free-port.ts';
import { fakeNhsNumber } from './fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from './gateway-house.ts';
import { sealSecret } from './secrets.ts';

/** A gateway in production over fake subgraphs, with the sandbox's provider to log in at. */
export interface LoginHouse extends GatewayHouse {
  readonly identity: RunningIdentity;
  readonly settings: LoginSettings;
}

/** What is different from a login of professionals by the sandbox's own settings. */
export interface LoginHouseOptions {
  readonly login?: Partial<LoginSettings>;
  readonly issuer?: Exclude<SandboxIssuer, 'partners'>;
  /** How long the provider's tokens count, in seconds. */
  readonly loginSeconds?: () => number;
  readonly gateway?: Partial<GatewayOptions>;
  /** A provider that runs already, which is then left to whoever started it. */
  readonly identity?: RunningIdentity;
}

/** Starts a provider, and a gateway whose page stands behind a login at it. */
export async function startLoginHouse(options: LoginHouseOptions = {}): Promise<LoginHouse> {
  const { loginSeconds, issuer: name = 'care-identity' } = options;
  const identity =
    options.identity ??
    (await startIdentity({
      population: createPopulation({ people: 20 }),
      port: 0,
      ...(loginSeconds === undefined ? {} : { loginSeconds }),
    }));
  const port = await findFreePort();
  const issuers = issuersShape.parse(toIssuerSettings(identity.url));
  const issuer = issuers.find((known) => known.name === name);
  if (issuer === undefined) throw new Error(`There is no issuer ${name}.`);
  const settings: LoginSettings = {
    url: `http://127.0.0.1:${port}`,
    issuer,
    clientId: clients.explorer,
    proof: { kind: 'none' },
    scope: 'openid',
    parameters: {},
    claims: 'access-token',
    secrets: [sealSecret],
    idleSeconds: 1800,
    maximumSeconds: 36_000,
    ...options.login,
  };
  const house = await startGatewayHouse({
    port,
    issuers,
    login: settings,
    profile: 'production',
    page: { title: 'Caregraph', nhsNumber: fakeNhsNumber, switchboardUrl: 'http://localhost:4999' },
    ...options.gateway,
  });
  return {
    ...house,
    identity,
    settings,
    async close() {
      await house.close();
      if (options.identity === undefined) await identity.close();
    },
  };
}
