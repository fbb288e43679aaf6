import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import { products } from '../codes/products.ts';
import type { LifeDraft } from '../life-draft.ts';
import { communityClinicians } from '../staff.ts';
import { communityServices } from './community-services.ts';
import { attendanceOf } from './district-nursing.ts';
import { coded, heading, measured, note, topic } from './notes.ts';
import { countOf, everyDays, recentFrom } from './spells.ts';

/** Chronic obstructive pulmonary disease: inhalers, reviews, exacerbations and the respiratory nurse. */
export function followCopd(draft: LifeDraft, onset: Day, admissionsPerYear: number): void {
  const { gp, random, until, born } = draft;
  const problemId = gp.problem(conditions.copd, onset);
  gp.prescribe({ ...products.salbutamol, start: onset + 1, course: 'repeat', problemId });
  gp.prescribe({ ...products.tiotropium, start: onset + 90, course: 'repeat', problemId });
  if (random.chance(0.5)) {
    gp.prescribe({ ...products.beclometasoneFormoterol, start: onset + 500, course: 'repeat', problemId });
  }
  const smokes = random.chance(0.35);
  const from = Math.max(onset + 40, recentFrom(until, born));
  for (const day of everyDays(random, from, until, 340)) {
    gp.consult(day, {
      type: 'Nurse appointment',
      topics: [
        topic(
          'COPD annual review',
          problemId,
          heading('History', note(random.pick(breathlessness))),
          heading(
            'Examination',
            coded(
              observations.spirometry,
              `FEV1 ${random.integer(38, 72)}% of predicted after bronchodilator`,
            ),
            measured(observations.oxygenSaturation, 'SpO2', random.integer(90, 96), '%'),
            smokes
              ? coded(observations.smoker, 'Smokes ten a day')
              : coded(observations.exSmoker, 'Ex-smoker'),
          ),
          heading(
            'Plan',
            coded(observations.inhalerTechnique, 'Inhaler technique checked, good.'),
            note(
              smokes
                ? 'Stop smoking support offered. Rescue pack renewed.'
                : 'Rescue pack renewed. Flu jab booked.',
            ),
          ),
        ),
      ],
    });
  }
  const years = Math.max(0, (until - from) / 365);
  for (let attack = countOf(random, admissionsPerYear * years); attack > 0; attack -= 1) {
    exacerbate(draft, random.integer(from, until - 1), problemId);
  }
}

function exacerbate(draft: LifeDraft, day: Day, problemId: string): void {
  const { gp, hospital, community, random } = draft;
  gp.consult(day - 2, {
    type: 'Telephone call to a patient',
    topics: [
      topic(
        'Chest worse',
        problemId,
        heading(
          'History',
          note('Three days of more breathlessness and green sputum. Using reliever every two hours.'),
        ),
        heading('Plan', note('Start rescue pack today. Ring 999 if worse at rest.')),
      ),
    ],
  });
  gp.prescribe({ ...products.doxycycline, start: day - 2, end: day + 5, course: 'acute', problemId });
  gp.prescribe({ ...products.prednisolone, start: day - 2, end: day + 3, course: 'acute', problemId });
  const needsVentilation = random.chance(0.2);
  const stay = hospital.stay({
    kind: 'inpatient',
    day,
    nights: random.integer(2, 7),
    admissionMethod: '21',
    dischargeDestination: '19',
    specialty: '340',
    path: [
      { ward: 'emergency', afterHours: 0 },
      { ward: 'assessment', afterHours: 4 },
      { ward: 'respiratory', afterHours: 21 },
    ],
    diagnoses: [conditions.copdExacerbation, conditions.copd],
    ...(needsVentilation
      ? { procedures: [{ opcs4: 'E85.2', display: 'Non-invasive ventilation NEC', afterHours: 3 }] }
      : {}),
    letter: dischargeLetter,
  });
  if (stay === undefined || !stay.wentHome) return;
  const visits = random.integer(3, 7);
  const nurse = communityClinicians[7];
  community.refer({
    service: communityServices.respiratoryNursing,
    reason: conditions.copd,
    received: stay.discharged,
    discharged: stay.discharged + visits * 7 + 2,
    contacts: Array.from({ length: visits }, (_, visit) => ({
      day: stay.discharged + 1 + visit * 7,
      minutes: random.integer(5, 9) * 5,
      mechanism: visit > 1 && random.chance(0.4) ? ('telephone' as const) : ('face-to-face' as const),
      attendance: attendanceOf(random, visit),
      clinician: nurse,
      activities: [
        {
          kind: 'test' as const,
          term: observations.oxygenSaturation,
          value: { number: random.integer(89, 95), ucum: '%' },
        },
        { kind: 'advice' as const, term: observations.support },
      ],
    })),
  });
}

const breathlessness = [
  'Breathless on hills, keeps up on the flat. One chest infection this year.',
  'Stops for breath after about 100 metres. Coughs most mornings.',
  'Breathless when dressing on bad days. Sleeps on three pillows.',
];

const dischargeLetter = [
  'Reason for admission: acute exacerbation of COPD.',
  'Treatment: nebulisers, oral steroids, antibiotics and controlled oxygen.',
  'On discharge: back to usual breathlessness, saturations 91% on air.',
  'Medicines: finish the course of prednisolone and doxycycline. Inhalers unchanged.',
  'Plan: respiratory nurse to visit within two days. Practice to review in two weeks. Repeat chest X-ray in six weeks.',
].join('\n');
