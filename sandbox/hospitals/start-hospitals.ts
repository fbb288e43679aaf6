import type { RunningSource, SourceState } from '../faults/source-state.ts';
import { toHistoryMark } from './history-mark.ts';
import { sendHistory } from './send-history.ts';
import { openSentState } from './sent-state.ts';
import { type Feed, startFeed } from './start-feed.ts';
import type { HospitalPopulation, PortionMessage } from './write-portions.ts';

/** What the hospitals need. */
export interface HospitalsOptions {
  readonly population: HospitalPopulation;
  /** Where the receiver listens; it need not do so yet. */
  readonly receivers: { readonly host: string; readonly port: number };
  /** Where to remember what was sent; without it the whole history is sent on every start. */
  readonly stateFile?: string;
  /** Told now and then, and at the end, about how many of how many people everything is acknowledged. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly window?: number;
  readonly slowMilliseconds?: number;
}

/** The hospitals while they run. */
export interface RunningHospitals extends RunningSource {
  /** How many messages the receiver has acknowledged, earlier runs included. */
  sent(): number;
  /** How many messages the receiver has refused for good in this run. */
  refused(): number;
  /** Resolves once every message is acknowledged. */
  settled(): Promise<void>;
}

/**
 * Starts the hospital trusts, each of which sends its whole history as HL7 v2 over a connection of its own, and
 * keeps the connection afterwards.
 *
 * Down closes the connections; slow sends one message in ten seconds; garbage sends framed messages that
 * nobody can read, and goes on afterwards where the history stopped.
 */
export async function startHospitals(options: HospitalsOptions): Promise<RunningHospitals> {
  const { population, receivers, onProgress, window, slowMilliseconds } = options;
  const state = openSentState(options.stateFile, toHistoryMark(population));
  const feeds = new Map<string, Feed<PortionMessage>>();
  let sourceState: SourceState = 'up';

  const openFeed = (trust: string): Feed<PortionMessage> => {
    const known = feeds.get(trust);
    if (known !== undefined) return known;
    const feed = startFeed<PortionMessage>({
      receiver: receivers,
      state: sourceState,
      onAcknowledged: (message) => history.acknowledge(trust, message),
      ...(window === undefined ? {} : { window }),
      ...(slowMilliseconds === undefined ? {} : { slowMilliseconds }),
    });
    feeds.set(trust, feed);
    return feed;
  };
  for (const trust of state.trusts().keys()) openFeed(trust);
  const history = sendHistory({
    population,
    state,
    send: (trust, messages) => openFeed(trust).send(messages),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  return {
    url: `mllp://${receivers.host}:${receivers.port}`,
    sent: () => [...state.trusts().values()].reduce((sum, { inAll }) => sum + inAll, 0),
    refused: () => [...feeds.values()].reduce((sum, feed) => sum + feed.refused(), 0),
    settled: () => history.settled,
    setState: async (next) => {
      sourceState = next;
      for (const feed of feeds.values()) feed.setState(next);
    },
    close: async () => {
      history.close();
      for (const feed of feeds.values()) feed.close();
      state.save();
    },
  };
}
