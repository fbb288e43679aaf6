import { describe, expect, it } from 'vitest';
import { readFhir } from '../support/fhir-answers.ts';

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
    ['by a pointer alone, which names nobody', { reference: 'Practitioner/77' }, undefined],
  ])('is who ordered it, named %s', async (_how, requester, name) => {
    const contained = [
      {
        resourceType: 'Practitioner',
        id: 'p',
        name: [{ prefix: ['Miss'], given: ['Ola'], family: 'Brandt' }],
      },
    ];
    const [item] = await readOrder({ requester, contained });
    expect(item).toMatchObject({ prescriber: name === undefined ? null : { name, role: null } });
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
