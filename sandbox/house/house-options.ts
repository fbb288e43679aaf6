import type { Ports } from './ports.ts';
import type { SandboxSecrets } from './secrets.ts';

/** Somebody whom the page suggests to ask about, and why. */
export interface SuggestedPerson {
  readonly nhsNumber: string;
  readonly name: string;
  readonly story: string;
}

/** What decides how the house is built. */
export interface HouseOptions {
  readonly ports: Ports;
  readonly secrets: SandboxSecrets;
  readonly dataDirectory: string;
  readonly people: number;
  /** `production` has the page behind a login, and no personas to choose from; `sandbox` where it is left out. */
  readonly profile?: 'sandbox' | 'production';
  /** The person that the page's prepared queries ask for. */
  readonly showcaseNhsNumber: string;
  /** Whom the page suggests to ask about; nobody where it is left out. */
  readonly suggestedPeople?: readonly SuggestedPerson[];
  /** A real PostgreSQL for the hospital store and the community database, in place of the embedded ones. */
  readonly postgresUrl?: string;
}
