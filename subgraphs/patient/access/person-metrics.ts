import { Registry } from 'prom-client';
import { type CountOutcome, createOutcomeCounter } from '../../kit/telemetry/create-outcome-counter.ts';
import type { Opened } from './person-limit.ts';

/** What operators are told of how many persons are opened; nothing of it tells by whom, or who they are. */
export interface PersonMetrics {
  readonly registry: Registry;
  readonly count: CountOutcome<Opened>;
}

/** Builds what counts persons who were opened, again, beyond the limit in an emergency, or not at all. */
export function createPersonMetrics(): PersonMetrics {
  const registry = new Registry();
  const count = createOutcomeCounter<Opened>(registry, {
    name: 'caregraph_persons_opened_total',
    help: 'Persons whom callers opened: new to them, again within the hour, beyond the limit in an emergency, or refused.',
    outcomes: ['new', 'again', 'emergency', 'refused'],
  });
  return { registry, count };
}
