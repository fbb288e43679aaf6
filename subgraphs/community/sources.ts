import type { SettingSources } from '../kit/source-description.ts';
import * as tables from './csds/tables.ts';
import { measureKinds } from './telehealth/measure/kinds.ts';

const dataSet = 'Community provider (CSDS v1.6, PostgreSQL)';
const telehealth = 'Supplier of telehealth (FHIR R4 over HTTP)';

const columnsOf = ({ columns }: { readonly columns: readonly string[] }) => columns.join(', ');

/** Everything that is read of community services. */
export const communitySources: SettingSources = {
  title: 'Community services',
  descriptions: [
    {
      system: dataSet,
      message: 'people, referrals and contacts (CYP001, CYP101, CYP102, CYP201, CYP202, CYP607, CYP901)',
      reads: [
        `cyp001mpi: ${columnsOf(tables.people)}`,
        `cyp101referral: ${columnsOf(tables.referrals)}`,
        `cyp201carecontact: ${columnsOf(tables.contacts)}`,
        `cyp202careactivity: ${columnsOf(tables.activities)}`,
        'service and team types, primary diagnoses, staff',
      ],
      leaves: [
        'GP, accommodation, social circumstances, employment, waiting times, onward referrals: no query asks for them',
        'what was never submitted under an NHS number, such as NHSNOREM',
      ],
      test: 'test/contract/community-record.test.ts',
    },
    {
      system: dataSet,
      message: 'wounds (CYP202 with the codes of the PRSB Wound Care Assessment)',
      reads: ['length, width, depth, kind of wound, infection, and every other activity of the contact'],
      leaves: ['what stands under a visit that was missed or called off', 'pictures: the data set has none'],
      test: 'test/contract/community-providers.test.ts',
    },
    {
      system: dataSet,
      message: 'care plans (CYP004, CYP005, and the provider’s own care_plan_detail)',
      reads: [
        `cyp004careplantype: ${columnsOf(tables.carePlans)}`,
        'whom the plan was agreed with',
        'title, goals, actions',
      ],
      leaves: ['who wrote the plan, and its end: the data set has neither'],
      test: 'test/contract/community-record.test.ts',
    },
    {
      system: dataSet,
      message: 'limits of care plans (the provider’s own care_plan_threshold)',
      reads: ['what is limited, below or above what, who is to act and within how long'],
      leaves: [
        'limits whose unit is none of their measurement: they are counted in the log, and readings say that they were not compared',
      ],
      test: 'test/contract/telehealth-alerts.test.ts',
    },
    {
      system: telehealth,
      message: 'Observation, alone, in a Bundle or as lines',
      reads: [
        'identifier, status, code, subject with the verification of its number, time, value, components, device, notes',
        `units of ${Object.keys(measureKinds).join(', ')}: turned into one, with the amount as it was sent`,
        'what a device shows in place of a number, such as HI: as it is, with the side on which it lies',
        'performer, category and method, for who measured it; interpretation, body site and method, with the notes',
        'every earlier word on the same thing, as its history',
      ],
      leaves: [
        'reference ranges: no query asks for them',
        'valueSampledData, modifier extensions and a focus: such an Observation is refused',
      ],
      test: 'test/contract/telehealth-readings.test.ts',
    },
    {
      system: telehealth,
      message: 'DocumentReference of a photograph',
      reads: ['identifier, status, type, subject, when it was taken, description, media type, what it shows'],
      leaves: ['the picture itself, in any form: it stays with the supplier'],
      test: 'test/contract/telehealth-faults.test.ts',
    },
  ],
};
