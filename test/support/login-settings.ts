import { issuersShape } from '../../gateway/identity/issuer-settings.ts';
import type { IssuerSettings } from '../../gateway/identity/issuer-settings.ts';
import type { LoginSettings } from '../../gateway/login/login-settings.ts';
import { clients, type SandboxIssuer, toIssuerSettings } from '../../sandbox/identity/sandbox-issuers.ts';
import { sealSecret } from './secrets.ts';

/** How a login of the tests differs from one of professionals by the sandbox's own settings. */
export interface LoginChanges {
  readonly login?: Partial<LoginSettings>;
  readonly issuer?: Exclude<SandboxIssuer, 'partners'>;
}

/** The issuers of a provider that runs at an address, as a gateway is told of them. */
export function toIssuers(identityUrl: string): readonly IssuerSettings[] {
  return issuersShape.parse(toIssuerSettings(identityUrl));
}

/** The settings of a login at one of these issuers, for a gateway on a port of this machine. */
export function toLoginSettings(
  issuers: readonly IssuerSettings[],
  port: number,
  { login, issuer: name = 'care-identity' }: LoginChanges = {},
): LoginSettings {
  const issuer = issuers.find((known) => known.name === name);
  if (issuer === undefined) throw new Error(`There is no issuer ${name}.`);
  return {
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
    ...login,
  };
}
