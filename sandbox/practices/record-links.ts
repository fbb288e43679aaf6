import type { Consultation, Life } from '../population/life.ts';
import { toDate, toPrecision } from './record-dates.ts';
import type { RenderContext } from './record-item.ts';
import { toDigits } from './render-context.ts';

/** The key of a consultation's entry in the record. */
export function toConsultationKey(consultation: Pick<Consultation, 'id'>): string {
  return `consultation/${consultation.id}`;
}

/** The key of the consultation on a day, in which what is dated that day was recorded. */
export function findConsultationOn(life: Life, date: string | undefined): string | undefined {
  if (date === undefined || date.length < 10) return undefined;
  const found = life.consultations.find((consultation) => toDate(consultation.start) === toDate(date));
  return found && toConsultationKey(found);
}

/** The key of a problem's entry in the record. */
export function toProblemKey(problemId: string): string {
  return `problem/${problemId}`;
}

/** An onset at the precision that the supplier's users gave this entry; nothing where it is unknown. */
export function toOnset(context: RenderContext, key: string, onset: string | undefined): string | undefined {
  if (onset === undefined || onset === '') return undefined;
  const { onsetPrecisions } = context.supplier;
  const choice = Number.parseInt(toDigits(`precision ${key}`).slice(0, 8), 16) % onsetPrecisions.length;
  return toPrecision(onset, onsetPrecisions[choice] ?? 'day');
}
