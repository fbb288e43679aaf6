import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import { products } from '../codes/products.ts';
import type { LifeDraft } from '../life-draft.ts';
import { bloodPressure, coded, heading, measured, note, topic, weight } from './notes.ts';
import { everyDays, recentFrom } from './spells.ts';

/** How somebody's diabetes goes, and how often it is reviewed, in days. */
export interface DiabetesPlan {
  readonly onset: Day;
  readonly control: 'good' | 'poor';
  readonly reviewEvery: number;
  readonly usesInsulin: boolean;
}

/** Type 2 diabetes in general practice: diagnosis, medicines and regular reviews. Gives the problem's id. */
export function followDiabetes(draft: LifeDraft, plan: DiabetesPlan): string {
  const { gp, random, until, born } = draft;
  const { onset, control } = plan;
  const problemId = gp.problem(conditions.typeTwoDiabetes, onset);
  gp.prescribe({ ...products.metformin, start: onset + 14, course: 'repeat', problemId });
  gp.prescribe({ ...products.atorvastatin, start: onset + 30, course: 'repeat', problemId });
  if (control === 'poor') {
    gp.prescribe({ ...products.gliclazide, start: onset + 900, course: 'repeat', problemId });
    gp.prescribe({ ...products.testStrips, start: onset + 900, course: 'repeat', problemId });
  }
  if (plan.usesInsulin) {
    const start = Math.max(onset + 1500, until - random.integer(200, 900));
    gp.prescribe({ ...products.insulinGlargine, start, course: 'repeat', problemId });
  }
  const kilograms = random.integer(68, 112);
  const first = Math.max(onset + 30, recentFrom(until, born));
  for (const [place, day] of everyDays(random, first, until, plan.reviewEvery).entries()) {
    review(draft, { day, problemId, control, kilograms, place });
  }
  return problemId;
}

interface Review {
  readonly day: Day;
  readonly problemId: string;
  readonly control: DiabetesPlan['control'];
  readonly kilograms: number;
  readonly place: number;
}

function review({ gp, random }: LifeDraft, { day, problemId, control, kilograms, place }: Review): void {
  const hba1c = control === 'good' ? random.integer(44, 57) : random.integer(64, 92);
  const isAnnual = place % 2 === 0;
  const feet = control === 'good' ? feetFine : feetAtRisk;
  gp.consult(day, {
    type: isAnnual ? 'GP Surgery' : 'Nurse appointment',
    topics: [
      topic(
        isAnnual ? 'Diabetes annual review' : 'Diabetes interim review',
        problemId,
        heading('History', note(random.pick(control === 'good' ? historyGood : historyPoor))),
        heading(
          'Examination',
          measured(observations.hba1c, 'HbA1c', hba1c, 'mmol/mol'),
          bloodPressure(random, control === 'good' ? 132 : 146),
          weight(random, kilograms),
          ...(isAnnual ? [coded(observations.footExamination, random.pick(feet))] : []),
        ),
        heading('Plan', note(random.pick(control === 'good' ? planGood : planPoor))),
      ),
    ],
  });
}

const historyGood = [
  'Feels well. No hypos. Walking most days.',
  'Managing diet well. Occasional thirst only in hot weather.',
  'No new symptoms. Taking tablets as prescribed.',
];
const historyPoor = [
  'Tired and thirsty. Misses evening tablets about twice a week.',
  'Burning feet at night. Finds it hard to keep to the diet.',
  'Home readings mostly 12 to 15. No hypos.',
];
const planGood = [
  'Continue current treatment. Review in six months.',
  'Target met. Bloods again in six months. Flu vaccination offered.',
  'Eye screening up to date. No change.',
];
const planPoor = [
  'Discussed adding treatment. Medicines timing reviewed. Bloods in three months.',
  'Foot care advice given. Refer to podiatry. Recheck HbA1c in three months.',
  'Dose increased. Sick day rules given in writing.',
];
const feetFine = [
  'Feet: pulses present, 10 g monofilament felt at all sites. Low risk.',
  'Foot check normal both sides. Low risk.',
];
const feetAtRisk = [
  'Feet: reduced sensation at both great toes, pulses present. Moderate risk.',
  'Callus over left first metatarsal head, reduced sensation. High risk.',
];
