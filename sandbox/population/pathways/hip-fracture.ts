import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import { products } from '../codes/products.ts';
import type { ActualStay } from '../draft/hospital-chapter.ts';
import type { LifeDraft } from '../life-draft.ts';
import { communityClinicians } from '../staff.ts';
import { communityServices } from './community-services.ts';
import { attendanceOf } from './district-nursing.ts';
import { coded, heading, note, topic } from './notes.ts';
import { arrangeReablement } from './reablement.ts';

/** A fall with a broken hip: operation, rehabilitation, physiotherapy and reablement. */
export function followHipFracture(draft: LifeDraft, day: Day): ActualStay | undefined {
  const { gp, hospital, random } = draft;
  const isPinned = random.chance(0.45);
  const stay = hospital.stay({
    kind: 'inpatient',
    day,
    nights: random.integer(11, 24),
    admissionMethod: '21',
    dischargeDestination: '19',
    specialty: '110',
    path: [
      { ward: 'emergency', afterHours: 0 },
      { ward: 'orthopaedic', afterHours: 3.5 },
      { ward: 'older-people', afterHours: 5 * 24 + 4 },
    ],
    diagnoses: [conditions.hipFracture, conditions.fall],
    procedures: [
      isPinned
        ? {
            opcs4: 'W19.1',
            display:
              'Primary open reduction of fracture of neck of femur and open fixation using pin and plate',
            afterHours: 22,
          }
        : {
            opcs4: 'W46.1',
            display: 'Primary prosthetic replacement of head of femur using cement',
            afterHours: 25,
          },
    ],
    letter: dischargeLetter,
  });
  if (stay === undefined) return undefined;
  const problemId = gp.problem(conditions.hipFracture, stay.admitted);
  if (!stay.wentHome) return stay;
  gp.prescribe({ ...products.paracetamol, start: stay.discharged, course: 'repeat', problemId });
  gp.consult(stay.discharged + 9, {
    type: 'Home visit',
    topics: [
      topic(
        'After hip fracture',
        problemId,
        heading('History', note('Walking indoors with a frame. Afraid of falling again. Pain settled.')),
        heading('Examination', coded(observations.fallRisk, 'High risk of falls. Wound clean and dry.')),
        heading('Plan', note('Bone protection to be discussed at review. Pendant alarm suggested.')),
      ),
    ],
  });
  rehabilitate(draft, stay.discharged);
  arrangeReablement(draft, {
    requested: stay.discharged - 2,
    reason: 'Hospital discharge after hip fracture',
    route: 'Discharge from hospital',
    goesOn: false,
  });
  return stay;
}

function rehabilitate({ community, random }: LifeDraft, home: Day): void {
  const visits = random.integer(8, 14);
  const therapists = [communityClinicians[4], communityClinicians[5]];
  community.refer({
    service: communityServices.physiotherapy,
    reason: conditions.hipFracture,
    received: home,
    discharged: home + visits * 5 + 5,
    contacts: Array.from({ length: visits }, (_, visit) => ({
      day: home + 2 + visit * 5,
      minutes: 45,
      place: visit > visits - 3 ? ('clinic' as const) : ('home' as const),
      attendance: attendanceOf(random, visit),
      clinician: random.pick(therapists),
      activities: [
        visit === 0
          ? { kind: 'assessment' as const, term: observations.needsAssessment }
          : { kind: 'intervention' as const, term: observations.walkingPractice },
      ],
    })),
    carePlan: {
      title: 'Rehabilitation plan after hip fracture',
      created: home + 2,
      updated: home + 30,
      reviewed: home + 60,
      goals: ['Walk to the gate with one stick', 'Get in and out of the bath safely'],
      actions: [
        { what: 'Strength and balance exercises', who: 'Patient', when: 'Twice a day' },
        { what: 'Progress the walking aid', who: 'Physiotherapist', when: 'Weekly' },
        { what: 'Fit grab rails and a bath board', who: 'Occupational therapist', when: 'Within one week' },
      ],
    },
  });
}

const dischargeLetter = [
  'Reason for admission: fall at home with fractured neck of femur.',
  'Treatment: operated on within 36 hours. Blood transfusion not needed. Seen by the falls team.',
  'On discharge: transfers alone, walks ten metres with a frame, lives on the ground floor for now.',
  'Medicines started: paracetamol 1 g four times a day.',
  'Plan: physiotherapy at home, reablement twice a day, wound clips out on day 14, bone health review by the practice.',
].join('\n');
