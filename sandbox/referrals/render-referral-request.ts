import type { Appointment, DocumentReference, Extension, List, ReferralRequest } from 'fhir/r3.js';
import { addMinutes } from '../hospitals/hospital-event.ts';
import type { ClinicReferral } from './clinic-referrals.ts';

const extension = (name: string) => `https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-${name}-1`;
const codes = (name: string) => `https://fhir.nhs.uk/STU3/CodeSystem/eRS-${name}-1`;
/** The service still names people and services by the systems of its first interface. */
const oldId = (name: string) => `http://fhir.nhs.net/Id/${name}`;

/** Writes a referral as the e-Referral Service answers it (STU3, A005): booked, with its letter. */
export function renderReferralRequest(referral: ClinicReferral): ReferralRequest {
  const { ubrn, life, first } = referral;
  const { specialty, diagnoses } = first;
  const [diagnosis] = diagnoses;
  const made = addMinutes(first.admitted, -42 * 24 * 60);
  return {
    resourceType: 'ReferralRequest',
    id: ubrn,
    meta: { versionId: '5', profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1'] },
    extension: toExtensions(made),
    contained: [toShortlist(referral), toAppointment(referral), toLetter(made)],
    status: 'active',
    intent: 'plan',
    specialty: {
      coding: [{ system: codes('Specialty'), code: specialty.code, display: specialty.display }],
    },
    ...(diagnosis === undefined ? {} : { reasonCode: [{ text: diagnosis.display }] }),
    subject: { identifier: { system: oldId('nhs-number'), value: life.person.nhsNumber } },
    supportingInfo: [{ reference: '#DocumentReference-1' }],
    authoredOn: made,
  };
}

function toExtensions(made: string): Extension[] {
  return [
    { url: extension('Appointment'), valueReference: { reference: '#appointment' } },
    { url: extension('ReferralShortlist'), valueReference: { reference: '#shortlist' } },
    { url: extension('ClinicalInfoFirstSubmitted'), valueDateTime: addMinutes(made, 12) },
    { url: extension('eReferralPathwayStart'), valueInstant: made },
    {
      url: extension('ReferralPriority'),
      valueCodeableConcept: { coding: [{ system: codes('Priority'), code: 'ROUTINE', display: 'Routine' }] },
    },
    {
      url: extension('ReferralState'),
      extension: [
        {
          url: 'state',
          valueCoding: { system: codes('ReferralState'), code: 'BOOKED', display: 'Booked' },
        },
      ],
    },
  ];
}

function toService({ life, first }: ClinicReferral) {
  return {
    identifier: { system: oldId('ers-service'), value: `${life.trust.odsCode}${first.specialty.code}` },
    display: `${first.specialty.display}, ${life.trust.siteName}`,
  };
}

function toShortlist(referral: ClinicReferral): List {
  return {
    resourceType: 'List',
    id: 'shortlist',
    status: 'current',
    mode: 'snapshot',
    entry: [{ item: toService(referral) }],
  };
}

function toAppointment(referral: ClinicReferral): Appointment {
  const { first, life } = referral;
  return {
    resourceType: 'Appointment',
    id: 'appointment',
    status: 'booked',
    description: 'e-Referral Appointment',
    start: first.admitted,
    end: addMinutes(first.admitted, 15),
    created: addMinutes(first.admitted, -35 * 24 * 60),
    participant: [
      { actor: toService(referral), status: 'accepted' },
      {
        actor: { identifier: { system: oldId('nhs-number'), value: life.person.nhsNumber } },
        status: 'accepted',
      },
    ],
  };
}

function toLetter(made: string): DocumentReference {
  return {
    resourceType: 'DocumentReference',
    id: 'DocumentReference-1',
    status: 'current',
    type: { coding: [{ system: codes('AttachmentType'), code: 'REFERRER', display: 'Referrer' }] },
    indexed: addMinutes(made, 10),
    description: 'Referral letter',
    content: [
      {
        attachment: {
          contentType: 'application/pdf',
          url: 'Binary/1',
          size: 48_213,
          title: 'Referral letter.pdf',
          creation: made.slice(0, 10),
        },
      },
    ],
  };
}
