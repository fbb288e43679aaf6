import { createHash } from 'node:crypto';
import { createDialectOfTrust } from './dialect-of-trust.ts';
import { toAdtMessages } from './to-adt-messages.ts';
import { type HospitalPopulation, peopleInPortion } from './write-portions.ts';

/** How histories are written; raise it when the messages of people beyond the first come to differ. */
const layout = 2;
/** These include the people who were written by hand, who have every difficulty there is. */
const livesInMark = 50;

/**
 * Tells one history from another without writing it: by its size, its last day, and the messages about its
 * first people, which any other seed, pathway or dialect changes.
 */
export function toHistoryMark(population: HospitalPopulation): string {
  const { size, asOf = '' } = population;
  const hash = createHash('sha256').update([layout, peopleInPortion, size, asOf].join(' '));
  let marked = 0;
  for (const life of population.lives()) {
    const trust = life.trust.odsCode;
    for (const { text, late } of toAdtMessages(life, createDialectOfTrust(trust))) {
      hash.update(`\0${trust} ${late}\0${text}`);
    }
    marked += 1;
    if (marked === livesInMark) break;
  }
  return hash.digest('base64url');
}
