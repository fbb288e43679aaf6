import { conditions } from '../codes/conditions.ts';
import { penicillinAllergy } from '../codes/allergy-substances.ts';
import { products } from '../codes/products.ts';
import type { LifeDraft } from '../life-draft.ts';
import { addYears, toDate } from '../calendar.ts';
import { followDiabetes } from '../pathways/diabetes.ts';
import { followFootUlcer } from '../pathways/foot-ulcer.ts';
import { attendClinic, attendEmergency } from '../pathways/hospital-visits.ts';
import { arrangeLongTermSupport } from '../pathways/long-term-support.ts';
import { seeMinorIllness, vaccinate } from '../pathways/minor-illness.ts';
import { arrangeReablement } from '../pathways/reablement.ts';

/** The person to show first: diabetes that reaches all four settings within a few months. */
export function writeShowcase(draft: LifeDraft): void {
  const { gp, until } = draft;
  followDiabetes(draft, { onset: until - 5200, control: 'poor', reviewEvery: 182, usesInsulin: false });
  const pressureId = gp.problem(conditions.hypertension, until - 6900);
  gp.prescribe({ ...products.ramipril, start: until - 6890, course: 'repeat', problemId: pressureId });
  const heartId = gp.problem(conditions.coronaryDisease, until - 2500);
  gp.prescribe({ ...products.aspirin, start: until - 2490, course: 'repeat', problemId: heartId });
  gp.prescribe({ ...products.omeprazole, start: until - 2400, course: 'repeat' });
  const kneesId = gp.problem(conditions.osteoarthritis, until - 3300, { significance: 'minor' });
  gp.prescribe({ ...products.paracetamol, start: until - 1500, course: 'repeat', problemId: kneesId });
  writeAllergies(draft);
  for (const yearsAgo of [2, 1, 0]) vaccinate(draft, addYears(until, -yearsAgo) - 24);
  seeMinorIllness(draft, until - 640);
  attendClinic(draft, until - 730);
  writeUlcer(draft);
  attendEmergency(draft, until - 48);
}

function writeAllergies({ gp, until }: LifeDraft): void {
  gp.allergy({
    substance: penicillinAllergy,
    kind: 'medication',
    reaction: { snomed: '247472004', display: 'Urticarial rash' },
    onset: toDate(until - 9800),
    recordedBy: 'practice',
  });
  gp.allergy({
    substance: penicillinAllergy,
    kind: 'medication',
    onset: toDate(until - 2480),
    recordedBy: 'hospital',
  });
  gp.allergy({
    substance: { snomed: '300916003', display: 'Allergy to latex', readV2: 'SN531' },
    kind: 'environment',
    onset: toDate(until - 4100),
    recordedBy: 'practice',
  });
}

/** Admission, dressings that go on, reablement, assessment and then home care. */
function writeUlcer(draft: LifeDraft): void {
  const { until } = draft;
  const stay = followFootUlcer(draft, { noticed: until - 220, visits: 44, isHealed: false });
  if (stay === undefined) return;
  const ended = arrangeReablement(draft, {
    requested: stay.discharged - 2,
    reason: 'Hospital discharge, reduced mobility after foot ulcer',
    route: 'Discharge from hospital',
    goesOn: true,
  });
  arrangeLongTermSupport(draft, {
    assessed: ended - 4,
    kind: 'home-care',
    reason: 'mobility and personal care',
    strengths: ['Keeps her own medicines in order', 'Close to her neighbours and her chapel'],
    goal: 'Wash and dress safely with the foot protected',
  });
}
