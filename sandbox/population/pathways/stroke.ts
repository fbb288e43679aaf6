import type { Day } from '../calendar.ts';
import { conditions } from '../codes/conditions.ts';
import { observations } from '../codes/observations.ts';
import { products } from '../codes/products.ts';
import type { LifeDraft } from '../life-draft.ts';
import { communityClinicians } from '../staff.ts';
import { communityServices } from './community-services.ts';
import { attendanceOf } from './district-nursing.ts';
import { bloodPressure, coded, heading, note, topic } from './notes.ts';

/** A stroke: admission, rehabilitation at home with the intermediate care team, and prevention of the next. */
export function followStroke(draft: LifeDraft, day: Day): void {
  const { gp, hospital, community, random } = draft;
  const stay = hospital.stay({
    kind: 'inpatient',
    day,
    nights: random.integer(4, 16),
    admissionMethod: '21',
    dischargeDestination: '19',
    specialty: '430',
    path: [
      { ward: 'emergency', afterHours: 0 },
      { ward: 'assessment', afterHours: 2.5 },
      { ward: 'older-people', afterHours: 29 },
    ],
    diagnoses: [conditions.stroke],
    letter: dischargeLetter,
  });
  if (stay === undefined) return;
  const problemId = gp.problem(conditions.stroke, stay.admitted);
  if (!stay.wentHome) return;
  gp.prescribe({ ...products.clopidogrel, start: stay.discharged, course: 'repeat', problemId });
  gp.prescribe({ ...products.atorvastatin, start: stay.discharged, course: 'repeat', problemId });
  gp.consult(stay.discharged + 12, {
    type: random.pick(['GP Surgery', 'Home visit']),
    topics: [
      topic(
        'After stroke',
        problemId,
        heading('History', note('Speech back to normal. Left arm still weak. Tires easily.')),
        heading('Examination', bloodPressure(random, 134)),
        heading(
          'Plan',
          coded(
            observations.medicationReview,
            'Clopidogrel and statin to continue. No driving for one month.',
          ),
        ),
      ),
    ],
  });
  const visits = random.integer(6, 12);
  community.refer({
    service: communityServices.intermediateCare,
    reason: conditions.stroke,
    received: stay.discharged,
    discharged: stay.discharged + visits * 4 + 6,
    contacts: Array.from({ length: visits }, (_, visit) => ({
      day: stay.discharged + 1 + visit * 4,
      minutes: 45,
      attendance: attendanceOf(random, visit),
      clinician: random.pick([communityClinicians[4], communityClinicians[5]]),
      activities: [
        visit === 0
          ? { kind: 'assessment' as const, term: observations.needsAssessment }
          : { kind: 'intervention' as const, term: observations.walkingPractice },
      ],
    })),
  });
}

const dischargeLetter = [
  'Reason for admission: sudden left-sided weakness and slurred speech, ischaemic stroke on imaging.',
  'Treatment: aspirin for two weeks, then clopidogrel. Swallow safe. Seen by therapists daily.',
  'On discharge: walks with one stick, speech clear.',
  'Medicines started: clopidogrel 75 mg daily, atorvastatin 20 mg at night.',
  'Plan: intermediate care team tomorrow, clinic in six weeks, practice to watch blood pressure.',
].join('\n');
