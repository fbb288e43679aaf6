const dayInEngland = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short' });

/** The calendar day of an instant where practices are, as YYYY-MM-DD. */
export function toPracticeDay(instant: number): string {
  return dayInEngland.format(instant);
}
