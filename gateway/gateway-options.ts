import type { SubgraphName } from '../schema/care-settings.ts';
import type { Log } from '../schema/runtime/log.ts';
import type { ProcessTls } from '../schema/runtime/process-tls.ts';
import type { Secret } from '../schema/runtime/secret.ts';
import type { Tracing } from '../schema/runtime/telemetry/tracing.ts';
import type { PolicySettings } from './authorization/policies.ts';
import type { IssuerSettings } from './identity/issuer-settings.ts';
import type { LoginSettings } from './login/login-settings.ts';
import type { Limits } from './limits/limits.ts';
import type { PageSettings } from './page-settings.ts';

/** Whom the gateway serves: anyone on this machine trying it out, or real readers. */
export type Profile = 'sandbox' | 'production';

/** How long one call to a subgraph may take, and how large its answer may be, for some subgraphs by name. */
export type SubgraphLimits = Readonly<
  Record<string, { readonly milliseconds?: number; readonly maximumBytes?: number }>
>;

/** What a gateway is started with. */
export interface GatewayOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Where each subgraph answers GraphQL. */
  readonly subgraphs: Readonly<Record<SubgraphName, string>>;
  /** What secures the connections to subgraphs; whom the system trusts where it is left out. */
  readonly tls?: ProcessTls | undefined;
  /** Where the supergraph is, which is loaded anew when it changes; the one that is checked in where it is left out. */
  readonly supergraphFile?: string | undefined;
  readonly sealSecret: Secret;
  /** Signs receipts, and verifies those that earlier ones signed; the secret of seals where it is left out. */
  readonly receiptSecrets?: readonly Secret[] | undefined;
  /** Whose tokens are taken. */
  readonly issuers: readonly IssuerSettings[];
  /** The PostgreSQL in which several gateways remember tokens that may be used once; each for itself where it is left out. */
  readonly oneTimeTokensUrl?: string | undefined;
  /** What decides the policies that the supergraph names; a policy that is not here is decided against everybody. */
  readonly policies?: PolicySettings | undefined;
  /** How people log in to the page; nobody does where it is left out. */
  readonly login?: LoginSettings | undefined;
  /** Where the sandbox's personas are had; nowhere where it is left out. */
  readonly personasUrl?: string;
  /** How long one call to a subgraph may take; 2 seconds where it is left out. */
  readonly subgraphMilliseconds?: number;
  /** How long one graph request may take as a whole; 5 seconds where it is left out. */
  readonly requestMilliseconds?: number;
  /** How large one answer of a subgraph may be; 8 MiB where it is left out. */
  readonly maximumSubgraphBytes?: number;
  /** What counts for a subgraph in place of these, by its name. */
  readonly subgraphLimits?: SubgraphLimits | undefined;
  /** Whether subgraphs may answer compressed; they may not where it is left out. */
  readonly acceptsGzip?: boolean | undefined;
  /** What is bounded before anything is planned; the profile's own limits where it is left out. */
  readonly limits?: Limits;
  /** How long readiness is refused before connections are, when it closes; not at all where it is left out. */
  readonly drainMilliseconds?: number;
  /** How long answers under way may take once it closes; a second longer than a request where it is left out. */
  readonly graceMilliseconds?: number | undefined;
  readonly profile: Profile;
  readonly page: PageSettings;
  /** Where operators read metrics; nowhere where it is left out. */
  readonly admin?: AdminAddress;
  /** Writes down the steps of requests; nothing is written down where it is left out. */
  readonly tracing?: Tracing | undefined;
  readonly log: Log;
}

/** Where operators are answered, who are not clients. */
export interface AdminAddress {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
}
