import type { Medicine } from '../population/life.ts';
import { addDays } from './record-dates.ts';

const daysBetweenIssues = 28;
const issuesPerAuthorisation = 13;

/**
 * The dates on which a medicine was issued under its present authorisation, oldest first.
 *
 * An acute course is issued once. A repeat is issued every 28 days up to the last issue, and is authorised
 * afresh each year, so there are at most 13, or as many as it was authorised for.
 */
export function toIssueDates(medicine: Medicine): string[] {
  if (medicine.course === 'acute') return [medicine.lastIssued];
  const most = medicine.issuesAllowed ?? issuesPerAuthorisation;
  const dates: string[] = [];
  for (
    let date = medicine.lastIssued;
    date >= medicine.start && dates.length < most;
    date = addDays(date, -daysBetweenIssues)
  )
    dates.unshift(date);
  return dates;
}

/**
 * Whether a medicine is active on or after a date; always, if there is none.
 *
 * Without an end an acute course is active on its start only and a repeat goes on. Source: GP Connect 1.6,
 * "Retrieve a patient's structured record", medications.
 */
export function isActiveSince(medicine: Medicine, date: string | undefined): boolean {
  if (date === undefined) return true;
  const end = medicine.end ?? (medicine.course === 'acute' ? medicine.start : undefined);
  return end === undefined || end >= date;
}
