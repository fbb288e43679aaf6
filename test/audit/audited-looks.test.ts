import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../schema/runtime/caller.ts';
import type { Look } from '../../subgraphs/patient/access/record-look.ts';
import { createTestAccessStore } from '../support/access-store.ts';
import { askSubgraph, openRequest } from '../support/ask-subgraph.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { toPdsPatient } from '../support/patient-resources.ts';
import { askedNumber, daughterNumber, readers, toStaff } from '../support/readers.ts';

const looks: Look[] = [];
let isRecorded = true;
let house: PatientHouse;

beforeAll(async () => {
  house = await startPatientHouse({
    accessStore: createTestAccessStore(),
    recordLook: (look) => {
      looks.push(look);
      return Promise.resolve(isRecorded ? undefined : 'unrecorded');
    },
  });
  house.pds.set(askedNumber, { body: toPdsPatient(askedNumber) });
});
afterAll(() => house.close());
beforeEach(() => {
  looks.length = 0;
  isRecorded = true;
  house.accessStore.openings.length = 0;
  house.accessStore.consents.length = 0;
});

const ask = async (caller: Caller, query: string, variables: Record<string, unknown> = {}) =>
  askSubgraph(house.patient.url, await openRequest({ caller }), query, variables);
const recorded = () =>
  looks.map(({ action, nhsNumber, outcome }) => [action ?? 'read', nhsNumber ?? 'nobody', outcome]);

const search = `{ searchPatients(input: { familyName: "Nobody", birthDate: "1951-03-09", gender: FEMALE }) { outcome } }`;
const grant = `mutation { grantAccess(input: { nhsNumber: "${askedNumber}", granteeNhsNumber: "${daughterNumber}",
  basis: CONSENT, areas: [MEDICINES], idempotencyKey: "k" }) { id } }`;
const consent = `mutation { recordConsent(input: { nhsNumber: "${askedNumber}", kind: SHARING_REFUSED,
  idempotencyKey: "k" }) { id } }`;
const breakGlass = `mutation { breakGlass(input: { nhsNumber: "${askedNumber}", reason: "Collapsed at home",
  idempotencyKey: "k" }) { id } }`;

describe('what is recorded besides a look at a person', () => {
  it.each([
    ['a search that finds nobody', readers.GP, search, [['search', 'nobody', 'none']]],
    ['a search that is forbidden', readers.patient, search, [['search', 'nobody', 'FORBIDDEN']]],
    [
      'a grant',
      readers.patient,
      grant,
      [
        ['read', askedNumber, 'permit'],
        ['grant', askedNumber, 'permit'],
      ],
    ],
    [
      'a grant that is refused',
      toStaff('R0260', 'B12345'),
      grant,
      [
        ['read', askedNumber, 'NO_RELATIONSHIP'],
        ['grant', askedNumber, 'FORBIDDEN'],
      ],
    ],
    [
      'a decision',
      readers.patient,
      consent,
      [
        ['read', askedNumber, 'permit'],
        ['consent', askedNumber, 'permit'],
      ],
    ],
    ['broken glass', readers.GP, breakGlass, [['open', askedNumber, 'permit']]],
    ['glass that must not be broken', readers.patient, breakGlass, [['open', askedNumber, 'FORBIDDEN']]],
    [
      'a grant that there is not',
      readers.patient,
      'mutation { withdrawAccess(grant: "none") { id } }',
      [['withdraw grant', 'nobody', 'NODE_NOT_FOUND']],
    ],
  ] as const)('%s', async (_what, caller, query, expected) => {
    await ask(caller, query);
    expect(recorded()).toEqual(expected);
  });
});

it('names the policy, and what of the record is withheld', async () => {
  house.accessStore.facts.set(askedNumber, { refusesSharing: true });
  await ask(readers.GP, `{ patient(nhsNumber: "${askedNumber}") { gender } }`);
  house.accessStore.facts.clear();
  expect(looks[0]?.policy).toMatch(/^[0-9a-f]{64}$/);
  expect(looks[0]).toMatchObject({
    outcome: 'permit',
    basis: 'registered',
    withheld: { secondary: 'NO_CONSENT', community: 'NO_CONSENT', social: 'NO_CONSENT' },
  });
});

it('tells a look at somebody of the reader’s own family name', async () => {
  const { name } = (await ask(readers.GP, `{ patient(nhsNumber: "${askedNumber}") { name { family } } }`))
    .data.patient;
  looks.length = 0;
  await ask(
    { ...readers.GP, name: { family: String(name.family).toUpperCase(), given: 'A' } },
    `{ patient(nhsNumber: "${askedNumber}") { gender } }`,
  );
  await ask(readers.GP, `{ patient(nhsNumber: "${askedNumber}") { gender } }`);
  expect(looks.map(({ hasReadersName }) => hasReadersName)).toEqual([true, undefined]);
});

it('an answer that could not be recorded in an emergency says so, whatever was asked for', async () => {
  isRecorded = false;
  const answer = await ask(readers.GP, `{ patient(nhsNumber: "${askedNumber}") { gender } }`);
  expect(JSON.parse(answer.text)).toMatchObject({ extensions: { notices: ['UNRECORDED'] } });
});
