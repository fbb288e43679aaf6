import type { Condition, Encounter, Procedure } from 'fhir/r4.js';
import type { HospitalStay } from '../../population/life.ts';
import { type RecordContext, toConsultant } from './record-context.ts';
import { systems, toCode, toTermConcept, ukCoreExtension, ukCoreMeta } from './uk-core.ts';

const classes = {
  inpatient: { system: systems.actCode, code: 'IMP', display: 'inpatient encounter' },
  emergency: { system: systems.actCode, code: 'EMER', display: 'emergency' },
  outpatient: { system: systems.actCode, code: 'AMB', display: 'ambulatory' },
} as const;

/** Writes a stay as the encounter that the trust's messages tell of too, with its diagnoses and procedures. */
export function renderStay(
  stay: HospitalStay,
  context: RecordContext,
): (Encounter | Condition | Procedure)[] {
  const conditions = stay.diagnoses.map((_, index) => renderCondition(stay, index, context));
  return [renderEncounter(stay, context), ...conditions, ...renderProcedures(stay, context)];
}

function renderEncounter(stay: HospitalStay, context: RecordContext): Encounter {
  const { visitNumber, admitted, discharged, specialty, dischargeDestination } = stay;
  const { toId, toReference, toIdentifier, subject, life } = context;
  return {
    resourceType: 'Encounter',
    id: toId('Encounter', visitNumber),
    meta: { ...ukCoreMeta('Encounter'), lastUpdated: discharged ?? admitted },
    identifier: [toIdentifier('visit', visitNumber)],
    status: discharged === undefined ? 'in-progress' : 'finished',
    class: classes[stay.kind],
    serviceType: toCode(systems.treatmentFunction, specialty.code, specialty.display),
    subject,
    participant: [
      {
        type: [toCode(systems.participation, 'ATND', 'attender')],
        individual: toConsultant(stay),
      },
    ],
    period: { start: admitted, ...(discharged === undefined ? {} : { end: discharged }) },
    diagnosis: stay.diagnoses.map((_, index) => ({
      condition: toReference('Condition', visitNumber, String(index)),
    })),
    hospitalization: {
      extension: [
        {
          url: ukCoreExtension('AdmissionMethod'),
          valueCodeableConcept: {
            coding: [{ system: systems.admissionMethod, code: stay.admissionMethod }],
          },
        },
      ],
      ...(dischargeDestination === undefined
        ? {}
        : {
            dischargeDisposition: {
              coding: [{ system: systems.dischargeDestination, code: dischargeDestination }],
            },
          }),
    },
    location: stay.moves.map(({ at, ward, bed }) => ({
      location: { display: `${ward}, bed ${bed}` },
      period: { start: at },
    })),
    serviceProvider: {
      display: life.trust.name,
      identifier: { system: systems.odsOrganization, value: life.trust.odsCode },
    },
  };
}

function renderCondition(stay: HospitalStay, index: number, context: RecordContext): Condition {
  const { visitNumber, admitted, diagnoses } = stay;
  const term = diagnoses[index];
  return {
    resourceType: 'Condition',
    id: context.toId('Condition', visitNumber, String(index)),
    meta: ukCoreMeta('Condition'),
    clinicalStatus: toCode(systems.conditionClinical, 'active', 'Active'),
    verificationStatus: toCode(systems.conditionVerification, 'confirmed', 'Confirmed'),
    ...(term === undefined ? {} : { code: toTermConcept(term) }),
    subject: context.subject,
    encounter: context.toReference('Encounter', visitNumber),
    onsetDateTime: admitted.slice(0, 10),
    recordedDate: admitted,
  };
}

function renderProcedures({ visitNumber, procedures }: HospitalStay, context: RecordContext): Procedure[] {
  return procedures.map(({ opcs4, display, at }, index) => ({
    resourceType: 'Procedure',
    id: context.toId('Procedure', visitNumber, String(index)),
    meta: ukCoreMeta('Procedure'),
    status: 'completed',
    code: toCode(systems.opcs4, opcs4, display),
    subject: context.subject,
    encounter: context.toReference('Encounter', visitNumber),
    performedDateTime: at,
  }));
}
