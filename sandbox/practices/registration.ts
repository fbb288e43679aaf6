import type { Life } from '../population/life.ts';
import { toDate } from './record-dates.ts';

/** Whether the person moved here lately and the last practice's record has not arrived: a few by index. */
export function isRecordInTransit(life: Life): boolean {
  return life.index % 17 === 14;
}

/** Whether the person refused to share their record: very few by index, and none that has a story. */
export function isSharingRefused(life: Life): boolean {
  return life.index % 97 === 41 && life.story === '' && life.difficulties.length === 0;
}

/**
 * The date on which the person joined the practice: that of the latest consultation while the old record is in
 * transit, and of the first otherwise; of birth where there was none.
 */
export function toRegistrationDate(life: Life): string {
  const dates = life.consultations.map((consultation) => toDate(consultation.start)).sort();
  return (isRecordInTransit(life) ? dates.at(-1) : dates[0]) ?? life.person.birthDate;
}
