import { observations } from '../codes/observations.ts';
import type { Topic } from '../draft/practice-chapter.ts';
import type { Term } from '../life.ts';
import type { Random } from '../random.ts';

/** A heading of a consultation with what stands under it. */
export type Heading = Topic['headings'][number];

/** One line of a consultation. */
export type Entry = Heading['entries'][number];

/** A topic with its headings, under a problem where it has one. */
export function topic(title: string, problemId: string | undefined, ...headings: readonly Heading[]): Topic {
  return { title, ...(problemId === undefined ? {} : { problemId }), headings };
}

/** A heading such as History, Examination or Plan. */
export function heading(title: string, ...entries: readonly Entry[]): Heading {
  return { title, entries };
}

/** A line of free text. */
export function note(text: string): Entry {
  return { text };
}

/** A line that carries a code beside its text. */
export function coded(term: Term, text: string): Entry {
  return { text, term };
}

/** A measurement; the unit is UCUM, the text is as a clinician writes it. */
export function measured(term: Term, label: string, number: number, ucum: string, unit = ucum): Entry {
  return { text: `${label} ${number} ${unit}`, term, value: { number, ucum } };
}

/** A blood pressure in mmHg around the given systolic pressure. */
export function bloodPressure(random: Random, systolic: number): Entry {
  const upper = systolic + random.integer(-8, 9);
  const lower = Math.round(upper * 0.56) + random.integer(-4, 5);
  return { text: `BP ${upper}/${lower} mmHg`, term: observations.bloodPressure };
}

/** A weight in kilograms around the given one. */
export function weight(random: Random, kilograms: number): Entry {
  const number = Math.round((kilograms + random.integer(-20, 20) / 10) * 10) / 10;
  return measured(observations.weight, 'Weight', number, 'kg');
}
