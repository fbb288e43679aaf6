import type { SubgraphReply } from '../data-source/subgraph-call.ts';
import type { PlannedRequest } from '../plan-executor/compile-plan.ts';

/** What became of one request of a plan. */
export interface RecordedRequest {
  /** As `performance.now()` tells time. */
  readonly started: number;
  readonly ended: number;
  readonly bytes?: number;
  readonly code?: string;
}

/** Notes what becomes of the requests of a plan. */
export interface PlanRecorder {
  note(request: PlannedRequest, started: number, reply: SubgraphReply): void;
  of(request: PlannedRequest): RecordedRequest | undefined;
}

/** Opens a record of one operation. */
export function createPlanRecorder(now: () => number = () => performance.now()): PlanRecorder {
  const records = new Map<PlannedRequest, RecordedRequest>();
  return {
    note(request, started, reply) {
      records.set(request, {
        started,
        ended: now(),
        ...(reply.kind === 'failed' ? { code: reply.code } : {}),
        ...(reply.kind === 'answered' && reply.bytes !== undefined ? { bytes: reply.bytes } : {}),
      });
    },
    of: (request) => records.get(request),
  };
}
