import type { CurrentReading } from '../alerts/decide-alerts.ts';
import type { ReadingFacts } from '../telehealth-facts.ts';
import type { KeptVersion } from './read-current.ts';

/** A kept reading as alerts are decided by it. */
export function toCurrentReading(version: KeptVersion<ReadingFacts>): CurrentReading {
  const { identifier, nhsNumber, link, status, date, at, facts } = version;
  return { identifier, nhsNumber, isVerified: link === 'verified', status, date, at, facts };
}
