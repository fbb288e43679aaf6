import type { Extension, Patient } from 'fhir/r4.js';
import type { Life, Person } from '../population/life.ts';

const ukCore = 'https://fhir.hl7.org.uk';

/** The person as demographics shows them: PDS FHIR R4 Patient; a restricted one without any way to find them. */
export function toPdsPatient(life: Life): Patient {
  const { person } = life;
  const isRestricted = life.difficulties.includes('restricted');
  const extension = toExtensions(person);
  return {
    resourceType: 'Patient',
    id: person.nhsNumber,
    identifier: [toVerifiedNumber(person.nhsNumber)],
    meta: { versionId: versionOf(life), security: [isRestricted ? restricted : unrestricted] },
    name: [
      {
        id: toLocalId(life, 'N'),
        use: 'usual',
        period: { start: person.birthDate },
        given: [...person.givenNames],
        family: person.familyName,
        prefix: [person.title],
      },
    ],
    gender: person.gender,
    birthDate: person.birthDate,
    ...(person.deathDate === undefined ? {} : { deceasedDateTime: `${person.deathDate}T00:00:00+00:00` }),
    ...(isRestricted ? {} : toWhereabouts(life)),
    ...(extension.length === 0 ? {} : { extension }),
  };
}

/** The number of the record's version, which the entity tag repeats. */
export function versionOf({ index, person }: Life): string {
  return String(2 + (index % 5) + (person.supersededNhsNumber === undefined ? 0 : 1));
}

const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const unrestricted = { system: confidentiality, code: 'U', display: 'unrestricted' };
const restricted = { system: confidentiality, code: 'R', display: 'restricted' };

function toVerifiedNumber(nhsNumber: string): NonNullable<Patient['identifier']>[number] {
  return {
    system: 'https://fhir.nhs.uk/Id/nhs-number',
    value: nhsNumber,
    extension: [
      {
        url: `${ukCore}/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus`,
        valueCodeableConcept: {
          coding: [
            {
              system: `${ukCore}/CodeSystem/UKCore-NHSNumberVerificationStatus`,
              version: '1.0.0',
              code: '01',
              display: 'Number present and verified',
            },
          ],
        },
      },
    ],
  };
}

/** What would tell where the person is: address, telephone and practice. */
function toWhereabouts(
  life: Life,
): Pick<Patient, 'address' | 'telecom' | 'generalPractitioner' | 'managingOrganization'> {
  const { person, practice } = life;
  const since = { start: person.birthDate > '2011-04-01' ? person.birthDate : '2011-04-01' };
  const address = {
    id: toLocalId(life, 'A'),
    use: 'home' as const,
    period: since,
    line: [...person.addressLines, person.town],
    postalCode: person.postcode,
  };
  const telecom = {
    id: toLocalId(life, 'T'),
    use: 'home' as const,
    period: since,
    system: 'phone' as const,
    value: person.phone.replaceAll(' ', ''),
  };
  if (person.removedFromPractice !== undefined) return { address: [address], telecom: [telecom] };
  const organisation = {
    type: 'Organization',
    identifier: {
      system: 'https://fhir.nhs.uk/Id/ods-organization-code',
      value: practice.odsCode,
      period: since,
    },
  };
  return {
    address: [address],
    telecom: [telecom],
    generalPractitioner: [{ id: toLocalId(life, 'G'), ...organisation }],
    managingOrganization: organisation,
  };
}

function toExtensions({ deathDate, removedFromPractice }: Person): Extension[] {
  return [
    ...(deathDate === undefined ? [] : [toDeathNotification(deathDate)]),
    ...(removedFromPractice === undefined ? [] : [toRemoval(removedFromPractice)]),
  ];
}

function toDeathNotification(deathDate: string): Extension {
  return {
    url: `${ukCore}/StructureDefinition/Extension-UKCore-DeathNotificationStatus`,
    extension: [
      {
        url: 'deathNotificationStatus',
        valueCodeableConcept: {
          coding: [
            {
              system: `${ukCore}/CodeSystem/UKCore-DeathNotificationStatus`,
              version: '1.0.0',
              code: '2',
              display: 'Formal - death notice received from Registrar of Deaths',
            },
          ],
        },
      },
      { url: 'systemEffectiveDate', valueDateTime: `${deathDate}T00:00:00+00:00` },
    ],
  };
}

function toRemoval({ reason, on }: NonNullable<Person['removedFromPractice']>): Extension {
  return {
    url: 'https://fhir.nhs.uk/StructureDefinition/Extension-PDS-RemovalFromRegistration',
    extension: [
      {
        url: 'removalFromRegistrationCode',
        valueCodeableConcept: {
          coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/PDS-RemovalReasonExitCode', code: reason }],
        },
      },
      { url: 'effectiveTime', valuePeriod: { start: `${on}T00:00:00+00:00` } },
    ],
  };
}

function toLocalId({ index }: Life, kind: string): string {
  return `${kind}${index.toString(16).toUpperCase().padStart(7, '0')}`;
}
