import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Completeness, isWhole } from '../../../gateway/completeness/completeness.ts';
import { codes } from '../../../schema/runtime/codes.ts';
import { fakeNhsNumber } from '../../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../../support/gateway-house.ts';
import { type Body, spoil } from '../spoiled-answer.ts';

let house: GatewayHouse;

beforeAll(async () => {
  house = await startGatewayHouse();
});
afterEach(() => {
  for (const subgraph of Object.values(house.subgraphs)) subgraph.setFault(undefined);
});
afterAll(() => house.close());

const encounters = ['patient', 'record', 'encounters'];

async function askFor(selection: string): Promise<{ completeness: Completeness; text: string }> {
  const { text } = await house.ask(`query ($n: ID!) { patient(nhsNumber: $n) ${selection} }`, {
    n: fakeNhsNumber,
  });
  return { completeness: JSON.parse(text).extensions.completeness, text };
}

describe('completeness', () => {
  it('names every setting that was asked, and where it is spoken of', async () => {
    const { completeness } = await askFor(
      '{ record { encounters { edges { node { title } } sources { state } } gp { supplier } } }',
    );
    expect(completeness).toEqual([
      { setting: 'PATIENT', state: 'COMPLETE', paths: [] },
      { setting: 'PRIMARY', state: 'COMPLETE', paths: [encounters, ['patient', 'record', 'gp']] },
      { setting: 'SECONDARY', state: 'COMPLETE', paths: [encounters] },
      { setting: 'COMMUNITY', state: 'COMPLETE', paths: [encounters] },
      { setting: 'SOCIAL', state: 'COMPLETE', paths: [encounters] },
    ]);
    expect(isWhole(completeness)).toBe(true);
  });

  it('names no setting that was not asked', async () => {
    const { completeness } = await askFor('{ name { text } }');
    expect(completeness).toEqual([{ setting: 'PATIENT', state: 'COMPLETE', paths: [] }]);
  });

  it('says what is missing also where the client asked for no sources, with the client’s own keys', async () => {
    house.subgraphs.secondary.setFault((request) => void request.socket.destroy());
    const { completeness, text } = await askFor('{ r: record { visits: encounters { totalCount } } }');
    expect(completeness.filter(({ state }) => state !== 'COMPLETE')).toEqual([
      { setting: 'SECONDARY', state: 'UNAVAILABLE', paths: [['patient', 'r', 'visits']] },
    ]);
    expect(isWhole(completeness)).toBe(false);
    expect(text).not.toContain('_caregraph');
  });

  it('says of a setting that fails late what its sources and errors say', async () => {
    house.subgraphs.secondary.setFault(async (request, response, answer) => {
      if (house.subgraphs.secondary.calls.at(-1)?.query.includes('performers')) request.socket.destroy();
      else response.setHeader('content-type', 'application/json').end(JSON.stringify(await answer()));
    });
    const { completeness, text } = await askFor(
      '{ record { encounters { edges { node { performers { name } } } sources { setting state reasonCode } } } }',
    );
    const failed = completeness.filter(({ state }) => state !== 'COMPLETE');
    const { data, errors } = JSON.parse(text);
    expect(failed).toEqual([
      {
        setting: 'SECONDARY',
        state: 'UNAVAILABLE',
        reasonCode: 'SUBGRAPH_UNAVAILABLE',
        reason: codes.SUBGRAPH_UNAVAILABLE,
        paths: [encounters, ...errors.map((error: { path: string[] }) => error.path)],
      },
    ]);
    expect(errors).toHaveLength(2);
    expect(data.patient.record.encounters.sources[1]).toEqual({
      setting: 'SECONDARY',
      state: 'UNAVAILABLE',
      reasonCode: 'SUBGRAPH_UNAVAILABLE',
    });
  });

  it('keeps what is withheld, not held and unknown apart', async () => {
    const states = { primary: 'WITHHELD', secondary: 'NONE_RECORDED', community: 'NOT_SUPPORTED' } as const;
    const reasons = { primary: 'NO_CONSENT', secondary: null, community: 'NOT_HELD' } as const;
    for (const setting of ['primary', 'secondary', 'community'] as const) {
      spoil(house.subgraphs[setting], ({ data }: Body) => {
        const [source] = data._entities[0][`${setting}EncounterIndex`].sources;
        Object.assign(source, { state: states[setting], reasonCode: reasons[setting] });
      });
    }
    house.subgraphs.social.setFault((request) => void request.socket.destroy());
    const { completeness } = await askFor('{ record { encounters { sources { state } } } }');
    expect(completeness.map(({ setting, state, reasonCode }) => [setting, state, reasonCode])).toEqual([
      ['PATIENT', 'COMPLETE', undefined],
      ['PRIMARY', 'WITHHELD', 'NO_CONSENT'],
      ['SECONDARY', 'NONE_RECORDED', undefined],
      ['COMMUNITY', 'NOT_SUPPORTED', 'NOT_HELD'],
      ['SOCIAL', 'UNAVAILABLE', undefined],
    ]);
  });

  it('says of one thing that a setting keeps from a reader that it may not be seen', async () => {
    spoil(
      house.subgraphs.secondary,
      (body: Body) => {
        body.data._entities[0].performers = null;
        const path = ['_entities', 0, 'performers'];
        body.errors = [{ message: 'x', path, extensions: { code: 'FORBIDDEN' } }];
      },
      'performers',
    );
    const { completeness } = await askFor(
      '{ record { encounters { edges { node { performers { name } } } sources { setting state reasonCode } } } }',
    );
    expect(completeness.filter(({ setting }) => setting === 'SECONDARY')).toEqual([
      {
        setting: 'SECONDARY',
        state: 'WITHHELD',
        reasonCode: 'FORBIDDEN',
        reason: codes.FORBIDDEN,
        paths: [[...encounters, 'edges', 2, 'node', 'performers']],
      },
      // That it may not all be seen says nothing of whether the setting answered.
      { setting: 'SECONDARY', state: 'COMPLETE', paths: [encounters] },
    ]);
  });

  it('says that a person is not known, and why a person could not be found out', async () => {
    spoil(house.subgraphs.patient, (body: Body) => {
      body.data.patient = null;
      body.errors = [{ message: 'x', path: ['patient'], extensions: { code: 'PATIENT_NOT_FOUND' } }];
    });
    expect((await askFor('{ nhsNumber }')).completeness).toEqual([
      {
        setting: 'PATIENT',
        state: 'NONE_RECORDED',
        reasonCode: 'PATIENT_NOT_FOUND',
        reason: codes.PATIENT_NOT_FOUND,
        paths: [['patient']],
      },
    ]);
    house.subgraphs.patient.setFault((request) => void request.socket.destroy());
    expect((await askFor('{ nhsNumber }')).completeness).toEqual([
      {
        setting: 'PATIENT',
        state: 'UNAVAILABLE',
        reasonCode: 'SUBGRAPH_UNAVAILABLE',
        reason: codes.SUBGRAPH_UNAVAILABLE,
        paths: [['patient']],
      },
    ]);
  });

  it('costs no further request', async () => {
    const count = () => Object.values(house.subgraphs).reduce((sum, { calls }) => sum + calls.length, 0);
    const before = count();
    await askFor('{ name { text } }');
    expect(count() - before).toBe(1);
    await askFor('{ name { text } record { encounters { totalCount } } }');
    // The person, four contributions, and the list that is joined from them.
    expect(count() - before).toBe(1 + 6);
  });
});
