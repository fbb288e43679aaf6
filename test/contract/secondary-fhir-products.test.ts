import { describe, expect, it } from 'vitest';
import { ownBase, readFhir } from '../support/fhir-answers.ts';

const subject = { reference: 'Patient/p1' };

const order = (more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id: 'mr1',
  status: 'active',
  intent: 'order',
  subject,
  ...more,
});

const product = (id: string, name: string) => ({ resourceType: 'Medication', id, code: { text: name } });

const read = (...resources: readonly object[]) => readFhir('medications', { MedicationRequest: resources });

const unread = 'Some items could not be read and were left out.';

describe('which medicine it is', () => {
  it('is said by a product inside the order', async () => {
    const { items } = await read(
      order({
        contained: [product('m1', 'Ramipril 5mg capsules')],
        medicationReference: { reference: '#m1' },
      }),
    );
    expect(items).toMatchObject([{ medication: { display: 'Ramipril 5mg capsules' } }]);
  });

  it.each([
    ['beside the orders', 'include'],
    ['beside the orders, though the server does not say why', undefined],
  ])('is said by a product that the server gives %s', async (_, mode) => {
    const { items, warnings, calls } = await readFhir('medications', {
      MedicationRequest: {
        body: {
          resourceType: 'Bundle',
          type: 'searchset',
          entry: [
            {
              resource: order({
                medicationReference: { reference: `${ownBase}/Medication/m1` },
              }),
              search: { mode: 'match' },
            },
            {
              resource: product('m1', 'Ramipril 5mg capsules'),
              ...(mode === undefined ? {} : { search: { mode } }),
            },
          ],
        },
      },
    });
    expect(items).toMatchObject([{ medication: { display: 'Ramipril 5mg capsules' } }]);
    expect(warnings).toEqual([]);
    expect(calls.find((call) => call.startsWith('/fhir/MedicationRequest'))).toContain(
      '_include=MedicationRequest%3Amedication',
    );
  });

  it('is said by a product that is read once, where the server does not give it along', async () => {
    const reference = {
      medicationCodeableConcept: undefined,
      medicationReference: { reference: 'Medication/m1' },
    };
    const { items, calls } = await readFhir('medications', {
      MedicationRequest: [order(reference), order({ ...reference, id: 'mr2' })],
      'Medication/m1': { body: product('m1', 'Ramipril 5mg capsules') },
    });
    expect(items).toMatchObject([
      { medication: { display: 'Ramipril 5mg capsules' } },
      { medication: { display: 'Ramipril 5mg capsules' } },
    ]);
    expect(calls.filter((call) => call.includes('/Medication/'))).toHaveLength(1);
  });

  it('is never said by another server’s product of the same number', async () => {
    const elsewhere = { reference: 'https://formulary.example/fhir/Medication/m1', display: 'Bisoprolol' };
    const own = { medicationReference: { reference: 'Medication/m1' } };
    const { items } = await readFhir('medications', {
      MedicationRequest: [order(own), order({ id: 'mr2', medicationReference: elsewhere })],
      'Medication/m1': { body: product('m1', 'Ramipril 5mg capsules') },
    });
    expect(items).toMatchObject([
      { medication: { display: 'Ramipril 5mg capsules' } },
      { medication: { display: 'Bisoprolol' } },
    ]);
  });

  it('is said by what the product consists of, where it has no name', async () => {
    const { items } = await read(
      order({
        contained: [
          {
            resourceType: 'Medication',
            id: 'm1',
            ingredient: [
              { itemCodeableConcept: { text: 'Codeine' } },
              { itemCodeableConcept: { text: 'Paracetamol' } },
            ],
          },
        ],
        medicationReference: { reference: '#m1' },
      }),
    );
    expect(items).toMatchObject([{ medication: { display: 'Codeine + Paracetamol' } }]);
  });

  it.each([
    ['nothing says it', {}],
    ['it cannot be found', { medicationReference: { reference: 'Medication/gone' } }],
    [
      'its product was entered in error',
      {
        medicationReference: { reference: '#m1', display: 'Wrong' },
        contained: [{ ...product('m1', 'Wrong'), status: 'entered-in-error' }],
      },
    ],
  ])('makes the list partial where %s', async (_, more) => {
    const { items, warnings } = await read(order({ ...more }));
    expect(items).toEqual([]);
    expect(warnings).toEqual([unread]);
  });
});
