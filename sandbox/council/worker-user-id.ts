import { socialWorkers } from '../population/staff.ts';

/** The number of a council's worker in the national directory; the first is the persona of the social worker. */
export function toWorkerUserId(name: string): string {
  const position = socialWorkers.findIndex((worker) => worker === name);
  if (position === 0) return '999000000006';
  return String(999_000_020_000 + (position === -1 ? 999 : position));
}
