import { describe, expect, test } from 'vitest';
import { parseStructuredRequest } from '../../../sandbox/practices/parse-structured-request.ts';
import { toParameters } from './practice-client.ts';

const today = '2026-10-01';
const person = '9990000042';
const parse = (areas: Readonly<Record<string, readonly object[]>>) =>
  parseStructuredRequest(JSON.stringify(toParameters(person, areas)), today);
const codeOf = (parsed: ReturnType<typeof parseStructuredRequest>) =>
  'refusal' in parsed ? parsed.refusal.code : 'admitted';

const resolved = { name: 'includeResolvedAllergies', valueBoolean: true };
const period = (start?: string, end?: string) => ({ valuePeriod: { start, end } });

describe('parameters are admitted', () => {
  test('with the defaults of what they leave out', () => {
    expect(
      parse({
        includeAllergies: [{ name: 'includeResolvedAllergies', valueBoolean: false }],
        includeMedication: [],
        includeConsultations: [{ name: 'includeNumberOfMostRecent', valuePositiveInt: 3 }],
        includeProblems: [],
      }),
    ).toEqual({
      query: {
        nhsNumber: person,
        allergies: { resolved: false },
        medications: { issues: true, from: undefined },
        consultations: { period: undefined, mostRecent: 3 },
        problems: { filters: [{ status: undefined, significance: undefined }] },
        immunisations: undefined,
        uncategorised: undefined,
        investigations: undefined,
        referrals: undefined,
        diary: undefined,
        unrecognised: [],
      },
    });
  });

  test('that this version does not know, to be warned of', () => {
    const parsed = parse({
      includeMedication: [{ name: 'includeDispensing', valueBoolean: true }],
      includeGenomes: [],
    });
    expect(parsed).toMatchObject({
      query: { unrecognised: ['includeMedication.includeDispensing', 'includeGenomes'] },
    });
  });

  test('with a recall date of today or later', () => {
    const until = (valueDate: string) =>
      codeOf(parse({ includeDiaryEntries: [{ name: 'diaryEntriesSearchDate', valueDate }] }));
    expect([until('2026-10-01'), until('2030-06-04'), until('2026-09-30')]).toEqual([
      'admitted',
      'admitted',
      'INVALID_PARAMETER',
    ]);
  });

  test('with several filters on problems', () => {
    const body = toParameters(person, {});
    const filter = (status: string) => ({
      name: 'includeProblems',
      part: [{ name: 'filterStatus', valueCode: status }],
    });
    body.parameter.push(filter('active'), filter('inactive'));
    expect(parseStructuredRequest(JSON.stringify(body), today)).toMatchObject({
      query: { problems: { filters: [{ status: 'active' }, { status: 'inactive' }] } },
    });
  });
});

const from = (valueDate: string) => [{ name: 'medicationSearchFromDate', valueDate }];
const referrals = [{ name: 'referralSearchPeriod', ...period('2019-01-25') }];
const uncategorised = [{ name: 'uncategorisedDataSearchPeriod', ...period('2019-01-25') }];

describe('parameters are refused', () => {
  test.each<[string, Readonly<Record<string, readonly object[]>>, string]>([
    ['that ask for nothing', {}, 'INVALID_PARAMETER'],
    ['that ask for nothing known', { includeGenomes: [] }, 'INVALID_PARAMETER'],
    ['without the mandatory part', { includeAllergies: [] }, 'INVALID_PARAMETER'],
    [
      'with a part that has no value',
      { includeAllergies: [{ name: 'includeResolvedAllergies' }] },
      'INVALID_PARAMETER',
    ],
    ['with a partial date', { includeMedication: from('2017-06') }, 'INVALID_PARAMETER'],
    ['with a time', { includeMedication: from('2017-06-04T00:00:00Z') }, 'INVALID_PARAMETER'],
    ['with a date that does not exist', { includeMedication: from('2017-02-30') }, 'INVALID_PARAMETER'],
    ['with a date in the future', { includeMedication: from('2026-10-02') }, 'INVALID_PARAMETER'],
    [
      'with a period that ends in the future',
      { includeReferrals: [{ name: 'referralSearchPeriod', ...period('2019-01-25', '2026-10-02') }] },
      'INVALID_PARAMETER',
    ],
    [
      'with a period that ends before it starts',
      { includeReferrals: [{ name: 'referralSearchPeriod', ...period('2020-01-02', '2020-01-01') }] },
      'INVALID_PARAMETER',
    ],
    [
      'with both ways of limiting consultations',
      {
        includeConsultations: [
          { name: 'consultationSearchPeriod', ...period('2020-01-01') },
          { name: 'includeNumberOfMostRecent', valuePositiveInt: 3 },
        ],
      },
      'INVALID_RESOURCE',
    ],
    [
      'with a status that problems do not have',
      { includeProblems: [{ name: 'filterStatus', valueCode: 'resolved' }] },
      'INVALID_PARAMETER',
    ],
    [
      'with a medication date beside consultations',
      { includeConsultations: [], includeMedication: from('2017-06-04') },
      'INVALID_PARAMETER',
    ],
    [
      'with a filter on problems beside consultations',
      { includeConsultations: [], includeProblems: [{ name: 'filterStatus', valueCode: 'active' }] },
      'INVALID_PARAMETER',
    ],
    [
      'with a referral period beside problems',
      { includeProblems: [], includeReferrals: referrals },
      'INVALID_PARAMETER',
    ],
    [
      'with a period of uncategorised data beside problems',
      { includeProblems: [], includeUncategorisedData: uncategorised },
      'INVALID_PARAMETER',
    ],
    ['with a part twice', { includeAllergies: [resolved, resolved] }, 'INVALID_PARAMETER'],
  ])('%s', (_name, areas, code) => {
    expect(codeOf(parse(areas))).toBe(code);
  });

  test.each([
    ['no number', undefined, 'INVALID_PARAMETER'],
    ['another system', { system: 'https://example.org', value: person }, 'INVALID_IDENTIFIER_SYSTEM'],
    ['a wrong check digit', { value: '9990000043' }, 'INVALID_NHS_NUMBER'],
    ['a number with spaces', { value: '999 000 0042' }, 'INVALID_NHS_NUMBER'],
    ['a repeated digit', { value: '3333333333' }, 'INVALID_NHS_NUMBER'],
  ])('with %s for the patient', (_name, identifier, code) => {
    const valueIdentifier = identifier && { system: 'https://fhir.nhs.uk/Id/nhs-number', ...identifier };
    const body = {
      resourceType: 'Parameters',
      parameter: [
        { name: 'patientNHSNumber', valueIdentifier },
        { name: 'includeAllergies', part: [resolved] },
      ],
    };
    expect(codeOf(parseStructuredRequest(JSON.stringify(body), today))).toBe(code);
  });
});
