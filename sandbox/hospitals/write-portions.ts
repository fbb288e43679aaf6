import { setImmediate } from 'node:timers/promises';
import type { Life } from '../population/life.ts';
import { createDialectOfTrust } from './dialect-of-trust.ts';
import type { HospitalDialect } from './hospital-dialect.ts';
import { toSendingOrder } from './sending-order.ts';
import { type HospitalMessage, toAdtMessages } from './to-adt-messages.ts';

/** The part of a population that the hospitals look at. */
export interface HospitalPopulation {
  readonly size: number;
  /** The last day that anybody can know of, an ISO 8601 date; without it everything is told. */
  readonly asOf?: string;
  lives(): Iterable<Life>;
}

/** A message of a portion of the history. */
export interface PortionMessage extends HospitalMessage {
  readonly portion: number;
}

/** Some people next to one another in the population, and what their trusts have to tell about them. */
export interface HistoryPortion {
  /** Its place among all portions, from 0. */
  readonly number: number;
  readonly people: number;
  /** Each trust's messages, in the order in which they are sent. */
  readonly messages: ReadonlyMap<string, readonly PortionMessage[]>;
}

/** How many people make a portion: some four hundred messages. */
export const peopleInPortion = 50;
/** How many people are written in one turn of the event loop, which takes a few milliseconds. */
const peopleInTurn = 8;

/**
 * Writes the hospitals' history from one portion on, each when it is asked for, and lets others have their
 * turns meanwhile.
 *
 * The same population always gives the same portions. Within a portion a trust tells by true time; the next
 * portion begins in the past again, with other people.
 */
export async function* writePortions(
  population: HospitalPopulation,
  first = 0,
): AsyncGenerator<HistoryPortion, void, void> {
  const write = createWriter(population.asOf);
  const skipped = first * peopleInPortion;
  let position = 0;
  let messages = new Map<string, HospitalMessage[]>();
  const take = (): HistoryPortion => {
    const number = Math.ceil(position / peopleInPortion) - 1;
    const ordered = [...messages].map(([trust, told]) => {
      return [trust, toSendingOrder(told).map((message) => ({ ...message, portion: number }))] as const;
    });
    messages = new Map();
    return { number, people: position - number * peopleInPortion, messages: new Map(ordered) };
  };
  for (const life of population.lives()) {
    position += 1;
    if (position % peopleInTurn === 0) await setImmediate();
    if (position <= skipped) continue;
    const trust = life.trust.odsCode;
    const told = messages.get(trust);
    if (told === undefined) messages.set(trust, write(life));
    else told.push(...write(life));
    if (position % peopleInPortion === 0) yield take();
  }
  if (position > skipped && position % peopleInPortion !== 0) yield take();
}

/** Builds what writes down a life in the dialect of its trust, up to a day. */
function createWriter(asOf = '9999-12-31'): (life: Life) => HospitalMessage[] {
  const end = Date.parse(asOf);
  const dialects = new Map<string, HospitalDialect>();
  return (life) => {
    const trust = life.trust.odsCode;
    const dialect = dialects.get(trust) ?? createDialectOfTrust(trust);
    dialects.set(trust, dialect);
    // What follows an event within hours may lie beyond the last day that anybody can know of.
    return toAdtMessages(life, dialect).filter(({ at }) => at < end);
  };
}
