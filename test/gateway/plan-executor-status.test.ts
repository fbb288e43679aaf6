import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { codes } from '../../schema/runtime/codes.ts';
import { fakeNhsNumber } from '../support/fake-record.ts';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { type Body, spoil } from './spoiled-answer.ts';

let house: GatewayHouse;

beforeAll(async () => {
  house = await startGatewayHouse();
});
afterEach(() => {
  house.subgraphs.secondary.setFault(undefined);
});
afterAll(() => house.close());

const query = `query ($nhsNumber: ID!) {
  patient(nhsNumber: $nhsNumber) {
    record {
      sources { became: state }
      encounters {
        edges { node { title performers { name } } }
        sources { setting state reasonCode reason }
      }
      gp { sources { state } }
    }
  }
}`;

const ask = () => house.ask(query, { nhsNumber: fakeNhsNumber });
const sound = (setting: string) => ({ setting, state: 'COMPLETE', reasonCode: null, reason: null });

describe('a setting that gave its part of a list and fails when it is asked for details', () => {
  it('is complete where nothing fails', async () => {
    const { data, errors } = await ask();
    expect(errors).toEqual([]);
    expect(data.patient.record.encounters.sources).toEqual(
      ['PRIMARY', 'SECONDARY', 'COMMUNITY', 'SOCIAL'].map(sound),
    );
  });

  it('reads unavailable in every list that it is part of, with the reason', async () => {
    house.subgraphs.secondary.setFault(async (request, response, answer) => {
      if (house.subgraphs.secondary.calls.at(-1)?.query.includes('performers')) request.socket.destroy();
      else response.setHeader('content-type', 'application/json').end(JSON.stringify(await answer()));
    });
    const { data, errors } = await ask();
    const { record } = data.patient;
    expect(record.encounters.edges).toHaveLength(8);
    expect(record.encounters.sources).toEqual([
      sound('PRIMARY'),
      {
        setting: 'SECONDARY',
        state: 'UNAVAILABLE',
        reasonCode: 'SUBGRAPH_UNAVAILABLE',
        reason: codes.SUBGRAPH_UNAVAILABLE,
      },
      sound('COMMUNITY'),
      sound('SOCIAL'),
    ]);
    // What is said of the whole record names no setting here, and is corrected all the same.
    expect(record.sources).toEqual(
      ['COMPLETE', 'UNAVAILABLE', 'COMPLETE', 'COMPLETE'].map((became) => ({ became })),
    );
    expect(record.gp).toEqual({ sources: [{ state: 'COMPLETE' }] });
    expect(errors.map(({ extensions }) => extensions)).toEqual(
      Array.from({ length: 2 }, () => ({ code: 'SUBGRAPH_UNAVAILABLE', setting: 'SECONDARY' })),
    );
  });

  it('reads partial where only some values cannot be read', async () => {
    spoil(
      house.subgraphs.secondary,
      ({ data }: Body) => void (data._entities[0].performers = 'x'),
      'performers',
    );
    const { data } = await ask();
    const [, hospital] = data.patient.record.encounters.sources;
    expect(hospital).toEqual({
      setting: 'SECONDARY',
      state: 'PARTIAL',
      reasonCode: 'VALUE_INVALID',
      reason: codes.VALUE_INVALID,
    });
  });
});
