import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSecondary } from '../../subgraphs/secondary/start.ts';
import { patient, referral } from '../support/fhir-hospital.ts';
import { type FhirTestAnswer, type FhirTestServer, startFhirServer } from '../support/fhir-server.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { askRecord, edith, startTestSecondary } from '../support/secondary-house.ts';

const ubrn = '000000070000';

let postgres: TestPostgres;
let hospital: FhirTestServer;
let secondary: RunningSecondary;

beforeAll(async () => {
  postgres = await withPostgres();
  hospital = await startFhirServer();
  await hospital.put(patient, referral, { ...referral, id: 's2', identifier: [{ value: 'no number' }] });
  secondary = await startTestSecondary(postgres.url, {
    timeoutMilliseconds: 5000,
    fhirServers: [{ system: 'EPR', odsCode: 'RXX', url: hospital.url }],
    // Another service at the same address, as far as this test goes.
    ers: {
      url: hospital.url,
      odsCode: 'RXX',
      businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
      onBehalfOf: '021600556514',
    },
  });
  await secondary.settled();
});

afterAll(async () => {
  await secondary.close();
  await hospital.close();
  await postgres.close();
});

const sent = (number: string, person: string) => ({
  resourceType: 'ReferralRequest',
  id: number,
  subject: { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: person } },
});

async function ask(answer: FhirTestAnswer) {
  hospital.answerBy((path) => (path.includes('/STU3/ReferralRequest/') ? answer : undefined));
  const { hospital: record } = await askRecord(
    secondary.url,
    edith,
    'hospital { referrals { sources { system state reasonCode warnings { code message } } items { ubrn eReferral { ubrn } } } }',
  );
  const { sources, items } = record.referrals;
  return {
    service: sources.find(({ system }: { system: string }) => system === 'e-Referral Service'),
    items,
  };
}

const alone = { ubrn, eReferral: null };

describe('what the e-Referral Service says of a number', () => {
  it('stands with the referral of that number, and with no other', async () => {
    const { service, items } = await ask({ body: sent(ubrn, edith.nhsNumber) });
    expect(service).toMatchObject({ state: 'COMPLETE', warnings: [] });
    expect(items).toContainEqual({ ubrn, eReferral: { ubrn } });
    expect(items).toContainEqual({ ubrn: null, eReferral: null });
    expect(hospital.calls.filter((call) => call.endsWith(`/STU3/ReferralRequest/${ubrn}`))).toHaveLength(1);
  });

  it('is left out where it is about somebody else', async () => {
    const { service, items } = await ask({ body: sent(ubrn, '9990000026') });
    expect(service).toMatchObject({
      state: 'PARTIAL',
      reasonCode: 'ITEMS_REFUSED',
      warnings: [{ message: 'A referral that is about someone else was left out.' }],
    });
    expect(items).toContainEqual(alone);
  });

  it.each([
    ['that there is none', { status: 404, body: {} }, { state: 'NONE_RECORDED', warnings: [] }],
    [
      'that this organisation may not see it',
      { status: 403, body: {} },
      { state: 'PARTIAL', reasonCode: 'ITEMS_WITHHELD' },
    ],
    [
      'that it does not know us',
      { status: 401, body: {} },
      { state: 'UNAVAILABLE', reasonCode: 'SOURCE_REFUSED_CALLER' },
    ],
    [
      'another number',
      { body: sent('000000070001', edith.nhsNumber) },
      { state: 'UNAVAILABLE', reasonCode: 'SOURCE_BAD_CONTENT' },
    ],
    ['nothing that is a referral', { body: [] }, { state: 'UNAVAILABLE', reasonCode: 'SOURCE_BAD_CONTENT' }],
    ['that it is too busy', { status: 429, body: {} }, { state: 'UNAVAILABLE', reasonCode: 'SOURCE_BUSY' }],
  ])('reads as what it is where it says %s, and the referral stays', async (_, answer, source) => {
    const { service, items } = await ask(answer);
    expect(service).toMatchObject(source);
    expect(items).toContainEqual(alone);
  });
});
