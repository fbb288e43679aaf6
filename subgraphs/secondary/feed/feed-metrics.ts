import { Registry } from 'prom-client';
import { type CountOutcome, createOutcomeCounter } from '../../kit/telemetry/create-outcome-counter.ts';
import { createStoreGauges } from '../../kit/telemetry/create-store-gauges.ts';
import { refusals } from '../hl7/refusal.ts';
import type { Verdict } from '../hl7/to-acknowledgement.ts';
import { type BacklogOptions, readBacklog } from './read-backlog.ts';

/** What operators are told of hospitals' messages. */
export interface FeedMetrics {
  readonly registries: readonly Registry[];
  /** Notes what a sender was told. */
  readonly count: CountOutcome<Verdict>;
}

/** Builds what counts hospitals' messages by what became of them; nothing of it names a person or quotes a message. */
export function createFeedMetrics(options: BacklogOptions): FeedMetrics {
  const registry = new Registry();
  const count = createOutcomeCounter<Verdict>(registry, {
    name: 'caregraph_feed_messages_total',
    help: 'Messages of hospitals by what their sender was told: accepted, or why not.',
    outcomes: ['accepted', ...(Object.keys(refusals) as (keyof typeof refusals)[])],
  });
  const gauges = createStoreGauges({
    store: 'hospital',
    gauges: {
      waiting: {
        name: 'caregraph_feed_messages_waiting',
        help: 'Messages that are kept and not applied yet.',
      },
      oldestWaiting: {
        name: 'caregraph_feed_oldest_waiting_seconds',
        help: 'How long the oldest of them has waited; 0 where none waits.',
      },
      setAside: {
        name: 'caregraph_feed_messages_set_aside',
        help: 'Messages that are kept and were set aside, by why: readers are told that something is missing.',
        label: 'reason',
      },
      senders: {
        name: 'caregraph_feed_senders',
        help: 'Senders by how they are: heard, silent for longer than they may be, or never heard.',
        label: 'state',
      },
    },
    read: () => readBacklog(options),
  });
  return { registries: [registry, gauges], count };
}
