import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import { products, type Product } from '../codes/products.ts';
import type { LifeDraft } from '../life-draft.ts';
import type { Term } from '../life.ts';
import { bloodPressure, coded, heading, note, topic } from './notes.ts';

interface Complaint {
  readonly title: string;
  readonly term: Term;
  readonly history: string;
  readonly plan: string;
  readonly ages: readonly [number, number];
  readonly medicine?: Product;
  readonly isInfection?: boolean;
}

const complaints: readonly Complaint[] = [
  {
    title: 'Cough',
    term: conditions.cough,
    ages: [1, 99],
    history: 'Dry cough for two weeks after a cold. Chest clear.',
    plan: 'Self care. Come back after three weeks.',
  },
  {
    title: 'Sore throat',
    term: conditions.tonsillitis,
    ages: [3, 60],
    history: 'Three days of sore throat and fever, pus on tonsils.',
    plan: 'Antibiotic for five days.',
    medicine: products.amoxicillin,
    isInfection: true,
  },
  {
    title: 'Cold',
    term: conditions.upperRespiratoryInfection,
    ages: [0, 99],
    history: 'Runny nose and cough for four days. Eating and drinking.',
    plan: 'Viral. Fluids and rest.',
  },
  {
    title: 'Back pain',
    term: conditions.lowBackPain,
    ages: [18, 90],
    history: 'Low back pain after lifting. No red flags.',
    plan: 'Keep moving. Physiotherapy self-referral.',
    medicine: products.coCodamol,
  },
  {
    title: 'Knee pain',
    term: conditions.kneePain,
    ages: [30, 95],
    history: 'Right knee pain on stairs for months. No locking.',
    plan: 'Exercises. X-ray if no better.',
    medicine: products.paracetamol,
  },
  {
    title: 'Tired',
    term: conditions.tiredness,
    ages: [16, 90],
    history: 'Tired all the time for two months. Sleep broken.',
    plan: 'Bloods: full count, iron, thyroid, glucose.',
  },
  {
    title: 'Hay fever',
    term: conditions.hayFever,
    ages: [6, 65],
    history: 'Itchy eyes and sneezing every June.',
    plan: 'Daily tablet from May.',
    medicine: products.cetirizine,
  },
  {
    title: 'Urine infection',
    term: conditions.urinaryInfection,
    ages: [16, 99],
    history: 'Stinging and frequency for two days. No fever.',
    plan: 'Antibiotic. Sample sent.',
    medicine: products.amoxicillin,
    isInfection: true,
  },
  {
    title: 'Chest infection',
    term: conditions.cough,
    ages: [40, 99],
    history: 'Productive cough, crackles at right base. Saturations 96%.',
    plan: 'Antibiotic. Review if worse.',
    medicine: products.amoxicillin,
    isInfection: true,
  },
  {
    title: 'Stomach pain',
    term: conditions.abdominalPain,
    ages: [8, 90],
    history: 'Burning pain after meals. No weight loss.',
    plan: 'Acid suppression for four weeks.',
    medicine: products.omeprazole,
  },
  {
    title: 'Earache',
    term: conditions.otitisMedia,
    ages: [0, 12],
    history: 'Pulling at the ear, fever overnight. Drum red.',
    plan: 'Pain relief. Come back in three days if no better.',
  },
  {
    title: 'Gout',
    term: conditions.gout,
    ages: [40, 95],
    history: 'Hot, swollen big toe since yesterday.',
    plan: 'Anti-inflammatory. Urate in four weeks.',
  },
];

/** An ordinary complaint that a practice sees and settles. */
export function seeMinorIllness({ gp, random, born, avoidsPenicillin }: LifeDraft, day: Day): void {
  const age = Math.min(90, Math.max(0, Math.floor((day - born) / 365.25)));
  const { title, term, history, plan, medicine, isInfection } = random.pick(
    complaints.filter(({ ages: [from, to] }) => age >= from && age <= to),
  );
  gp.consult(day, {
    type: random.pick(['GP Surgery', 'GP Surgery', 'Telephone call to a patient', 'Online consultation']),
    topics: [topic(title, undefined, heading('History', coded(term, history)), heading('Plan', note(plan)))],
  });
  if (medicine === undefined || age < 12) return;
  const product = isInfection && avoidsPenicillin ? products.doxycycline : medicine;
  gp.prescribe({ ...product, start: day, end: day + random.integer(5, 28), course: 'acute' });
}

/** The checks that healthy adults come for. */
export function seeHealthCheck({ gp, random, person, born }: LifeDraft, day: Day): void {
  const age = Math.floor((day - born) / 365.25);
  const isScreening = person.gender === 'female' && age >= 25 && age < 65 && random.chance(0.5);
  gp.consult(day, {
    type: 'Nurse appointment',
    topics: [
      isScreening
        ? topic(
            'Cervical screening',
            undefined,
            heading('Procedure', coded(observations.cervicalScreening, 'Sample taken, result by post.')),
          )
        : topic(
            'Health check',
            undefined,
            heading(
              'Examination',
              bloodPressure(random, 126),
              coded(observations.neverSmoked, 'Never smoked'),
            ),
            heading('Plan', note('Low risk. Activity and alcohol advice given.')),
          ),
    ],
  });
}

/** The yearly influenza vaccination. */
export function vaccinate({ gp }: LifeDraft, day: Day): void {
  gp.consult(day, {
    type: 'Nurse appointment',
    topics: [
      topic(
        'Influenza vaccination',
        undefined,
        heading('Procedure', coded(observations.fluVaccination, 'Given in left upper arm. No reaction.')),
      ),
    ],
  });
}
