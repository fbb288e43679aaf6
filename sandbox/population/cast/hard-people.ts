import { noKnownAllergy, penicillinAllergy } from '../codes/allergy-substances.ts';
import { conditions } from '../codes/conditions.ts';
import { products } from '../codes/products.ts';
import { toDate } from '../calendar.ts';
import type { LifeDraft } from '../life-draft.ts';
import { followChildhood, followViralWheeze } from '../pathways/childhood.ts';
import { followCopd } from '../pathways/copd.ts';
import { followDementia } from '../pathways/dementia.ts';
import { followDiabetes } from '../pathways/diabetes.ts';
import { dressWound } from '../pathways/district-nursing.ts';
import { followEndOfLife } from '../pathways/end-of-life.ts';
import { followHeartFailure } from '../pathways/heart-failure.ts';
import { admitUrgently, attendClinic, attendEmergency } from '../pathways/hospital-visits.ts';
import { arrangeLongTermSupport } from '../pathways/long-term-support.ts';
import { seeHealthCheck, seeMinorIllness } from '../pathways/minor-illness.ts';
import { coded, heading, note, topic } from '../pathways/notes.ts';
import { followHypertension, followLowMood } from '../pathways/other-long-term.ts';
import { writeManyMedicines } from './many-medicines.ts';

/** Known to the systems under two NHS numbers, one of them superseded. */
export function writeSuperseded(draft: LifeDraft): void {
  const { until } = draft;
  followHypertension(draft, until - 2900);
  followDiabetes(draft, { onset: until - 1900, control: 'good', reviewEvery: 180, usesInsulin: false });
  attendClinic(draft, until - 300);
  admitUrgently(draft, until - 500);
}

/** A few consultations and an attendance, none of which may give the address away. */
export function writeRestricted(draft: LifeDraft): void {
  const { until } = draft;
  followLowMood(draft, until - 260);
  seeHealthCheck(draft, until - 420);
  attendEmergency(draft, until - 270);
}

/** Heart failure, then a planned death at home. */
export function writeDeceased(draft: LifeDraft): void {
  const { until } = draft;
  followHeartFailure(draft, until - 1400, 0.8);
  followEndOfLife(draft, until - 95);
}

/** Treated by the hospital after leaving the practice's list. */
export function writeUnregistered(draft: LifeDraft): void {
  const { until } = draft;
  seeMinorIllness(draft, until - 700);
  followLowMood(draft, until - 620);
  attendEmergency(draft, until - 120);
  admitUrgently(draft, until - 60);
}

/** Admitted under two hospital numbers before anybody noticed, and with a medicine of every status. */
export function writeDuplicate(draft: LifeDraft): void {
  const { until } = draft;
  followCopd(draft, until - 2700, 0.5);
  admitUrgently(draft, until - 610);
  admitUrgently(draft, until - 240);
  writeManyMedicines(draft);
}

/** Supported by a council that never learned the NHS number. */
export function writeUnmatched(draft: LifeDraft): void {
  followDementia(draft, draft.until - 1300, 'home-care');
}

/** Allergic for the practice, without allergies for the hospital. */
export function writeContradicted(draft: LifeDraft): void {
  const { gp, until } = draft;
  gp.allergy({
    substance: penicillinAllergy,
    kind: 'medication',
    reaction: { snomed: '247472004', display: 'Urticarial rash' },
    onset: toDate(until - 6000),
    recordedBy: 'practice',
  });
  gp.allergy({
    substance: noKnownAllergy,
    kind: 'medication',
    onset: toDate(until - 190),
    recordedBy: 'hospital',
  });
  followHypertension(draft, until - 1500);
  seeMinorIllness(draft, until - 196);
  admitUrgently(draft, until - 190);
}

/** An allergy that somebody noted without saying when. */
export function writeUndated(draft: LifeDraft): void {
  const { gp, until } = draft;
  gp.allergy({
    substance: { snomed: '293586001', display: 'Aspirin allergy', readV2: '14LK.' },
    kind: 'medication',
    recordedBy: 'practice',
  });
  const problemId = gp.problem(conditions.gout, until - 1700);
  gp.prescribe({ ...products.allopurinol, start: until - 1600, course: 'repeat', problemId });
  followHypertension(draft, until - 2400);
  seeMinorIllness(draft, until - 100);
}

/** Two matters that the practice keeps to itself, among others that it shares. */
export function writeConfidential(draft: LifeDraft): void {
  const { gp, until } = draft;
  const problemId = gp.problem(conditions.depression, until - 210, { confidential: true });
  for (const day of [until - 210, until - 180]) {
    gp.consult(day, {
      type: 'GP Surgery',
      confidential: true,
      topics: [
        topic(
          'Low mood',
          problemId,
          heading('History', coded(conditions.depression, 'Low since a loss. Asks that this is not shared.')),
          heading('Plan', note('Counselling through the practice. Marked confidential as asked.')),
        ),
      ],
    });
  }
  seeMinorIllness(draft, until - 400);
  seeHealthCheck(draft, until - 330);
  seeMinorIllness(draft, until - 45);
}

/** Nobody has recorded anything. */
export function writeNothing(): void {}

/** Two leg ulcers, dressed every other day for more than a year. */
export function writeManyContacts(draft: LifeDraft): void {
  const { until } = draft;
  followHypertension(draft, until - 4200);
  const wound = { reason: conditions.legUlcer, place: 'home', everyDays: 2 } as const;
  dressWound(draft, {
    ...wound,
    received: until - 620,
    visits: 120,
    length: 48,
    isHealed: true,
    title: 'Wound care plan: right leg',
  });
  dressWound(draft, {
    ...wound,
    received: until - 200,
    visits: 98,
    length: 36,
    isHealed: false,
    title: 'Wound care plan: left leg',
  });
  admitUrgently(draft, until - 330);
  arrangeLongTermSupport(draft, {
    assessed: until - 500,
    kind: 'home-care',
    reason: 'mobility and personal care',
    strengths: ['Sharp memory', 'Likes company'],
    goal: 'Be up and dressed before the nurse comes',
  });
}

/** A small child with vaccinations, a health visitor and a wheezy winter. */
export function writeChild(draft: LifeDraft): void {
  followChildhood(draft);
  followViralWheeze(draft);
  attendEmergency(draft, draft.until - 150);
  admitUrgently(draft, draft.until - 149 + 30);
}
