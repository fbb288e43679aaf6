import type { Log } from '../../schema/runtime/log.ts';
import type { HouseRules } from '../house-rules.ts';
import type { Supergraph } from '../load-supergraph.ts';
import {
  createPlanning,
  defaultPlanningOptions,
  type Planning,
  type PlanningWatch,
} from '../planning/create-planning.ts';
import { type PaceLimits, unpaced } from '../planning/pace.ts';

/** A supergraph that was admitted and can be planned on, before anybody is answered by it. */
export interface PreparedGeneration {
  readonly supergraph: Supergraph;
  readonly planning: Planning;
}

/** What a supergraph is prepared with. */
export interface PreparationOptions {
  /** How much of the time for planning one caller may take; as much as there is where it is left out. */
  readonly pace?: PaceLimits | undefined;
  readonly metrics: PlanningWatch;
  readonly log: Log;
}

/** How much of its processor time a thread that plans may spend on warming up. */
const warmUpMilliseconds = 2000;

/** Begins to prepare a supergraph for use; whether it can be planned on comes to light when its planning is ready. */
export function prepareGeneration(
  supergraph: Supergraph,
  rules: HouseRules,
  { pace = unpaced, metrics: watch, log }: PreparationOptions,
): PreparedGeneration {
  const planning = createPlanning(
    { supergraphSdl: supergraph.sdl, status: rules.status, warmUpMilliseconds },
    { ...defaultPlanningOptions, pace, watch, log },
  );
  // Whoever waits for it is told; until then nobody may be waiting.
  planning.ready.catch(() => undefined);
  return { supergraph, planning };
}
