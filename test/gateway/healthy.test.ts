import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { subgraphNames } from '../../schema/care-settings.ts';
import { callerHeader, createCallerSeal } from '../../schema/runtime/caller.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { bearerOf } from '../support/tokens.ts';
import { sealSecret } from '../support/secrets.ts';
import { patientQuery } from './patient-query.ts';

let house: GatewayHouse;

beforeAll(async () => {
  house = await startGatewayHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  for (const name of subgraphNames) house.subgraphs[name].calls.length = 0;
});

describe('a gateway over five sound subgraphs', () => {
  it('joins what every setting holds', async () => {
    const { status, data, errors } = await house.ask(patientQuery, { nhsNumber: fakeNhsNumber });
    expect(status).toBe(200);
    expect(errors).toEqual([]);
    expect(data.patient.name.text).toBe('Mrs Ada Byron');
    expect(data.patient.record.encounters.sources).toEqual([
      { setting: 'PRIMARY', state: 'COMPLETE' },
      { setting: 'SECONDARY', state: 'COMPLETE' },
      { setting: 'COMMUNITY', state: 'COMPLETE' },
      { setting: 'SOCIAL', state: 'COMPLETE' },
    ]);
    expect(data.patient.record.encounters.edges.map(({ node }: { node: unknown }) => node)).toEqual([
      node('SocialCareContact', 'social', 2),
      node('CommunityContact', 'community', 2),
      node('HospitalEncounter', 'secondary', 2),
      node('GpConsultation', 'primary', 2),
      node('SocialCareContact', 'social', 1),
      node('CommunityContact', 'community', 1),
      node('HospitalEncounter', 'secondary', 1),
      node('GpConsultation', 'primary', 1),
    ]);
    for (const own of ['gp', 'hospital', 'community', 'socialCare']) {
      expect(data.patient.record[own]).toEqual({ sources: [{ state: 'COMPLETE' }] });
    }
  });

  it('seals one caller for all fetches of a request, and another for the next', async () => {
    await house.ask(patientQuery, { nhsNumber: fakeNhsNumber });
    const first = sealedCallers();
    await house.ask(patientQuery, { nhsNumber: fakeNhsNumber });
    const both = sealedCallers();
    expect(first.size).toBe(1);
    expect(both.size).toBe(2);
    const opened = await Promise.all([...both].map((sealed) => createCallerSeal(sealSecret).open(sealed)));
    expect(new Set(opened.map((request) => request?.requestId)).size).toBe(2);
    for (const request of opened) {
      expect(request?.caller).toMatchObject({ kind: 'professional', roleCode: 'R0260', purpose: 'TREAT' });
      expect(request?.deadline).toBeGreaterThan(Date.now());
      expect(request?.deadline).toBeLessThanOrEqual(Date.now() + 5000);
    }
  });

  it("echoes a client's request id without giving it to subgraphs, where it could open another's memory", async () => {
    const id = randomUUID();
    const response = await post({ 'x-request-id': id });
    expect(response.headers.get('x-request-id')).toBe(id);
    const [sealed = ''] = sealedCallers();
    expect((await createCallerSeal(sealSecret).open(sealed))?.requestId).not.toBe(id);
  });

  it('answers under an id of its own where the client sends none that is one', async () => {
    const response = await post({ 'x-request-id': '9990000018' });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('lets nobody keep an answer', async () => {
    expect((await post({})).headers.get('cache-control')).toBe('no-store');
  });

  it('leaves out what @include leaves out', async () => {
    const query = `query ($nhsNumber: ID!, $withGp: Boolean = false) {
      patient(nhsNumber: $nhsNumber) { record { gp @include(if: $withGp) { sources { state } } hospital @skip(if: $withGp) { sources { state } } } }
    }`;
    const without = await house.ask(query, { nhsNumber: fakeNhsNumber });
    expect(without.data.patient.record).toEqual({ hospital: { sources: [{ state: 'COMPLETE' }] } });
    const withGp = await house.ask(query, { nhsNumber: fakeNhsNumber, withGp: true });
    expect(withGp.data.patient.record).toEqual({ gp: { sources: [{ state: 'COMPLETE' }] } });
    expect([...without.errors, ...withGp.errors]).toEqual([]);
  });

  it('answers under aliases', async () => {
    const query = `query ($nhsNumber: ID!) {
      who: patient(nhsNumber: $nhsNumber) { whole: record { visits: encounters { edges { visit: node { what: title place: organisation { called: name } } } } } }
    }`;
    const { data, errors } = await house.ask(query, { nhsNumber: fakeNhsNumber });
    expect(errors).toEqual([]);
    expect(data.who.whole.visits.edges[0]).toEqual({
      visit: { what: 'Visit 2 (social)', place: { called: 'Organisation of social-2' } },
    });
  });

  it('answers about several people', async () => {
    const query =
      'query ($n: [ID!]!) { patients(nhsNumbers: $n) { nhsNumber record { gp { sources { state } } } } }';
    const { data, errors } = await house.ask(query, { n: ['9990000018', '9990000026'] });
    expect(errors).toEqual([]);
    expect(data.patients.map(({ nhsNumber }: { nhsNumber: string }) => nhsNumber)).toEqual([
      '9990000018',
      '9990000026',
    ]);
  });
});

function node(type: string, setting: string, number: number) {
  return {
    __typename: type,
    id: `${setting}-${number}`,
    title: `Visit ${number} (${setting})`,
    organisation: { name: `Organisation of ${setting}-${number}` },
  };
}

function sealedCallers(): Set<string> {
  const calls = subgraphNames.flatMap((name) => house.subgraphs[name].calls);
  return new Set(calls.map(({ headers }) => String(headers[callerHeader])));
}

async function post(headers: Record<string, string>): Promise<Response> {
  return fetch(`${house.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await bearerOf()), ...headers },
    body: JSON.stringify({ query: patientQuery, variables: { nhsNumber: fakeNhsNumber } }),
  });
}
