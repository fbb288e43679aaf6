/** The first day of the month that an ISO date or instant lies in: the period a record is submitted for. */
export function submissionMonth(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

/** The first day of the month after that. */
export function nextSubmissionMonth(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}
