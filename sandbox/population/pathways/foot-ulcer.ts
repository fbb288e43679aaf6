import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import { products } from '../codes/products.ts';
import type { ActualStay } from '../draft/hospital-chapter.ts';
import type { LifeDraft } from '../life-draft.ts';
import { dressWound } from './district-nursing.ts';
import { bloodPressure, coded, heading, measured, note, topic } from './notes.ts';

/** A diabetic foot ulcer: found by the practice, infected, treated in hospital, dressed at home. */
export function followFootUlcer(
  draft: LifeDraft,
  plan: { readonly noticed: Day; readonly visits: number; readonly isHealed: boolean },
): ActualStay | undefined {
  const { gp, hospital, random } = draft;
  const { noticed, visits, isHealed } = plan;
  const problemId = gp.problem(conditions.diabeticFootUlcer, noticed);
  gp.consult(noticed, {
    type: 'GP Surgery',
    topics: [
      topic(
        'Foot ulcer',
        problemId,
        heading('History', note('Noticed a sore under the left big toe one week ago. Little pain.')),
        heading(
          'Examination',
          coded(
            conditions.diabeticFootUlcer,
            'Ulcer under left first metatarsal head, about 2 cm, sloughy edge.',
          ),
          measured(observations.temperature, 'Temperature', 37.4, 'Cel', '°C'),
          bloodPressure(random, 144),
        ),
        heading(
          'Plan',
          note(
            'Antibiotics for one week. Urgent referral to the foot protection service. Keep weight off the foot.',
          ),
        ),
      ),
    ],
  });
  gp.prescribe({ ...products.doxycycline, start: noticed, end: noticed + 7, course: 'acute', problemId });
  const stay = hospital.stay({
    kind: 'inpatient',
    day: noticed + random.integer(6, 12),
    nights: random.integer(6, 11),
    admissionMethod: '21',
    dischargeDestination: '19',
    specialty: '307',
    path: [
      { ward: 'emergency', afterHours: 0 },
      { ward: 'assessment', afterHours: 5.5 },
      { ward: 'surgical', afterHours: 27 },
      { ward: 'medical', afterHours: 78 },
    ],
    diagnoses: [conditions.diabeticFootUlcer, conditions.woundInfection, conditions.typeTwoDiabetes],
    procedures: [{ opcs4: 'S57.1', display: 'Debridement of skin NEC', afterHours: 31 }],
    letter: dischargeLetter,
  });
  if (stay === undefined || !stay.wentHome) return stay;
  gp.consult(stay.discharged + 6, {
    type: 'Telephone call to a patient',
    topics: [
      topic(
        'After discharge from hospital',
        problemId,
        heading('History', note('Home since last week. Managing with a frame. District nurse visiting.')),
        heading(
          'Plan',
          coded(observations.medicationReview, 'Medicines reconciled with the discharge letter.'),
        ),
      ),
    ],
  });
  dressWound(draft, {
    received: stay.discharged,
    reason: conditions.diabeticFootUlcer,
    visits,
    length: 28,
    isHealed,
    title: 'Wound care plan: left foot',
  });
  return stay;
}

const dischargeLetter = [
  'Reason for admission: infected diabetic foot ulcer, left foot, with spreading cellulitis.',
  'Treatment: intravenous antibiotics, surgical debridement under local anaesthetic, insulin sliding scale for two days.',
  'On discharge: afebrile, wound clean and granulating, mobile with a frame.',
  'Medicines changed: doxycycline 100 mg daily for seven more days. No other changes.',
  'Plan: district nurses to dress three times a week, foot clinic in two weeks, practice to check kidney function in one week.',
].join('\n');
