import type { AllergyIntolerance, DocumentReference, EpisodeOfCare, ServiceRequest } from 'fhir/r4.js';
import type { HospitalStay } from '../../population/life.ts';
import { type ClinicReferral, toClinicReferrals } from '../../referrals/clinic-referrals.ts';
import { addMinutes } from '../hospital-event.ts';
import { type RecordContext, toConsultant } from './record-context.ts';
import { systems, toCode, toTermConcept, ukCoreMeta } from './uk-core.ts';

/** Writes, for each specialty whose clinic the person visits, the episode, the referral and the last clinic letter. */
export function renderPathways(
  context: RecordContext,
): (EpisodeOfCare | ServiceRequest | DocumentReference)[] {
  return toClinicReferrals(context.life).flatMap((referral) => [
    renderEpisode(referral.first, context),
    renderReferral(referral, context),
    renderClinicLetter(referral.last, context),
  ]);
}

function renderEpisode(first: HospitalStay, context: RecordContext): EpisodeOfCare {
  const { specialty, admitted } = first;
  return {
    resourceType: 'EpisodeOfCare',
    id: context.toId('EpisodeOfCare', specialty.code),
    meta: ukCoreMeta('EpisodeOfCare'),
    status: 'active',
    type: [toCode(systems.treatmentFunction, specialty.code, specialty.display)],
    patient: context.subject,
    period: { start: admitted.slice(0, 10) },
    careManager: toConsultant(first),
  };
}

function renderReferral({ first, ubrn }: ClinicReferral, context: RecordContext): ServiceRequest {
  const { specialty, admitted, visitNumber } = first;
  const { practice } = context.life;
  return {
    resourceType: 'ServiceRequest',
    id: context.toId('ServiceRequest', visitNumber),
    meta: ukCoreMeta('ServiceRequest'),
    identifier: [{ system: systems.ubrn, value: ubrn }],
    status: 'active',
    intent: 'order',
    priority: 'routine',
    code: toCode(systems.treatmentFunction, specialty.code, specialty.display),
    subject: context.subject,
    authoredOn: addMinutes(admitted, -42 * 24 * 60),
    requester: { display: practice.generalPractitioner.name },
    performer: [{ display: `${specialty.display}, ${context.life.trust.name}` }],
    reasonCode: first.diagnoses.slice(0, 1).map(toTermConcept),
  };
}

function renderClinicLetter(last: HospitalStay, context: RecordContext): DocumentReference {
  const { specialty, discharged, admitted, visitNumber, diagnoses } = last;
  const [diagnosis] = diagnoses;
  const text = [`Seen in clinic: ${specialty.display}.`, `Diagnosis: ${diagnosis?.display ?? 'none made'}.`];
  return {
    resourceType: 'DocumentReference',
    id: context.toId('DocumentReference', visitNumber),
    meta: ukCoreMeta('DocumentReference'),
    masterIdentifier: context.toIdentifier('document', `CL-${visitNumber}`),
    status: 'current',
    type: toCode(systems.snomed, '823691000000103', 'Clinical letter'),
    subject: context.subject,
    date: addMinutes(discharged ?? admitted, 24 * 60),
    author: [toConsultant(last)],
    content: [
      {
        attachment: {
          contentType: 'text/plain',
          title: `Clinic letter, ${specialty.display}`,
          data: Buffer.from(text.join('\n')).toString('base64'),
        },
      },
    ],
  };
}

/** Writes the allergies that the hospital itself has recorded, none known included. */
export function renderAllergies(context: RecordContext): AllergyIntolerance[] {
  const { life, toId, subject } = context;
  const clinicalStatus = toCode(systems.allergyClinical, 'active', 'Active');
  const common = { resourceType: 'AllergyIntolerance', clinicalStatus, patient: subject } as const;
  const recorded = life.allergies.filter(
    ({ recordedBy, ended }) => recordedBy === 'hospital' && ended === undefined,
  );
  const isNoneKnown = recorded.length === 0 && life.difficulties.includes('contradicted-allergy');
  if (isNoneKnown) {
    const code = toCode(systems.snomed, '716186003', 'No known allergy');
    return [{ ...common, id: toId('AllergyIntolerance', 'none'), code }];
  }
  return recorded.map(({ id, substance, kind, reaction, onset }) => ({
    ...common,
    id: toId('AllergyIntolerance', id),
    meta: ukCoreMeta('AllergyIntolerance'),
    category: [kind],
    code: toTermConcept(substance),
    ...(onset === undefined ? {} : { onsetDateTime: onset }),
    ...(reaction === undefined ? {} : { reaction: [{ manifestation: [toTermConcept(reaction)] }] }),
  }));
}
