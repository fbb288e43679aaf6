import { clients, toIssuerSettings } from '../identity/sandbox-issuers.ts';
import type { HouseOptions } from './house-options.ts';

/** How the gateway of the house knows who asks: personas that anybody can be, or a login as in production. */
export function planCallers({ ports, profile, secrets }: HouseOptions): Readonly<Record<string, string>> {
  const identity = `http://127.0.0.1:${ports.identity}`;
  const common = {
    CAREGRAPH_PROFILE: profile ?? 'sandbox',
    CAREGRAPH_ISSUERS: JSON.stringify(toIssuerSettings(identity)),
  };
  if (profile !== 'production') return { ...common, CAREGRAPH_PERSONAS_URL: identity };
  return {
    ...common,
    CAREGRAPH_LOGIN_URL: `http://localhost:${ports.gateway}`,
    CAREGRAPH_LOGIN_ISSUER: 'care-identity',
    CAREGRAPH_LOGIN_CLIENT: clients.explorer,
    CAREGRAPH_LOGIN_SECRETS: secrets.CAREGRAPH_SEAL_SECRET,
  };
}
