/** A Patient resource as the demographic service sends it; what is given replaces what it would hold. */
export function toPdsPatient(nhsNumber: string, replaced: Record<string, unknown> = {}) {
  return {
    resourceType: 'Patient',
    id: nhsNumber,
    meta: { versionId: '4', security: [toSecurity('U')] },
    identifier: [toNhsIdentifier(nhsNumber, '01')],
    name: [
      {
        use: 'old',
        period: { start: '1951-03-09', end: '1974-06-01' },
        family: 'Hale',
        given: ['Margaret'],
      },
      {
        use: 'usual',
        period: { start: '1974-06-01' },
        prefix: ['Mrs'],
        given: ['Margaret', 'Rose'],
        family: 'Thornton',
        suffix: ['MBE'],
      },
    ],
    gender: 'female',
    birthDate: '1951-03-09',
    address: [
      {
        use: 'temp',
        period: { start: '2025-01-01' },
        line: ['Larch Ward'],
        postalCode: 'ZZ99 3CZ',
      },
      {
        use: 'home',
        period: { start: '1974-06-01', end: '2019-10-31' },
        line: ['2 Former Street'],
        postalCode: 'ZZ99 3AA',
      },
      {
        use: 'home',
        period: { start: '2019-11-01' },
        line: ['14 Mill Lane', '', 'Milton'],
        postalCode: 'ZZ99 3WZ',
      },
    ],
    telecom: [
      { system: 'phone', value: '01632960587', use: 'home', period: { start: '2019-11-01' } },
      {
        system: 'email',
        value: 'm.thornton@example.com',
        period: { start: '2010-01-01', end: '2015-01-01' },
      },
    ],
    generalPractitioner: [
      toPractice('A82001', { start: '1990-01-01', end: '2019-10-31' }),
      toPractice('A82038', { start: '2019-11-01' }),
    ],
    extension: [
      {
        url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSCommunication',
        extension: [
          {
            url: 'language',
            valueCodeableConcept: {
              coding: [
                {
                  system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-HumanLanguage',
                  version: '1.0.0',
                  code: 'fr',
                  display: 'French',
                },
              ],
            },
          },
          { url: 'interpreterRequired', valueBoolean: true },
        ],
      },
    ],
    ...replaced,
  };
}

/** The confidentiality label of a resource. */
export function toSecurity(code: string) {
  return { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code };
}

/** An NHS number as an identifier, with the code of its verification status. */
export function toNhsIdentifier(value: string, status: string) {
  return {
    system: 'https://fhir.nhs.uk/Id/nhs-number',
    value,
    extension: [
      {
        url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus',
        valueCodeableConcept: {
          coding: [
            { system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus', code: status },
          ],
        },
      },
    ],
  };
}

function toPractice(value: string, period: { start: string; end?: string }) {
  const system = 'https://fhir.nhs.uk/Id/ods-organization-code';
  return { type: 'Organization', identifier: { system, value, period } };
}
