import type { RecordAuthority } from '../../schema/runtime/record-seal.ts';
import type { RecordIds } from '../../schema/runtime/record-id.ts';
import type { CallerRequest } from '../../schema/runtime/caller.ts';
import type { TokenSeal } from '../../schema/runtime/token-seal.ts';
import type { RestrictTools } from './access/restrict.ts';
import type { Log } from './log.ts';
import type { RequestMemory } from './request-memory.ts';

/** What every resolver of a subgraph is given for one fetch of one graph request. */
export interface SubgraphContext {
  /** Who asks, under which request id, and until when. */
  readonly request: CallerRequest;
  /** What was read for this graph request already. */
  readonly memory: RequestMemory;
  /** Fires when the answer is no longer wanted. */
  readonly signal: AbortSignal;
  readonly recordSeal: TokenSeal<RecordAuthority>;
  readonly recordIds: RecordIds;
  /** What reduces what sources answered to what the reader may see. */
  readonly restrict: RestrictTools;
  readonly log: Log;
}
