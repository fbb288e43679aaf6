import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import { products } from '../codes/products.ts';
import type { LifeDraft } from '../life-draft.ts';
import { communityClinicians } from '../staff.ts';
import { communityServices } from './community-services.ts';
import { attendanceOf } from './district-nursing.ts';
import { bloodPressure, heading, measured, note, topic, weight } from './notes.ts';
import { countOf, everyDays, recentFrom } from './spells.ts';

/** Heart failure: medicines, reviews, admissions with fluid, and the heart failure nurse. */
export function followHeartFailure(draft: LifeDraft, onset: Day, admissionsPerYear: number): void {
  const { gp, random, until, born } = draft;
  const problemId = gp.problem(conditions.heartFailure, onset);
  gp.prescribe({ ...products.furosemide, start: onset + 2, course: 'repeat', problemId });
  gp.prescribe({ ...products.ramiprilLow, start: onset + 14, end: onset + 120, course: 'repeat', problemId });
  gp.prescribe({ ...products.ramipril, start: onset + 120, course: 'repeat', problemId });
  if (random.chance(0.4)) {
    const fibrillationId = gp.problem(conditions.atrialFibrillation, onset - random.integer(0, 900));
    gp.prescribe({ ...products.digoxin, start: onset + 30, course: 'repeat', problemId: fibrillationId });
  }
  const kilograms = random.integer(62, 98);
  const from = Math.max(onset + 30, recentFrom(until, born));
  for (const day of everyDays(random, from, until, 180)) {
    gp.consult(day, {
      type: random.pick(['GP Surgery', 'Nurse appointment', 'Telephone call to a patient']),
      topics: [
        topic(
          'Heart failure review',
          problemId,
          heading('History', note(random.pick(histories))),
          heading(
            'Examination',
            weight(random, kilograms),
            bloodPressure(random, 122),
            measured(observations.heartRate, 'Pulse', random.integer(58, 88), '/min', 'per minute'),
          ),
          heading('Plan', note(random.pick(plans))),
        ),
      ],
    });
  }
  const years = Math.max(0, (until - from) / 365);
  for (let spell = countOf(random, admissionsPerYear * years); spell > 0; spell -= 1) {
    decompensate(draft, random.integer(from, until - 1), kilograms);
  }
}

function decompensate({ hospital, community, random }: LifeDraft, day: Day, kilograms: number): void {
  const stay = hospital.stay({
    kind: 'inpatient',
    day,
    nights: random.integer(4, 10),
    admissionMethod: '21',
    dischargeDestination: '19',
    specialty: '320',
    path: [
      { ward: 'emergency', afterHours: 0 },
      { ward: 'assessment', afterHours: 6 },
      { ward: 'cardiac', afterHours: 26 },
    ],
    diagnoses: [conditions.heartFailure, conditions.kidneyDisease],
    procedures: [{ opcs4: 'U20.1', display: 'Transthoracic echocardiography', afterHours: 40 }],
    letter: dischargeLetter,
  });
  if (stay === undefined || !stay.wentHome) return;
  const visits = random.integer(5, 10);
  community.refer({
    service: communityServices.heartFailureNursing,
    reason: conditions.heartFailure,
    received: stay.discharged,
    ...(random.chance(0.6) ? { discharged: stay.discharged + visits * 10 + 7 } : {}),
    contacts: Array.from({ length: visits }, (_, visit) => ({
      day: stay.discharged + 3 + visit * 10,
      minutes: random.integer(5, 10) * 5,
      attendance: attendanceOf(random, visit),
      clinician: communityClinicians[6],
      activities: [
        {
          kind: 'test' as const,
          term: observations.weight,
          value: { number: kilograms - Math.min(visit, 4) + random.integer(0, 1), ucum: 'kg' },
        },
        { kind: 'assessment' as const, term: observations.needsAssessment },
      ],
    })),
    carePlan: {
      title: 'Heart failure care plan',
      created: stay.discharged + 3,
      updated: stay.discharged + 40,
      reviewed: stay.discharged + 180,
      goals: ['Stay out of hospital', 'Climb the stairs without stopping'],
      actions: [
        { what: 'Weigh every morning and write it down', who: 'Patient', when: 'Every day' },
        {
          what: 'Ring the nurse for two kilograms gained in three days',
          who: 'Patient',
          when: 'When needed',
        },
        {
          what: 'Check kidney function after each dose change',
          who: 'Heart failure nurse',
          when: 'Within two weeks',
        },
      ],
    },
  });
}

const histories = [
  'Ankles less swollen. Sleeps on two pillows. Can walk to the end of the road.',
  'More breathless on stairs this month. No chest pain.',
  'Steady. Weighs daily. No dizziness.',
];
const plans = [
  'Continue. Kidney function in three months.',
  'Water tablet increased for one week. Repeat bloods then.',
  'No change. Review in six months, sooner if weight goes up.',
];
const dischargeLetter = [
  'Reason for admission: decompensated heart failure with fluid overload.',
  'Treatment: intravenous furosemide for three days, weight down by five kilograms.',
  'On discharge: comfortable, no oedema above the ankles, blood pressure 118/66.',
  'Medicines changed: furosemide 40 mg now twice a day for two weeks, then as before.',
  'Plan: heart failure nurse within one week. Practice to check kidney function in one week.',
].join('\n');
