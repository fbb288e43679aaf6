import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import type { LifeDraft } from '../life-draft.ts';
import type { Term } from '../life.ts';
import type { TreatmentFunction } from '../staff.ts';
import type { WardKind } from '../towns.ts';

/** An attendance at the emergency department without admission. */
export function attendEmergency({ hospital, random, born }: LifeDraft, day: Day): void {
  const isChild = day - born < 16 * 365;
  hospital.stay({
    kind: 'emergency',
    day,
    nights: 0,
    admissionMethod: '21',
    dischargeDestination: '19',
    specialty: '180',
    path: [{ ward: 'emergency', afterHours: 0 }],
    diagnoses: [random.pick(isChild ? childEmergencies : adultEmergencies)],
  });
}

/** An emergency admission of the kind that poverty and age make more likely. */
export function admitUrgently({ hospital, random, until, born }: LifeDraft, day: Day): boolean {
  const age = (until - born) / 365.25;
  const [cause, letter] = random.pick(age < 16 ? childAdmissions : adultAdmissions);
  const isOld = age >= 75;
  const stay = hospital.stay({
    kind: 'inpatient',
    day,
    nights: age < 16 ? random.integer(1, 2) : random.integer(1, isOld ? 12 : 5),
    admissionMethod: random.pick(['21', '21', '22', '28']),
    dischargeDestination: '19',
    specialty: admittingSpecialty(age),
    path: [
      { ward: 'emergency', afterHours: 0 },
      { ward: age < 16 ? 'children' : 'assessment', afterHours: 4 + random.integer(0, 5) },
      ...(age < 16
        ? []
        : [
            { ward: (isOld ? 'older-people' : 'medical') as WardKind, afterHours: 20 + random.integer(0, 6) },
          ]),
    ],
    diagnoses: [cause],
    letter,
  });
  return stay !== undefined;
}

/** An outpatient appointment, or a day case where the operation is small. */
export function attendClinic({ hospital, random, born }: LifeDraft, day: Day): void {
  const isOld = day - born > 65 * 365;
  if (isOld && random.chance(0.35)) {
    hospital.stay({
      kind: 'inpatient',
      day,
      nights: 0,
      admissionMethod: '11',
      dischargeDestination: '19',
      specialty: '130',
      path: [{ ward: 'day-case', afterHours: 0 }],
      diagnoses: [conditions.cataract],
      procedures: [
        { opcs4: 'C71.2', display: 'Phacoemulsification of lens', afterHours: 0.2 },
        { opcs4: 'C75.1', display: 'Insertion of prosthetic replacement for lens NEC', afterHours: 0.3 },
      ],
      letter: cataractLetter,
    });
    return;
  }
  const [specialty, reason] = random.pick(clinics);
  hospital.stay({
    kind: 'outpatient',
    day,
    nights: 0,
    admissionMethod: '98',
    specialty,
    path: [{ ward: 'outpatient', afterHours: 0 }],
    diagnoses: [reason],
  });
}

function admittingSpecialty(age: number): TreatmentFunction {
  if (age < 16) return '420';
  return age >= 75 ? '430' : '300';
}

const adultEmergencies = [
  conditions.fall,
  conditions.abdominalPain,
  conditions.cellulitis,
  conditions.lowBackPain,
];
const childEmergencies = [conditions.fever, conditions.wheezing, conditions.fall];
const clinics: readonly (readonly [TreatmentFunction, Term])[] = [
  ['110', conditions.osteoarthritis],
  ['100', conditions.abdominalPain],
  ['320', conditions.atrialFibrillation],
  ['130', conditions.cataract],
];

const letterFor = (reason: string, treatment: string) =>
  [
    `Reason for admission: ${reason}.`,
    `Treatment: ${treatment}.`,
    'On discharge: eating, drinking and walking as before.',
    'Plan: finish the course of tablets. Practice to review in two weeks if not fully well.',
  ].join('\n');

const adultAdmissions: readonly (readonly [Term, string])[] = [
  [
    conditions.pneumonia,
    letterFor('community acquired pneumonia', 'intravenous then oral antibiotics, oxygen for one day'),
  ],
  [
    conditions.urinaryInfection,
    letterFor('urinary tract infection with confusion', 'antibiotics and fluids'),
  ],
  [conditions.cellulitis, letterFor('cellulitis of the lower leg', 'intravenous antibiotics, leg elevation')],
  [conditions.fall, letterFor('fall with a long lie', 'fluids, physiotherapy, scans normal')],
  [conditions.abdominalPain, letterFor('abdominal pain', 'observation, imaging normal, pain settled')],
];
const childAdmissions: readonly (readonly [Term, string])[] = [
  [conditions.wheezing, letterFor('viral wheeze', 'inhaled bronchodilator through a spacer')],
  [conditions.fever, letterFor('fever without a clear source', 'observation, cultures negative')],
];
const cataractLetter = [
  'Day case: cataract removed from the right eye and a lens put in under local anaesthetic.',
  'No complications. Drops four times a day for four weeks.',
  'Plan: optometrist in five weeks.',
].join('\n');
