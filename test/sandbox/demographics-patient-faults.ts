import type { Extension, Patient } from 'fhir/r4.js';
import validator from 'nhs-number-validator';

const ukCore = 'https://fhir.hl7.org.uk/StructureDefinition';
const odsSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';

/** What departs from the shape in which the Personal Demographics Service answers; empty for a sound patient. */
export function findPatientFaults(patient: Patient): readonly string[] {
  const [identifier] = patient.identifier ?? [];
  const security = patient.meta?.security?.map(({ code }) => code) ?? [];
  const isRestricted = security.includes('R');
  const rules: Readonly<Record<string, boolean>> = {
    'is a Patient': patient.resourceType === 'Patient',
    'has a valid NHS number as id': validator.validate(patient.id ?? ''),
    'repeats the id as its identifier': identifier?.value === patient.id,
    'has the NHS number system': identifier?.system === 'https://fhir.nhs.uk/Id/nhs-number',
    'has a verified number': verificationCode(identifier?.extension) === '01',
    'has a numbered version': /^\d+$/.test(patient.meta?.versionId ?? ''),
    'has one confidentiality': security.length === 1 && ['U', 'R', 'V'].includes(security[0] ?? ''),
    'has names in parts': (patient.name ?? []).every(
      ({ id, family, given, use }) =>
        id !== undefined && family !== undefined && given !== undefined && use !== undefined,
    ),
    'has a known gender': ['female', 'male', 'other', 'unknown', undefined].includes(patient.gender),
    'has a whole date of birth': /^\d{4}-\d{2}-\d{2}$/.test(patient.birthDate ?? '2000-01-01'),
    'hides where a restricted person is':
      !isRestricted ||
      [patient.address, patient.telecom, patient.generalPractitioner, patient.managingOrganization].every(
        (field) => field === undefined,
      ),
    'has addresses with lines and a postcode': (patient.address ?? []).every(
      ({ id, use, line, postalCode }) =>
        id !== undefined && use !== undefined && line !== undefined && postalCode !== undefined,
    ),
    'has telecom with a system and a value': (patient.telecom ?? []).every(
      ({ id, system, value }) => id !== undefined && system !== undefined && value !== undefined,
    ),
    'has a practice by its code': (patient.generalPractitioner ?? []).every(
      ({ type, identifier }) => type === 'Organization' && identifier?.system === odsSystem,
    ),
    'says how a death was notified':
      patient.deceasedDateTime === undefined ||
      (patient.extension ?? []).some(
        ({ url }) => url === `${ukCore}/Extension-UKCore-DeathNotificationStatus`,
      ),
  };
  return Object.keys(rules).filter((rule) => rules[rule] !== true);
}

function verificationCode(extensions: readonly Extension[] | undefined): string | undefined {
  const verification = extensions?.find(
    ({ url }) => url === `${ukCore}/Extension-UKCore-NHSNumberVerificationStatus`,
  );
  return verification?.valueCodeableConcept?.coding?.[0]?.code;
}
