import { describe, expect, it } from 'vitest';
import { type FhirAnswers, ownBase, readFhir } from '../support/fhir-answers.ts';

const medicine = {
  intent: 'order',
  medicationCodeableConcept: { text: 'Aspirin 75mg tablets' },
  subject: { reference: 'Patient/p1' },
};

/** What is told of one order, or of one statement. */
async function read(resourceType: 'MedicationRequest' | 'MedicationStatement', more: object) {
  const resource = { resourceType, id: 'm1', status: 'active', ...medicine, ...more };
  return (await readFhir('medications', { [resourceType]: [resource] })).items;
}

const readOrder = (more: object) => read('MedicationRequest', more);

describe('what a hospital’s order says', () => {
  const core = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-';
  const nothing = {
    quantity: null,
    quantityText: null,
    duration: null,
    issuesAllowed: null,
    issuesMade: null,
    authorisedUntil: null,
  };
  const toRepeat = (...extension: readonly object[]) => ({
    extension: [{ url: `${core}MedicationRepeatInformation`, extension }],
  });

  it.each([
    ['nothing', {}, null],
    [
      'an amount',
      { dispenseRequest: { quantity: { value: 56, unit: 'tablet' } } },
      {
        ...nothing,
        quantity: { value: 56, unit: 'tablet', comparator: null, ucum: null },
      },
    ],
    [
      'no repeats, which is one issue',
      { dispenseRequest: { numberOfRepeatsAllowed: 0 } },
      { ...nothing, issuesAllowed: 1 },
    ],
    [
      'repeats after the first issue',
      { dispenseRequest: { numberOfRepeatsAllowed: 5 } },
      { ...nothing, issuesAllowed: 6 },
    ],
    ['repeats that are no count', { dispenseRequest: { numberOfRepeatsAllowed: 1.5 } }, null],
    [
      'issues, and until when, in UK Core’s words',
      toRepeat(
        { url: 'numberOfPrescriptionsIssued', valueUnsignedInt: 2 },
        { url: 'authorisationExpiryDate', valueDateTime: '2027-01-31' },
      ),
      { ...nothing, issuesMade: 2, authorisedUntil: '2027-01-31' },
    ],
    [
      'issues in the older words, which count all',
      toRepeat(
        { url: 'numberOfRepeatPrescriptionsIssued', valueUnsignedInt: 1 },
        { url: 'numberOfRepeatPrescriptionsAllowed', valueUnsignedInt: 6 },
        { url: 'authorisationExpiryDate', valueDateTime: '2027-02-30' },
      ),
      { ...nothing, issuesMade: 1, issuesAllowed: 6 },
    ],
    [
      'a time within which it may be had',
      { dispenseRequest: { validityPeriod: { start: '2026-03-01', end: '2026-09-01' } } },
      { ...nothing, authorisedUntil: '2026-09-01' },
    ],
  ])('is how it is supplied: %s', async (_what, more, supply) => {
    expect(await readOrder(more)).toMatchObject([{ supply }]);
  });

  it.each([
    ['in words', { display: 'Dr Kim Chandra' }, 'Dr Kim Chandra'],
    ['inside', { reference: '#p' }, 'Miss Ola Brandt'],
  ])('is who ordered it, named %s', async (_how, requester, name) => {
    const contained = [
      {
        resourceType: 'Practitioner',
        id: 'p',
        name: [{ prefix: ['Miss'], given: ['Ola'], family: 'Brandt' }],
      },
    ];
    const [item] = await readOrder({ requester, contained });
    expect(item).toMatchObject({ prescriber: { name, role: null } });
  });

  describe('is who ordered it, where the order only points', () => {
    const doctor = {
      resourceType: 'Practitioner',
      id: '77',
      identifier: [{ system: 'https://fhir.hl7.org.uk/Id/gmc-number', value: '7654321' }],
      name: [{ prefix: ['Dr'], given: ['Ivo'], family: 'Lang' }],
    };
    const role = (more: object) => ({
      resourceType: 'PractitionerRole',
      id: '5',
      code: [{ coding: [{ display: 'Consultant' }] }],
      organization: {
        display: 'Northmoor Hospital',
        identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RXX' },
      },
      ...more,
    });
    const lang = { name: 'Dr Ivo Lang', role: null, identifier: '7654321', organisation: null };
    const northmoor = { odsCode: 'RXX', name: 'Northmoor Hospital' };

    const readPointed = async (pointer: string, answers: Readonly<Record<string, FhirAnswers>>) => {
      const toOrder = (id: string) => ({
        resourceType: 'MedicationRequest',
        id,
        status: 'active',
        ...medicine,
        requester: { reference: pointer },
      });
      return readFhir('medications', { MedicationRequest: [toOrder('m1'), toOrder('m2')], ...answers });
    };

    it.each([
      ['Practitioner/77', { 'Practitioner/77': { body: doctor } }, lang],
      [`${ownBase}/Practitioner/77/_history/2`, { 'Practitioner/77': { body: doctor } }, lang],
      [
        'PractitionerRole/5',
        {
          'PractitionerRole/5': { body: role({ practitioner: { reference: 'Practitioner/77' } }) },
          'Practitioner/77': { body: doctor },
        },
        { ...lang, role: 'Consultant', organisation: northmoor },
      ],
      [
        'PractitionerRole/5',
        { 'PractitionerRole/5': { body: role({ practitioner: { display: 'Dr Ivo Lang' } }) } },
        { ...lang, role: 'Consultant', identifier: null, organisation: northmoor },
      ],
      ['PractitionerRole/5', { 'PractitionerRole/5': { body: role({}) } }, null],
      ['Practitioner/77', { 'Practitioner/77': { status: 403, body: {} } }, null],
      ['Practitioner/77', { 'Practitioner/77': { body: { ...doctor, resourceType: 'Patient' } } }, null],
      ['https://elsewhere.example/fhir/Practitioner/77', { 'Practitioner/77': { body: doctor } }, null],
      ['Organization/9', {}, null],
    ])('at %s (%#)', async (pointer, answers, prescriber) => {
      const { items, warnings } = await readPointed(pointer, answers);
      expect(items).toMatchObject([{ prescriber }, { prescriber }]);
      expect(warnings).toEqual([]);
    });

    it('and each of them is asked for once', async () => {
      const { calls } = await readPointed('Practitioner/77', { 'Practitioner/77': { body: doctor } });
      expect(calls.filter((call) => call.includes('/Practitioner/'))).toHaveLength(1);
    });
  });

  it.each([
    ['MedicationRequest', { text: 'Cough' }, 'Cough'],
    ['MedicationStatement', [{ text: 'Cough' }, { text: 'Wishes it' }], 'Cough, Wishes it'],
  ] as const)(
    'is why it was stopped, as a statement does (%s)',
    async (resourceType, statusReason, words) => {
      const items = await read(resourceType, { status: 'stopped', statusReason });
      expect(items).toMatchObject([{ status: 'STOPPED', statusReason: words }]);
    },
  );
});
