import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import { products } from '../codes/products.ts';
import type { LifeDraft } from '../life-draft.ts';
import { bloodPressure, coded, heading, measured, note, topic } from './notes.ts';
import { everyDays, recentFrom } from './spells.ts';

/** High blood pressure: one or two tablets and a check each year. */
export function followHypertension({ gp, random, until, born }: LifeDraft, onset: Day): void {
  const problemId = gp.problem(conditions.hypertension, onset);
  const first = random.pick([products.amlodipine, products.lisinopril, products.ramipril]);
  gp.prescribe({ ...first, start: onset + 7, course: 'repeat', problemId });
  if (random.chance(0.25))
    gp.prescribe({ ...products.doxazosin, start: onset + 400, course: 'repeat', problemId });
  for (const day of everyDays(
    random,
    Math.max(onset, recentFrom(until, born) + random.integer(0, 300)),
    until,
    365,
  )) {
    gp.consult(day, {
      type: random.pick(['Nurse appointment', 'Telephone call to a patient', 'GP Surgery']),
      topics: [
        topic(
          'Hypertension annual review',
          problemId,
          heading('Examination', bloodPressure(random, 138)),
          heading(
            'Plan',
            note(
              random.pick(['At target. Same again in a year.', 'Home readings for one week, then review.']),
            ),
          ),
        ),
      ],
    });
  }
}

/** Asthma: reliever and preventer, a yearly check, now and then an attack that needs the emergency department. */
export function followAsthma(
  { gp, hospital, random, until, born }: LifeDraft,
  onset: Day,
  attackChance: number,
): void {
  const problemId = gp.problem(conditions.asthma, onset);
  gp.prescribe({ ...products.salbutamol, start: onset + 1, course: 'repeat', problemId });
  if (random.chance(0.7))
    gp.prescribe({ ...products.beclometasone, start: onset + 60, course: 'repeat', problemId });
  const isAdult = until - born > 16 * 365;
  for (const day of everyDays(random, Math.max(onset + 30, recentFrom(until, born)), until, 370)) {
    gp.consult(day, {
      type: 'Nurse appointment',
      topics: [
        topic(
          'Asthma annual review',
          problemId,
          heading('History', note(random.pick(asthmaHistories))),
          heading(
            'Examination',
            measured(
              observations.peakFlow,
              'Peak flow',
              isAdult ? random.integer(32, 52) * 10 : random.integer(18, 32) * 10,
              'L/min',
            ),
          ),
          heading(
            'Plan',
            coded(observations.inhalerTechnique, 'Inhaler technique good. Written action plan given.'),
          ),
        ),
      ],
    });
  }
  if (!random.chance(attackChance)) return;
  hospital.stay({
    kind: 'inpatient',
    day: random.integer(Math.max(onset + 30, until - 1200), until - 1),
    nights: random.integer(1, 2),
    admissionMethod: '21',
    dischargeDestination: '19',
    specialty: isAdult ? '340' : '420',
    path: [
      { ward: 'emergency', afterHours: 0 },
      { ward: isAdult ? 'respiratory' : 'children', afterHours: 5 },
    ],
    diagnoses: [conditions.asthma],
    letter: asthmaLetter,
  });
}

/** Depression or anxiety with a few consultations and, mostly, a tablet. */
export function followLowMood({ gp, random, until }: LifeDraft, onset: Day): void {
  const isOver = random.chance(0.4);
  const ended = onset + random.integer(200, 500);
  const term = random.pick([conditions.depression, conditions.anxietyAndDepression]);
  const problemId = gp.problem(term, onset, isOver ? { ended } : {});
  const product = random.pick([products.sertraline, products.citalopram, products.fluoxetine]);
  if (random.chance(0.75)) {
    gp.prescribe({
      ...product,
      start: onset,
      course: 'repeat',
      problemId,
      ...(isOver ? { end: ended } : {}),
    });
  }
  for (const [place, day] of [onset, onset + 21, onset + 90].entries()) {
    if (day < until - 3 * 365) continue;
    gp.consult(day, {
      type: place === 0 ? 'GP Surgery' : 'Telephone call to a patient',
      topics: [
        topic(
          place === 0 ? 'Low mood' : 'Mood review',
          problemId,
          heading('History', note(moodHistories[place] ?? '')),
          heading('Plan', note(moodPlans[place] ?? '')),
        ),
      ],
    });
  }
}

const asthmaHistories = [
  'Uses reliever about once a week. Sleeps well.',
  'Wheezy in the hay fever season, otherwise fine.',
  'Night cough twice a week. Forgets the preventer.',
];
const asthmaLetter = [
  'Reason for admission: acute asthma.',
  'Treatment: nebulised bronchodilators and oral steroids.',
  'On discharge: peak flow above 75% of best, reliever no more than four hourly.',
  'Plan: practice to review within two working days.',
].join('\n');
const moodHistories = [
  'Low mood for three months, poor sleep, no appetite. No thoughts of self harm.',
  'A little better. Sleeping through. No side effects beyond mild nausea.',
  'Back at work part time. Enjoying things again.',
];
const moodPlans = [
  'Options discussed. Talking therapy self-referral. Safety net given.',
  'Continue. Review in two months.',
  'Continue for six months after recovery, then come off slowly.',
];
