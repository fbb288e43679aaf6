import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHouse, type TestHouse } from '../../support/start-house.ts';

const query = `query ($n: ID!) { patient(nhsNumber: $n) { record { medications {
  state
  items {
    id medication { display } status statusText statusReason courseType prescriptionType
    prescriber { name identifier organisation { odsCode name } } prescribedElsewhere lastIssued
    supply { quantity { value unit } duration { value unit } issuesAllowed issuesMade authorisedUntil }
    conflictsWith provenance { setting }
  }
  sources { setting state }
} } } }`;

type Item = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly medication: { readonly display: string };
  readonly provenance: { readonly setting: string };
};

let house: TestHouse;
let items: readonly Item[];
let states: ReadonlySet<string>;

beforeAll(async () => {
  house = await startHouse({ hasRecordSystem: true, isUnhurried: true });
  const { nhsNumber } = house.population.life(5).person;
  const { data } = await house.ask(query, { n: nhsNumber });
  const { sources } = data.patient.record.medications;
  states = new Set(sources.map(({ setting, state }: Record<string, string>) => `${setting} ${state}`));
  items = data.patient.record.medications.items;
});
afterAll(() => house.close());

const find = (setting: string, name: string) =>
  items.filter(
    ({ medication, provenance }) => provenance.setting === setting && medication.display.startsWith(name),
  );

describe('a person with a medicine of every status', () => {
  it('has all that the practice and the hospital hold', () => {
    expect([...states]).toEqual(expect.arrayContaining(['PRIMARY COMPLETE', 'SECONDARY COMPLETE']));
  });

  it.each([
    ['Furosemide', 'ACTIVE', null],
    ['Amlodipine', 'ON_HOLD', 'Low blood pressure on the ward'],
    ['Doxycycline', 'CANCELLED', 'Ordered twice'],
    ['Co-codamol', 'STOPPED', 'Constipation'],
    ['Atorvastatin', 'DRAFT', null],
    ['Sertraline', 'INTENDED', null],
  ])('has %s at the hospital, which is %s', (name, status, statusReason) => {
    expect(find('SECONDARY', name)).toMatchObject([{ status, statusText: null, statusReason }]);
  });

  it('has no medicine that was entered in error', () => {
    expect(items.filter(({ medication }) => /allopurinol/i.test(medication.display))).toEqual([]);
    expect(items.filter(({ status }) => status === 'ENTERED_IN_ERROR')).toEqual([]);
  });

  it('has one at the hospital with its amount and who ordered it', () => {
    expect(find('SECONDARY', 'Furosemide')).toMatchObject([
      {
        prescriber: {
          name: expect.stringMatching(/^(Dr|Mr|Miss) /),
          identifier: expect.stringMatching(/^C\d{7}$/),
        },
        supply: {
          quantity: { value: 28, unit: 'tablet' },
          duration: { value: 28, unit: 'day' },
          issuesAllowed: 2,
          issuesMade: null,
          authorisedUntil: null,
        },
      },
    ]);
  });

  it('has what the practice dispenses repeatedly, so many times of so many, by its practitioner', () => {
    const { practice } = house.population.life(5);
    expect(find('PRIMARY', 'Amlodipine')).toMatchObject([
      {
        status: 'ACTIVE',
        courseType: 'REPEAT_DISPENSED',
        prescriptionType: 'Repeat dispensing',
        prescribedElsewhere: false,
        prescriber: {
          name: practice.generalPractitioner.name,
          organisation: { odsCode: practice.odsCode, name: practice.name },
        },
        supply: {
          quantity: { value: 28, unit: 'tablet' },
          duration: { value: 28, unit: 'day' },
          issuesAllowed: 7,
          issuesMade: 6,
        },
      },
    ]);
  });

  it('has what is to be begun only if it is needed, what was written by hand, and what was stopped and why', () => {
    expect(find('PRIMARY', 'Prednisolone')).toContainEqual(
      expect.objectContaining({
        status: 'ACTIVE',
        courseType: 'ACUTE',
        prescriptionType: 'Delayed prescribing',
      }),
    );
    expect(find('PRIMARY', 'Cetirizine')).toMatchObject([
      { status: 'COMPLETED', courseType: 'ACUTE', prescriptionType: 'Acute handwritten' },
    ]);
    expect(find('PRIMARY', 'Citalopram')).toMatchObject([
      { status: 'STOPPED', courseType: 'REPEAT', statusReason: 'Made her drowsy' },
    ]);
  });

  it('has what is prescribed elsewhere, by whoever prescribes it there', () => {
    expect(find('PRIMARY', 'Digoxin')).toMatchObject([
      {
        prescribedElsewhere: true,
        prescriber: { name: 'Dr Y Castellan', organisation: { odsCode: null, name: 'Cardiology clinic' } },
      },
    ]);
  });

  it.each([
    ['Amlodipine', 'ON_HOLD'],
    ['Tiotropium', 'NOT_TAKEN'],
  ])('is told that %s, which the practice gives, is %s for the hospital', (name, status) => {
    const [given] = find('PRIMARY', name);
    const other = find('SECONDARY', name).find((item) => item['status'] === status);
    expect(given).toMatchObject({ status: 'ACTIVE', conflictsWith: expect.arrayContaining([other?.id]) });
    expect(other).toMatchObject({ conflictsWith: [given?.id] });
  });
});
