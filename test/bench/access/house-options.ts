import type { IssuerSettings } from '../../../gateway/identity/issuer-settings.ts';
import type { SourceUrls } from '../../support/start-house.ts';

/** What a measured house is started with, as JSON on its command line. */
export interface HouseOptions {
  readonly port: number;
  /** Whose tokens are taken: whoever asks signs with keys of their own. */
  readonly issuers: readonly IssuerSettings[];
  readonly sources: SourceUrls;
  /** The PostgreSQL of who may see whom; without one, everybody may see everything of everybody. */
  readonly accessUrl?: string;
  /** The supergraph, which a house without access control has without its demands. */
  readonly supergraphFile: string;
}
