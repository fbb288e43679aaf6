import type { Life } from '../population/life.ts';
import { createEpicDialect } from './epic-dialect.ts';
import type { HospitalDialect } from './hospital-dialect.ts';
import { createItkDialect } from './itk-dialect.ts';
import { type HospitalMessage, toAdtMessages } from './to-adt-messages.ts';

/** The trusts that use Epic; all others write as the Interoperability Toolkit does. */
const epicTrusts = new Set(['RZ2']);

/** The dialect that a trust's system writes. */
export function createDialectOf(trust: string): HospitalDialect {
  return epicTrusts.has(trust) ? createEpicDialect(trust) : createItkDialect(trust);
}

/** Each trust's messages about all lives up to a day, in the order in which they are sent. */
export function orderHistory(
  lives: Iterable<Life>,
  asOf = '9999-12-31',
): ReadonlyMap<string, readonly HospitalMessage[]> {
  const end = Date.parse(asOf);
  const dialects = new Map<string, HospitalDialect>();
  const histories = new Map<string, HospitalMessage[]>();
  for (const life of lives) {
    const trust = life.trust.odsCode;
    const dialect = dialects.get(trust) ?? createDialectOf(trust);
    dialects.set(trust, dialect);
    const history = histories.get(trust) ?? [];
    histories.set(trust, history);
    // What follows an event within hours may lie beyond the last day that anybody can know of.
    history.push(...toAdtMessages(life, dialect).filter(({ at }) => at < end));
  }
  return new Map([...histories].map(([trust, history]) => [trust, delayLate(inTrueOrder(history))]));
}

function inTrueOrder(messages: readonly HospitalMessage[]): HospitalMessage[] {
  return [...messages].sort(
    (one, other) =>
      one.at - other.at || (one.controlId < other.controlId ? -1 : one.controlId > other.controlId ? 1 : 0),
  );
}

/** Lets each late message step behind as many others as it is late. */
function delayLate(messages: readonly HospitalMessage[]): HospitalMessage[] {
  return messages
    .map((message, position) => ({
      message,
      position: position + (message.late === 0 ? 0 : message.late + 0.5),
    }))
    .sort((one, other) => one.position - other.position)
    .map(({ message }) => message);
}
