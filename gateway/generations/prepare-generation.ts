import type { Log } from '../../schema/runtime/log.ts';
import type { HouseRules } from '../house-rules.ts';
import type { Supergraph } from '../load-supergraph.ts';
import { createPlanning, defaultPlanningOptions, type Planning } from '../planning/create-planning.ts';

/** A supergraph that was admitted and can be planned on, before anybody is answered by it. */
export interface PreparedGeneration {
  readonly supergraph: Supergraph;
  readonly planning: Planning;
}

/** How long a thread that plans may warm up. */
const warmUpMilliseconds = 2000;

/** Prepares a supergraph for use; rejects where it cannot be planned on. */
export async function prepareGeneration(
  supergraph: Supergraph,
  rules: HouseRules,
  log: Log,
): Promise<PreparedGeneration> {
  const planning = createPlanning(
    { supergraphSdl: supergraph.sdl, status: rules.status, warmUpMilliseconds },
    { ...defaultPlanningOptions, log },
  );
  try {
    await planning.ready;
  } catch (error) {
    await planning.close();
    throw error;
  }
  return { supergraph, planning };
}
