import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../schema/runtime/caller.ts';
import { askSubgraph, openRequest } from '../support/ask-subgraph.ts';
import { createTestAccessStore } from '../support/access-store.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toNhsIdentifier, toPdsPatient } from '../support/patient-resources.ts';
import { askedNumber, toApp, toCitizen, toStaff } from '../support/readers.ts';

// Whether somebody exists is learned neither from the answer nor from how long it takes: what the answer waits for,
// every call to the demographic service, the access store and the audit trail, is the same for both.

const stranger = '9991234012';
const restricted = '9991231110';
const restrictedBefore = '9991231129';
const restrictedNow = '9991231137';
const nobody = '9991231145';

const accessStore = createTestAccessStore();
const looks: unknown[] = [];
let house: PatientHouse;

beforeAll(async () => {
  house = await startPatientHouse({ accessStore, recordLook: async (look) => void looks.push(look) });
  const security = { meta: { versionId: '1', security: [{ code: 'R', display: 'restricted' }] } };
  const of = (number: string, more: object = {}) =>
    toPdsPatient(number, { identifier: [toNhsIdentifier(number, '01')], ...more });
  house.pds.set(stranger, { body: of(stranger) });
  house.pds.set(restricted, { body: of(restricted, security) });
  house.pds.set(askedNumber, { body: of(askedNumber, security) });
  house.pds.set(restrictedBefore, { body: of(restrictedNow, security) });
  const grants = ['9991239999', 'partner-app'].map((grantee) => ({
    granteeKind: grantee === 'partner-app' ? ('app' as const) : ('person' as const),
    grantee,
    basis: 'CONSENT' as const,
    areas: ['demographics' as const],
    from: '2020-01-01T00:00:00Z',
    until: null,
    isAgreed: false,
  }));
  for (const number of [restricted, restrictedBefore, nobody]) accessStore.facts.set(number, { grants });
});
afterAll(() => house.close());

/** What a reader is answered, and how often the answer waited for what. */
async function look(caller: Caller, nhsNumber: string) {
  const before = [house.pds.calls.length, accessStore.asked, looks.length] as const;
  const query = `query ($n: ID!) { patient(nhsNumber: $n) { nhsNumber sensitivity record { access { basis } } } }`;
  const request = await openRequest({ caller });
  const { data, errors, status } = await askSubgraph(house.patient.url, request, query, { n: nhsNumber });
  const [traces, asked, recorded] = before;
  return {
    told: { status, data, errors },
    waitedFor: {
      traces: house.pds.calls.length - traces,
      facts: accessStore.asked - asked,
      looks: looks.length - recorded,
    },
  };
}

const family = toCitizen('9991239999');
const appOfFamily = toApp('9991239999');
const analyst = toStaff('R1840', 'QWO', { kind: 'analyst', purpose: 'HOPERAT' });
const officer = toStaff('R0001', 'RTX', { kind: 'privacy-officer', purpose: 'HOPERAT' });

describe('nothing tells somebody from nobody', () => {
  it.each<readonly [string, Caller, string, string]>([
    ['a citizen, of a stranger', toCitizen('9991238888'), stranger, '9991231153'],
    ['a citizen, of a stranger whose details are restricted', toCitizen('9991238888'), restricted, nobody],
    ['an app, of a stranger', toApp('9991238888'), stranger, '9991231153'],
    ['an analyst', analyst, stranger, nobody],
    ['a privacy officer', officer, stranger, nobody],
    ['a relative, of somebody whose details are restricted', family, restricted, nobody],
    ['a relative, by a number that was replaced since', family, restrictedBefore, nobody],
    ['an app with a grant, of somebody whose details are restricted', appOfFamily, restricted, nobody],
  ])('to %s', async (_who, caller, somebody, other) => {
    const of = await look(caller, somebody);
    expect(of).toEqual(await look(caller, other));
    expect(of.told.errors?.map(({ extensions }) => extensions?.['code'])).toEqual([
      caller.kind === 'analyst' || caller.kind === 'privacy-officer' ? 'FORBIDDEN' : 'PATIENT_NOT_FOUND',
    ]);
  });

  it('to a person whose own details are restricted, who reads of themselves what they would of nobody', async () => {
    const own = await look(toCitizen(askedNumber), askedNumber);
    expect(own.told).toEqual((await look(toCitizen(nobody, { purpose: 'PATRQT' }), nobody)).told);
    expect(own.waitedFor).toEqual({ traces: 1, facts: 1, looks: 1 });
  });
});

it('A22 staff without a relationship learn that a number exists, why it is withheld, and nothing else', async () => {
  const caller = toStaff('R0050', 'RTX');
  const { told } = await look(caller, stranger);
  expect(told).toMatchObject({ data: { patient: { nhsNumber: stranger, sensitivity: null } } });
  expect(JSON.stringify(told)).not.toMatch(/Thornton|Margaret|1951|A82038|Mill Lane/);
  expect((await look(caller, '9991231153')).told).toMatchObject({
    data: { patient: null },
    errors: [{ extensions: { code: 'PATIENT_NOT_FOUND' } }],
  });
});
