import type { Life } from '../population/life.ts';
import type { RecordItem } from './record-item.ts';
import { toConsultationKey, toProblemKey } from './record-links.ts';
import { toAllergyItems } from './render-allergies.ts';
import { toConsultationItems } from './render-consultations.ts';
import { toDiaryItems } from './render-diary.ts';
import { toImmunisationItems } from './render-immunisations.ts';
import { toMedicationItems } from './render-medications.ts';
import { toObservationItems } from './render-observations.ts';
import { toProblemItems } from './render-problems.ts';
import { toReferralItems } from './render-referrals.ts';

/** Everything in a person's general practice record, whatever may be shared. */
export function readRecord(life: Life): RecordItem[] {
  return [
    ...toAllergyItems(life),
    ...toMedicationItems(life),
    ...toProblemItems(life),
    ...toConsultationItems(life),
    ...toObservationItems(life),
    ...toImmunisationItems(life),
    ...toReferralItems(life),
    ...toDiaryItems(life),
  ];
}

/** The keys of what the practice marked confidential: whole consultations and problems, with all that is in them. */
export function toWithheldKeys(life: Life, record: readonly RecordItem[]): Set<string> {
  const marked = [
    ...life.consultations.filter((consultation) => consultation.confidential).map(toConsultationKey),
    ...life.problems.filter((problem) => problem.confidential).map(({ id }) => toProblemKey(id)),
  ];
  return new Set(
    record
      .map(({ key }) => key)
      .filter((key) => marked.some((each) => key === each || key.startsWith(`${each}/`))),
  );
}
