import type { Bundle, OperationOutcome, Patient } from 'fhir/r4.js';
import { afterAll, describe, expect, test } from 'vitest';
import { startDemographics } from '../../sandbox/demographics/start-demographics.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';

const population = createPopulation({ people: 300 });
const source = await startDemographics({ population, port: 0 });
afterAll(() => source.close());

const search = async (parameters: Readonly<Record<string, string>>) => {
  const response = await fetch(`${source.url}/Patient?${new URLSearchParams(parameters).toString()}`, {
    headers: { 'x-request-id': '60e0b220-8136-4ca5-ae46-1d97ef59d068' },
  });
  return { status: response.status, answer: (await response.json()) as Bundle<Patient> | OperationOutcome };
};
const found = async (parameters: Readonly<Record<string, string>>) => {
  const { status, answer } = await search(parameters);
  expect([status, answer.resourceType]).toEqual([200, 'Bundle']);
  const bundle = answer as Bundle<Patient>;
  expect(bundle.type).toBe('searchset');
  expect(bundle.total).toBe(bundle.entry?.length ?? 0);
  return (bundle.entry ?? []).map(({ resource }) => resource?.id);
};
const problem = async (parameters: Readonly<Record<string, string>>) => {
  const { status, answer } = await search(parameters);
  return [status, (answer as OperationOutcome).issue[0]?.details?.coding?.[0]?.code];
};

const showcase = population.life(0).person;
const hidden = population.life(2).person;

describe('searching for people', () => {
  test.each([
    ['family and birth', { family: 'Ashworth', birthdate: `eq${showcase.birthDate}` }],
    ['any case', { family: 'ASHWORTH', given: 'dorothy', birthdate: showcase.birthDate }],
    [
      'a second given name',
      { family: 'Ashworth', given: 'Jean', birthdate: showcase.birthDate, gender: 'female' },
    ],
    ['a wildcard', { family: 'Ash*', birthdate: showcase.birthDate }],
    ['a postcode', { 'address-postalcode': showcase.postcode, birthdate: showcase.birthDate }],
    [
      'a postcode without a space',
      { 'address-postalcode': showcase.postcode.replace(' ', ''), birthdate: showcase.birthDate },
    ],
    ['a practice', { family: 'Ashworth', birthdate: showcase.birthDate, 'general-practitioner': 'Z91001' }],
  ])('finds by %s', async (_, parameters) => {
    expect(await found(parameters)).toEqual([showcase.nhsNumber]);
  });

  test('finds nobody where anything differs', async () => {
    expect(await found({ family: 'Ashworth', birthdate: '1901-01-01' })).toEqual([]);
    expect(await found({ family: 'Ashworth', given: 'Xena', birthdate: showcase.birthDate })).toEqual([]);
    expect(await found({ family: 'Ashworth', birthdate: showcase.birthDate, gender: 'male' })).toEqual([]);
    expect(await found({ family: 'Ashwort', birthdate: showcase.birthDate })).toEqual([]);
  });

  test('finds a restricted person by name, and never by where they are', async () => {
    const birthdate = hidden.birthDate;
    expect(await found({ family: hidden.familyName, birthdate })).toContain(hidden.nhsNumber);
    expect(await found({ 'address-postalcode': hidden.postcode, birthdate })).not.toContain(hidden.nhsNumber);
    const practice = { family: hidden.familyName, birthdate, 'general-practitioner': 'Z91004' };
    expect(await found(practice)).not.toContain(hidden.nhsNumber);
  });

  test('reads a range of births', async () => {
    const query = new URLSearchParams([
      ['family', 'Ashworth'],
      ['birthdate', `ge${showcase.birthDate}`],
      ['birthdate', `le${showcase.birthDate}`],
    ]);
    const response = await fetch(`${source.url}/Patient?${query.toString()}`, {
      headers: { 'x-request-id': '60e0b220-8136-4ca5-ae46-1d97ef59d068' },
    });
    const bundle = (await response.json()) as Bundle<Patient>;
    expect(bundle.entry?.map(({ resource }) => resource?.id)).toEqual([showcase.nhsNumber]);
  });

  test('says that there are too many, with 200 as the service does', async () => {
    expect(await problem({ 'address-postalcode': 'ZZ1*', birthdate: 'ge1900-01-01' })).toEqual([
      200,
      'TOO_MANY_MATCHES',
    ]);
    const one = { 'address-postalcode': 'ZZ1*', birthdate: 'ge1900-01-01', '_max-results': '1' };
    expect(await problem(one)).toEqual([200, 'TOO_MANY_MATCHES']);
  });

  test.each([
    [{ family: 'Ashworth' }, 'MISSING_VALUE'],
    [{ birthdate: '1948-01-01' }, 'MISSING_VALUE'],
    [{ family: 'Ashworth', birthdate: '1948' }, 'INVALID_SEARCH_DATA'],
    [{ family: 'Ashworth', birthdate: '1948-13-01' }, 'INVALID_SEARCH_DATA'],
    [{ family: 'A*', birthdate: '1948-01-01' }, 'INVALID_SEARCH_DATA'],
    [{ family: 'Ashworth', birthdate: '1948-01-01', '_max-results': '51' }, 'INVALID_SEARCH_DATA'],
    [{ family: 'Ashworth', birthdate: '1948-01-01', colour: 'blue' }, 'INVALID_SEARCH_DATA'],
  ] as const)('refuses %j with %s', async (parameters: Readonly<Record<string, string>>, code) => {
    expect(await problem(parameters)).toEqual([400, code]);
  });
});
