import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { codes } from '../../schema/runtime/codes.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { type Body, fault, hospital, ownQuery, spoil } from './spoiled-answer.ts';

let house: GatewayHouse;

beforeAll(async () => {
  house = await startGatewayHouse();
});
afterEach(() => {
  house.subgraphs.secondary.setFault(undefined);
});
afterAll(() => house.close());

/** Asks for details of visits of every setting. */
const detailQuery = `query ($nhsNumber: ID!) {
  patient(nhsNumber: $nhsNumber) {
    record { encounters { edges { node { id organisation { name } performers { name } } } } }
  }
}`;

const ask = (query: string) => house.ask(query, { nhsNumber: fakeNhsNumber });

const wholeFaults: Readonly<Record<string, [keyof typeof codes, (body: Body) => unknown]>> = {
  'too few entities': ['SUBGRAPH_BAD_RESPONSE', ({ data }) => void data._entities.pop()],
  'too many entities': ['SUBGRAPH_BAD_RESPONSE', ({ data }) => void data._entities.push({})],
  'entities that are no list': ['SUBGRAPH_BAD_RESPONSE', () => ({ data: { _entities: {} } })],
  'no entities': ['SUBGRAPH_EMPTY', () => ({ data: {} })],
  'null entities': ['SUBGRAPH_EMPTY', () => ({ data: { _entities: null } })],
  'a null entity': ['ENTITY_NOT_RESOLVED', () => ({ data: { _entities: [null] } })],
  'an entity that is a text': ['ENTITY_NOT_RESOLVED', () => ({ data: { _entities: ['CareRecord'] } })],
  'an entity of another type': [
    'ENTITY_NOT_RESOLVED',
    ({ data }) => void (data._entities[0].__typename = 'Evil'),
  ],
  'an empty entity': ['FIELD_MISSING', () => ({ data: { _entities: [{}] } })],
  'an entity that inherits the field': [
    'FIELD_MISSING',
    () => JSON.parse('{"data":{"_entities":[{"__proto__":{"hospital":{"sources":[]}}}]}}') as unknown,
  ],
  'a list instead of an object': ['VALUE_INVALID', ({ data }) => void (data._entities[0].hospital = [])],
  'a text instead of an object': ['VALUE_INVALID', ({ data }) => void (data._entities[0].hospital = 'x')],
  'an object of another type': [
    'VALUE_INVALID',
    ({ data }) => void (data._entities[0].hospital.__typename = 'Evil'),
  ],
  'a null entity and an error with a code of ours': [
    'FORBIDDEN',
    () => ({
      data: { _entities: [null] },
      errors: [{ message: 'x', path: ['_entities', 0], extensions: { code: 'FORBIDDEN' } }],
    }),
  ],
  'a null field and an error with a code of ours': [
    'SOURCE_TIMEOUT',
    () => ({
      data: { _entities: [{ hospital: null }] },
      errors: [{ message: 'x', path: ['_entities', 0, 'hospital'], extensions: { code: 'SOURCE_TIMEOUT' } }],
    }),
  ],
  'an error that names no place': [
    'SOURCE_TIMEOUT',
    () => ({
      data: { _entities: [{}] },
      errors: [{ message: 'x', extensions: { code: 'SOURCE_TIMEOUT' } }],
    }),
  ],
  'an error at an entity that was not asked for': [
    'SUBGRAPH_ERROR',
    () => ({ data: { _entities: [{}] }, errors: [{ message: 'x', path: ['_entities', 7, 'hospital'] }] }),
  ],
  'an error without data': [
    'SUBGRAPH_ERROR',
    () => ({ data: null, errors: [{ message: 'x', extensions: { code: 'SQL_INJECTION' } }] }),
  ],
  'that the gateway is not known': [
    'SUBGRAPH_AUTH',
    () => ({ data: null, errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] }),
  ],
};

