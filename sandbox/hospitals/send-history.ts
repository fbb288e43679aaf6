import { createBacklog } from './create-backlog.ts';
import { createPeopleTally } from './people-tally.ts';
import type { SentPosition, SentState } from './sent-state.ts';
import {
  type HistoryPortion,
  type HospitalPopulation,
  peopleInPortion,
  type PortionMessage,
  writePortions,
} from './write-portions.ts';

/** What sending a history needs. */
export interface HistoryOptions {
  readonly population: HospitalPopulation;
  /** What was sent by earlier runs, and where to note what this one sends. */
  readonly state: SentState;
  /** Takes a trust's messages, to be sent after all that it took before. */
  readonly send: (trust: string, messages: readonly PortionMessage[]) => void;
  /** Told now and then, and at the end, about how many of how many people everything is acknowledged. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A history while it is sent. */
export interface SendingHistory {
  /** Says that a trust's next message is acknowledged. */
  acknowledge(trust: string, message: PortionMessage): void;
  /** Resolves once every message is acknowledged; rejects where the history cannot be written. */
  readonly settled: Promise<void>;
  close(): void;
}

/** The next portion is written when no more messages than this wait for their acknowledgement. */
const fewMessages = 1000;
const progressPause = 250;

/** Sends what is left of the hospitals' history, and never holds more of it than a portion and a bit. */
export function sendHistory(options: HistoryOptions): SendingHistory {
  const { population, state, send, onProgress } = options;
  const backlog = createBacklog();
  const settled = Promise.withResolvers<void>();
  const earlier = new Map(state.trusts());
  const first = earlier.size === 0 ? 0 : Math.min(...[...earlier.values()].map(({ portion }) => portion));
  const tally = createPeopleTally(first * peopleInPortion);
  let isClosed = false;
  let lastProgress = -Infinity;

  const tell = () => {
    if (performance.now() - lastProgress < progressPause) return;
    lastProgress = performance.now();
    onProgress?.(tally.done(), population.size);
  };
  const run = async (): Promise<void> => {
    if (!state.isWhole) {
      for await (const portion of writePortions(population, first)) {
        if (isClosed) return;
        take(portion);
        await backlog.untilAtMost(fewMessages);
      }
      await backlog.untilAtMost(0);
      if (isClosed) return;
      state.complete();
    }
    onProgress?.(population.size, population.size);
    settled.resolve();
  };
  const take = ({ number, people, messages }: HistoryPortion): void => {
    const unsent = [...messages].map(
      ([trust, told]) => [trust, told.slice(toSent(earlier.get(trust), number))] as const,
    );
    tally.add(
      people,
      unsent.map(([, told]) => told),
    );
    for (const [trust, told] of unsent) {
      if (!state.trusts().has(trust)) state.set(trust, { portion: number, inPortion: 0, inAll: 0 });
      backlog.add(told.length);
      send(trust, told);
    }
    tell();
  };

  run().catch(settled.reject);
  return {
    settled: settled.promise,
    acknowledge(trust, { portion, person }) {
      const known = state.trusts().get(trust);
      const inPortion = known?.portion === portion ? known.inPortion + 1 : 1;
      state.set(trust, { portion, inPortion, inAll: (known?.inAll ?? 0) + 1 });
      tally.acknowledge(person);
      backlog.take();
      tell();
    },
    close() {
      isClosed = true;
      backlog.close();
    },
  };
}

/** How many messages of a portion were acknowledged to an earlier run. */
function toSent(position: SentPosition | undefined, portion: number): number {
  if (position === undefined || position.portion < portion) return 0;
  return position.portion === portion ? position.inPortion : Infinity;
}
