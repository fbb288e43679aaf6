import type { GatewayOptions } from '../../gateway/gateway-options.ts';
import type { LoginSettings } from '../../gateway/login/login-settings.ts';
import { type RunningIdentity, startIdentity } from '../../sandbox/identity/start-identity.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { findFreePort } from './find-free-port.ts';
import { fakeNhsNumber } from './fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from './gateway-house.ts';
import { type LoginChanges, toIssuers, toLoginSettings } from './login-settings.ts';

/** A gateway in production over fake subgraphs, with the sandbox's provider to log in at. */
export interface LoginHouse extends GatewayHouse {
  readonly identity: RunningIdentity;
  readonly settings: LoginSettings;
}

/** How a house is started. */
export interface LoginHouseOptions extends LoginChanges {
  /** How long the provider's tokens count, in seconds. */
  readonly loginSeconds?: () => number;
  readonly gateway?: Partial<GatewayOptions>;
  /** A provider that runs already, which is then left to whoever started it. */
  readonly identity?: RunningIdentity;
}

/** Starts a provider, and a gateway whose page stands behind a login at it. */
export async function startLoginHouse(options: LoginHouseOptions = {}): Promise<LoginHouse> {
  const { loginSeconds } = options;
  const identity =
    options.identity ??
    (await startIdentity({
      population: createPopulation({ people: 20 }),
      port: 0,
      ...(loginSeconds === undefined ? {} : { loginSeconds }),
    }));
  const port = await findFreePort();
  const issuers = toIssuers(identity.url);
  const settings = toLoginSettings(issuers, port, options);
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
