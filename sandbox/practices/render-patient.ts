import type { HumanName, Organization, Patient, Practitioner, PractitionerRole } from 'fhir/r3.js';
import type { Person } from '../population/life.ts';
import { careConnectMeta, extensions, systems } from './fhir-names.ts';
import { toRegistrationDate } from './registration.ts';
import { toInstant } from './record-dates.ts';
import { organizationName, patientName, practitionerName, roleName } from './render-context.ts';
import type { RenderContext } from './record-item.ts';

/** The patient as the practice registered them, with the NHS number verified. */
export function renderPatient(context: RenderContext): Patient {
  const { person } = context.life;
  return {
    resourceType: 'Patient',
    id: context.toId(patientName),
    meta: careConnectMeta('Patient'),
    extension: [
      {
        url: extensions.registrationDetails,
        extension: [
          {
            url: 'registrationPeriod',
            valuePeriod: { start: toInstant(toRegistrationDate(context.life)) },
          },
        ],
      },
    ],
    identifier: [
      {
        extension: [
          {
            url: extensions.nhsNumberVerification,
            valueCodeableConcept: {
              coding: [
                {
                  system: systems.nhsNumberVerification,
                  code: '01',
                  display: 'Number present and verified',
                },
              ],
            },
          },
        ],
        system: systems.nhsNumber,
        value: person.nhsNumber,
      },
    ],
    active: true,
    name: [toOfficialName(person)],
    telecom: [{ system: 'phone', value: person.phone, use: 'home' }],
    gender: person.gender,
    birthDate: person.birthDate,
    address: [
      {
        use: 'home',
        type: 'physical',
        line: [...person.addressLines],
        city: person.town,
        postalCode: person.postcode,
      },
    ],
    generalPractitioner: [context.practitioner],
    managingOrganization: context.organization,
  };
}

/** The practice, the usual general practitioner, and the role that joins them. */
export function renderPractice(context: RenderContext): [Organization, Practitioner, PractitionerRole] {
  const { practice } = context.life;
  const { generalPractitioner } = practice;
  return [
    {
      resourceType: 'Organization',
      id: context.toId(organizationName),
      meta: careConnectMeta('Organization'),
      identifier: [{ system: systems.odsOrganization, value: practice.odsCode }],
      type: [{ coding: [{ system: systems.organizationType, code: 'gp-practice' }], text: 'GP Practice' }],
      name: practice.name,
    },
    {
      resourceType: 'Practitioner',
      id: context.toId(practitionerName),
      meta: careConnectMeta('Practitioner'),
      identifier: [
        { system: systems.gmpNumber, value: generalPractitioner.gmpCode },
        { system: systems.gmcNumber, value: generalPractitioner.gmcCode },
      ],
      name: [toClinicianName(generalPractitioner.name)],
    },
    {
      resourceType: 'PractitionerRole',
      id: context.toId(roleName),
      meta: careConnectMeta('PractitionerRole'),
      practitioner: context.practitioner,
      organization: context.organization,
      code: [
        {
          coding: [{ system: systems.jobRole, code: 'R0260', display: 'General Medical Practitioner' }],
        },
      ],
    },
  ];
}

function toOfficialName(person: Person): HumanName {
  return {
    use: 'official',
    text: `${person.familyName.toUpperCase()}, ${person.givenNames.join(' ')} (${person.title})`,
    family: person.familyName,
    given: [...person.givenNames],
    prefix: [person.title],
  };
}

function toClinicianName(name: string): HumanName {
  const words = name.split(' ').filter((word) => word !== '');
  const prefix = /^(Dr|Mr|Mrs|Ms|Miss|Prof)\.?$/.test(words[0] ?? '') ? words.splice(0, 1) : [];
  const family = words.at(-1);
  return {
    use: 'official',
    ...(family !== undefined && { family }),
    ...(words.length > 1 && { given: words.slice(0, -1) }),
    ...(prefix.length > 0 && { prefix }),
  };
}
