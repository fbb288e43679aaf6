import type { Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';
import type { HospitalDialect } from './hospital-dialect.ts';
import { renderMessage } from './render-message.ts';
import { toHospitalEvents } from './to-hospital-events.ts';

/** A message as a hospital sends it. */
export interface HospitalMessage {
  /** The message control id, MSH-10: unique within its trust. */
  readonly controlId: string;
  /** The position in the population of the person that it is about. */
  readonly person: number;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
  /** The message with its segments ended by carriage returns. */
  readonly text: string;
  /** After how many later messages of its trust it is sent; 0 for nearly all. */
  readonly late: number;
}

/**
 * Writes a life as its trust's system would have written it, in the order in which it happened.
 *
 * Now and then a message is late, comes twice, or comes again under another control id, as a resent one
 * does; the same life always gives the same messages.
 */
export function toAdtMessages(life: Life, dialect: HospitalDialect): HospitalMessage[] {
  return toHospitalEvents(life).flatMap((event, position) => {
    const random = createRandom(life.index, 0x41, position);
    const controlId = `${String(life.index + 1).padStart(8, '0')}${String(position).padStart(5, '0')}`;
    const at = Date.parse(event.at);
    const message = (id: string, late: number): HospitalMessage => ({
      controlId: id,
      person: life.index,
      at,
      text: renderMessage(event, dialect, id),
      late,
    });
    const sent = message(`${controlId}0`, random.chance(0.02) ? random.integer(1, 12) : 0);
    if (random.chance(0.015)) return [sent, { ...sent, late: sent.late + random.integer(0, 5) }];
    if (random.chance(0.01)) return [sent, message(`${controlId}1`, sent.late + random.integer(1, 5))];
    return [sent];
  });
}
