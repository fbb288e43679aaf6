import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { codes } from '../../schema/runtime/codes.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { fault, hospital, ownQuery, spoil } from './spoiled-answer.ts';

let house: GatewayHouse;

beforeAll(async () => {
  house = await startGatewayHouse();
});
afterEach(() => {
  house.subgraphs.secondary.setFault(undefined);
  house.subgraphs.patient.setFault(undefined);
});
afterAll(() => house.close());

const ask = (query: string) => house.ask(query, { nhsNumber: fakeNhsNumber });

describe('what a subgraph says of an error', () => {
  const report = (error: object) =>
    spoil(house.subgraphs.secondary, () => ({
      data: { _entities: [{ hospital: null }] },
      errors: [{ path: ['_entities', 0, 'hospital'], ...error }],
    }));

  it('is not passed on', async () => {
    report({
      message: 'select * from people where nhs = 9990000026',
      extensions: { code: 'INTERNAL_SERVER_ERROR', sql: 'CANARY', stacktrace: ['CANARY'], setting: 'CANARY' },
    });
    const { text, errors } = await ask(ownQuery);
    expect(errors).toEqual([fault(hospital, 'INTERNAL_SERVER_ERROR')]);
    expect(text).not.toMatch(/CANARY|9990000026/);
  });

  it('keeps a permanent reason', async () => {
    report({ message: 'x', extensions: { code: 'FORBIDDEN', reason: 'SEAL_OF_ANOTHER_REQUEST' } });
    const { errors } = await ask(ownQuery);
    expect(errors[0]?.extensions).toEqual({
      code: 'FORBIDDEN',
      setting: 'SECONDARY',
      reason: 'SEAL_OF_ANOTHER_REQUEST',
    });
  });

  it('loses a reason that is not one', async () => {
    report({ message: 'x', extensions: { code: 'FORBIDDEN', reason: 'patient 9990000026' } });
    const { errors } = await ask(ownQuery);
    expect(errors[0]?.extensions).toEqual({ code: 'FORBIDDEN', setting: 'SECONDARY' });
  });

  it('keeps the sentence about what is wrong with the question', async () => {
    report({ message: '"first" must be from 1 to 100.', extensions: { code: 'BAD_USER_INPUT' } });
    const { errors } = await ask(ownQuery);
    expect(errors[0]?.message).toBe('"first" must be from 1 to 100.');
  });

  it.each([
    'The number 999 000 0026 is wrong.',
    'The number 9990000026 is wrong.',
    'See http://db:5432.',
    'x'.repeat(201),
  ])('loses a sentence that could hold data (%s)', async (message) => {
    report({ message, extensions: { code: 'BAD_USER_INPUT' } });
    const { errors } = await ask(ownQuery);
    expect(errors[0]?.message).toBe(codes.BAD_USER_INPUT);
  });
});

describe('a fault of what a client never sees', () => {
  it('is told at what it left empty', async () => {
    spoil(house.subgraphs.patient, ({ data }) => void delete data.patient?.record.seal);
    const { data, errors, text } = await ask(ownQuery);
    expect(data).toEqual({ patient: { record: null } });
    expect(errors).toEqual([fault(['patient', 'record'], 'FIELD_MISSING', 'PATIENT')]);
    expect(text).not.toContain('seal');
  });

  it('is not told where what the client asked for arrived', async () => {
    spoil(house.subgraphs.secondary, ({ data }) => void (data._entities[0].secondarySources = null));
    const { data, errors } = await ask(
      'query ($nhsNumber: ID!) { patient(nhsNumber: $nhsNumber) { record { sources { setting state } } } }',
    );
    expect(errors).toEqual([]);
    expect(data.patient.record.sources).toContainEqual({ setting: 'SECONDARY', state: 'UNAVAILABLE' });
  });
});
