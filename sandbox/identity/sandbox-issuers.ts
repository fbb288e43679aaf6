import type { GivenIssuerSettings } from '../../gateway/identity/issuer-settings.ts';

/** The issuers of the sandbox, by the path under which each answers. */
export const sandboxIssuers = ['care-identity', 'nhs-login', 'partners'] as const;

/** An issuer of the sandbox. */
export type SandboxIssuer = (typeof sandboxIssuers)[number];

/** The signature that each issuer uses. */
export const signatures = {
  'care-identity': 'RS256',
  'nhs-login': 'RS512',
  partners: 'ES256',
} as const satisfies Readonly<Record<SandboxIssuer, string>>;

/** What the sandbox's tokens call the graph. */
export const sandboxAudience = 'caregraph-sandbox';

/** How long a token of the sandbox lasts, in seconds. */
export const sandboxTokenSeconds = 3600;

/** The applications of the sandbox. */
export const clients = {
  viewer: 'care-record-viewer',
  /** The page of the gateway, where people log in to it. */
  explorer: 'caregraph-explorer',
  workbench: 'insight-workbench',
  privacyDesk: 'privacy-desk',
  portal: 'patient-portal',
  partner: 'wayfinder',
} as const;

/** The company behind the sandbox's partner application. */
export const partner = { odsCode: 'ZZP01', name: 'Wayfinder Health' } as const;

const common = { audience: sandboxAudience, tokenSeconds: sandboxTokenSeconds } as const;

/** The part of each issuer's settings that does not depend on where it runs. */
const settings = {
  'care-identity': {
    ...common,
    name: 'care-identity',
    shape: 'care-identity',
    algorithms: [signatures['care-identity']],
    clients: {
      [clients.viewer]: {
        purposes: ['TREAT', 'ETREAT'],
        scopes: ['record.read', 'access.request', 'consent.write', 'alert.acknowledge'],
      },
      [clients.workbench]: { purposes: ['HOPERAT', 'PUBHLTH', 'HRESCH'], scopes: ['insight.read'] },
      [clients.privacyDesk]: { purposes: ['HOPERAT'], scopes: ['access.review'] },
      [clients.explorer]: {
        purposes: ['TREAT', 'ETREAT', 'HOPERAT', 'PUBHLTH', 'HRESCH'],
        scopes: [
          'record.read',
          'access.request',
          'consent.write',
          'alert.acknowledge',
          'insight.read',
          'access.review',
        ],
      },
    },
  },
  'nhs-login': {
    ...common,
    name: 'nhs-login',
    shape: 'nhs-login',
    algorithms: [signatures['nhs-login']],
    clients: {
      [clients.portal]: { purposes: ['PATRQT', 'FAMRQT'], scopes: ['record.read', 'consent.write'] },
      [clients.explorer]: { purposes: ['PATRQT', 'FAMRQT'], scopes: ['record.read', 'consent.write'] },
    },
  },
  partners: {
    ...common,
    name: 'partners',
    shape: 'client-credentials',
    algorithms: [signatures.partners],
    clients: {
      [clients.partner]: { purposes: ['PATRQT'], scopes: ['record.read'], organisation: partner },
    },
  },
} as const satisfies Readonly<Record<SandboxIssuer, object>>;

/** The address of an issuer of the provider at `url`, which is also the `iss` of its tokens. */
export function toIssuerUrl(url: string, issuer: SandboxIssuer): string {
  return `${url}/${issuer}`;
}

/** What a gateway is told of the sandbox's issuers, whose keys it is to fetch from the provider at `url`. */
export function toIssuerSettings(url: string): GivenIssuerSettings[] {
  return sandboxIssuers.map((issuer) => {
    const address = toIssuerUrl(url, issuer);
    return structuredClone<GivenIssuerSettings>({
      ...(settings[issuer] as unknown as GivenIssuerSettings),
      issuer: address,
      keysUrl: `${address}/jwks`,
    });
  });
}
