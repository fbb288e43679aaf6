import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTelehealthHouse, type TelehealthHouse } from '../support/telehealth-house.ts';
import { toBundle, toGlucose, toIdentifier } from '../support/telehealth-supplier.ts';

let house: TelehealthHouse;

beforeAll(async () => {
  house = await startTelehealthHouse();
});

afterAll(() => house?.close());

describe('whom a reading in a bundle is about', () => {
  const system = 'https://fhir.nhs.uk/Id/nhs-number';
  const toPatient = (id: string, nhsNumber: string) => ({
    resourceType: 'Patient',
    id,
    identifier: [{ system, value: nhsNumber }],
  });
  const toReferring = (name: string, reference: string) =>
    toGlucose('', { identifier: toIdentifier(name), subject: { reference } });
  const total = async (nhsNumber: string) =>
    (await house.ask('readings { total }', { nhsNumber })).community.readings.total;

  test('two people of one id are told apart by their addresses, and by the id alone joined to nobody', async () => {
    const first = '9990001006';
    const second = '9990001014';
    const entry = [
      { fullUrl: 'https://one.example/Patient/1', resource: toPatient('1', first) },
      { fullUrl: 'https://two.example/Patient/1', resource: toPatient('1', second) },
      { fullUrl: 'https://one.example/Observation/1', resource: toReferring('relative', 'Patient/1') },
    ];
    await house.send({ resourceType: 'Bundle', type: 'collection', entry });
    expect([await total(first), await total(second)]).toStrictEqual([0, 0]);
    const told = [
      ...entry.slice(0, 2),
      { resource: toReferring('absolute', 'https://one.example/Patient/1') },
    ];
    await house.send({ resourceType: 'Bundle', type: 'collection', entry: told });
    expect([await total(first), await total(second)]).toStrictEqual([1, 0]);
  });

  test('one who stands in a bundle twice, or is named with a version, is found', async () => {
    const person = '9990001022';
    const patient = toPatient('7', person);
    await house.send(toBundle([patient, patient, toReferring('versioned', 'Patient/7/_history/3')]));
    expect(await total(person)).toBe(1);
  });

  test('a number that a person no longer has says nothing against the one that they have', async () => {
    const now = '9990001030';
    const before = '9990001049';
    const patient = {
      ...toPatient('8', now),
      identifier: [
        { use: 'old', system, value: before },
        { use: 'official', system, value: now },
      ],
    };
    await house.send(toBundle([patient, toReferring('renumbered', 'Patient/8')]));
    expect([await total(now), await total(before)]).toStrictEqual([1, 0]);
  });
});