describe('a subgraph that answers in the wrong shape', () => {
  it.each(Object.entries(wholeFaults))('%s', async (_name, [code, change]) => {
    spoil(house.subgraphs.secondary, change);
    const { data, errors } = await ask(ownQuery);
    expect(data.patient.record).toEqual({ gp: { sources: [{ state: 'COMPLETE' }] }, hospital: null });
    expect(errors).toEqual([fault(hospital, code)]);
  });

  it('about something else is refused', async () => {
    spoil(
      house.subgraphs.secondary,
      ({ data }) => void (data._entities[0].__caregraph_seal = 'another seal'),
    );
    const { data, errors } = await ask(ownQuery);
    expect(data.patient.record.hospital).toBeNull();
    expect(errors).toEqual([fault(hospital, 'IDENTITY_MISMATCH')]);
  });

  it('in another order is refused', async () => {
    spoil(house.subgraphs.secondary, ({ data }) => void data._entities.reverse(), 'performers');
    const { data, errors } = await ask(detailQuery);
    const { edges } = data.patient.record.encounters;
    expect(edges[2].node).toEqual({ id: 'secondary-2', organisation: null, performers: null });
    expect(edges[6].node).toEqual({ id: 'secondary-1', organisation: null, performers: null });
    expect(errors).toEqual(
      [2, 6].flatMap((index) =>
        ['organisation', 'performers'].map((field) =>
          fault(['patient', 'record', 'encounters', 'edges', index, 'node', field], 'IDENTITY_MISMATCH'),
        ),
      ),
    );
  });

  it.each<[string, (record: Body) => unknown, readonly (string | number)[], keyof typeof codes]>([
    ['a list that is an object', (record) => (record.sources = { 0: {} }), ['sources'], 'VALUE_INVALID'],
    ['a list that is null', (record) => (record.sources = null), ['sources'], 'VALUE_INVALID'],
    ['a list that is missing', (record) => delete record.sources, ['sources'], 'FIELD_MISSING'],
    ['an item that is null', (record) => (record.sources = [null]), ['sources', 0], 'VALUE_INVALID'],
    [
      'an unknown state',
      (record) => (record.sources[0].state = 'PERFECT'),
      ['sources', 0, 'state'],
      'VALUE_INVALID',
    ],
    ['a missing state', (record) => delete record.sources[0].state, ['sources', 0, 'state'], 'FIELD_MISSING'],
  ])('gives up a record that must not be without %s', async (_name, change, below, code) => {
    spoil(house.subgraphs.secondary, ({ data }) => void change(data._entities[0].hospital));
    const { data, errors } = await ask(ownQuery);
    expect(data.patient.record).toEqual({ gp: { sources: [{ state: 'COMPLETE' }] }, hospital: null });
    expect(errors).toEqual([fault([...hospital, ...below], code)]);
  });

  it.each<[string, unknown, keyof typeof codes]>([
    ['an object', { text: 'x' }, 'VALUE_INVALID'],
    ['a list', ['x'], 'VALUE_INVALID'],
    ['a number', 7, 'VALUE_INVALID'],
    ['nothing at all', undefined, 'FIELD_MISSING'],
  ])('keeps the rest of a record whose text is %s', async (_name, value, code) => {
    spoil(
      house.subgraphs.secondary,
      ({ data }) => void (data._entities[0].hospital.sources[0].system = value),
    );
    const { data, errors } = await ask(ownQuery);
    expect(data.patient.record.hospital.sources).toEqual([{ system: null, state: 'COMPLETE', warnings: [] }]);
    expect(errors).toEqual([fault([...hospital, 'sources', 0, 'system'], code)]);
  });

  it('takes a null where the source holds no value as no fault', async () => {
    spoil(
      house.subgraphs.secondary,
      ({ data }) => void (data._entities[0].hospital.sources[0].system = null),
    );
    const { data, errors } = await ask(ownQuery);
    expect(data.patient.record.hospital.sources[0].system).toBeNull();
    expect(errors).toEqual([]);
  });

  it('passes on nothing that was not asked for', async () => {
    spoil(house.subgraphs.secondary, ({ data }) => void (data._entities[0].hospital.secret = 'CANARY'));
    const { text, errors } = await ask(ownQuery);
    expect(text).not.toContain('CANARY');
    expect(errors).toEqual([]);
  });
});

describe('a fault in a list whose items are of several types', () => {
  // Newest first: social, community, secondary and primary of 2025, then the same of 2024.
  const at = (index: number, ...below: (string | number)[]) => [
    'patient',
    'record',
    'encounters',
    'edges',
    index,
    'node',
    ...below,
  ];

  it('is told at the item that it befell', async () => {
    spoil(house.subgraphs.secondary, ({ data }) => void (data._entities[1].organisation = 'x'), 'performers');
    const { data, errors } = await ask(detailQuery);
    expect(errors).toEqual([fault(at(6, 'organisation'), 'VALUE_INVALID')]);
    expect(data.patient.record.encounters.edges[6].node).toEqual({
      id: 'secondary-1',
      organisation: null,
      performers: [{ name: 'Performer of secondary-1' }],
    });
    expect(data.patient.record.encounters.edges[2].node.organisation).toEqual({
      name: 'Organisation of secondary-2',
    });
  });

  it('is told once for each field of an item that was not found again', async () => {
    spoil(
      house.subgraphs.secondary,
      (body) => ({
        data: { _entities: [null, body.data._entities[1]] },
        errors: [{ message: 'x', path: ['_entities', 0], extensions: { code: 'SOURCE_UNAVAILABLE' } }],
      }),
      'performers',
    );
    const { data, errors } = await ask(detailQuery);
    expect(errors).toEqual([
      fault(at(2, 'organisation'), 'SOURCE_UNAVAILABLE'),
      fault(at(2, 'performers'), 'SOURCE_UNAVAILABLE'),
    ]);
    expect(data.patient.record.encounters.edges[6].node.organisation.name).toBe(
      'Organisation of secondary-1',
    );
  });

  it('keeps the place of what a subgraph reports deep within', async () => {
    spoil(
      house.subgraphs.secondary,
      (body) => {
        body.data._entities[0].performers = null;
        return {
          ...body,
          errors: [
            {
              message: 'x',
              path: ['_entities', 0, 'performers', 0, 'name'],
              extensions: { code: 'SOURCE_ERROR' },
            },
          ],
        };
      },
      'performers',
    );
    const { errors } = await ask(detailQuery);
    expect(errors).toEqual([fault(at(2, 'performers', 0, 'name'), 'SOURCE_ERROR')]);
  });
});
