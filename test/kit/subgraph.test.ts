import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GpConsultation } from '../../schema/generated/primary.ts';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { createCareRecordResolvers } from '../../subgraphs/kit/care-record.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import { failed, found, notSupported } from '../../subgraphs/kit/outcome.ts';
import type { AreaRead, ItemOf, SettingBackend } from '../../subgraphs/kit/setting-backend.ts';
import { type RunningSubgraph, startSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { askEntities, askSubgraph, openRequest, sealRecord, named } from '../support/ask-subgraph.ts';
import { idSecret, sealSecret } from '../support/secrets.ts';

const source = { organisation: { odsCode: 'Z91001' }, system: 'Test System' };
const ids = createRecordIds(idSecret);
const ann = { nhsNumber: '9990000018', previousNhsNumbers: ['9990000026'] };
const bob = { nhsNumber: '9990000034', previousNhsNumbers: [] };
const idOf = (person: string, identifier: string) =>
  ids.toId({ type: 'GpConsultation', person, system: 'Z91001|Test', identifier });

let calls: string[] = [];
const none: AreaRead<never> = (asked) =>
  Promise.resolve(asked.map(() => [{ source, outcome: notSupported('NOT_HELD') }]));
const backend: SettingBackend<ItemOf<GpConsultation>, never, never> = {
  encounters: (asked) => {
    calls.push(`encounters of ${asked.length}`);
    return Promise.resolve(
      asked.map(({ subject }) => [
        {
          source,
          outcome: found([
            { id: idOf(subject.nhsNumber, 'one'), title: 'Asthma review', period: { start: '2025-03-01' } },
            { id: idOf(subject.nhsNumber, 'two'), title: 'Flu', period: { start: '2019' } },
            { id: idOf(subject.nhsNumber, 'three'), title: 'Undated' },
          ]),
        },
      ]),
    );
  },
  carePlans: (asked) => Promise.resolve(asked.map(() => [])),
  documents: none,
  allergies: (asked) => {
    calls.push('allergies');
    return Promise.resolve(asked.map(() => [{ source, outcome: failed('SOURCE_TIMEOUT') }]));
  },
  medications: () => Promise.reject(new Error('a defect that names 9990000018')),
  conditions: none,
};

let subgraph: RunningSubgraph;
const lines: string[] = [];

beforeAll(async () => {
  subgraph = await named(
    'primary',
    startSubgraph({
      name: 'primary',
      resolvers: createCareRecordResolvers('primary', backend),
      host: '127.0.0.1',
      port: 0,
      sealSecret,
      idSecret,
      log: createLog('test', 'info', { write: (line: string) => void lines.push(line) }),
    }),
  );
});
afterAll(() => subgraph.close());
beforeEach(() => {
  calls = [];
});

const encounterIndex =
  '... on CareRecord { primaryEncounterIndex { sources { state } entries { id type title date } } }';

describe('a subgraph', () => {
  it.each([undefined, { requestId: 'x', sealedCaller: 'forged', prove: () => 'forged' }])(
    'refuses a caller that is not sealed',
    async (request) => {
      const answer = await askSubgraph(subgraph.url, request, '{ __typename }');
      expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    },
  );

  it('contributes to a joined list, once for a graph request over several fetches and people', async () => {
    const request = await openRequest();
    const seals = [await sealRecord(request, ann), await sealRecord(request, bob)];
    const references = seals.map((seal) => ({ __typename: 'CareRecord', seal }));
    const [first] = await Promise.all([
      askEntities(subgraph.url, request, references, encounterIndex),
      askEntities(subgraph.url, request, references, encounterIndex),
    ]);
    expect(first.data._entities[0].primaryEncounterIndex.entries).toEqual([
      { id: idOf('9990000018', 'one'), type: 'GpConsultation', title: 'Asthma review', date: '2025-03-01' },
      { id: idOf('9990000018', 'two'), type: 'GpConsultation', title: 'Flu', date: '2019' },
      { id: idOf('9990000018', 'three'), type: 'GpConsultation', title: 'Undated', date: null },
    ]);
    expect(calls).toEqual(['encounters of 2']);
  });

  it('gives only what overlaps the days asked for, and never drops the undated', async () => {
    const request = await openRequest();
    const seal = await sealRecord(request, ann, { period: { start: '2019-06-01', end: '2019-12-31' } });
    const answer = await askEntities(
      subgraph.url,
      request,
      [{ __typename: 'CareRecord', seal }],
      encounterIndex,
    );
    const { entries } = answer.data._entities[0].primaryEncounterIndex;
    expect(entries.map((entry: { title: string }) => entry.title)).toEqual(['Flu', 'Undated']);
  });

  it.each([
    ['withheld', { decision: 'withhold', code: 'RESTRICTED_RECORD' }, 'WITHHELD'],
    ['left out', { decision: 'not-asked' }, 'NOT_ASKED'],
  ] as const)('does not ask a backend for what is %s', async (_name, decision, state) => {
    const request = await openRequest();
    const seal = await sealRecord(request, ann, { settings: { primary: decision } });
    const answer = await askEntities(
      subgraph.url,
      request,
      [{ __typename: 'CareRecord', seal }],
      `${encounterIndex} ... on CareRecord { primarySources { state } }`,
    );
    expect(answer.data._entities[0]).toEqual({
      primaryEncounterIndex: { sources: [{ state }], entries: [] },
      primarySources: [{ state }],
    });
    expect(calls).toEqual([]);
  });

  it('refuses a seal of another graph request', async () => {
    const [request, other] = [await openRequest(), await openRequest()];
    const seal = await sealRecord(other, ann);
    const answer = await askEntities(
      subgraph.url,
      request,
      [{ __typename: 'CareRecord', seal }],
      encounterIndex,
    );
    expect(answer.data._entities).toEqual([null]);
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect(calls).toEqual([]);
  });

  it('reads a fault, a defect and an answer without a source as unavailable, never as none', async () => {
    const request = await openRequest();
    const seal = await sealRecord(request, ann);
    const answer = await askEntities(
      subgraph.url,
      request,
      [{ __typename: 'CareRecord', seal }],
      `... on CareRecord {
        primaryAllergyIndex { sources { state reasonCode } }
        primaryMedicationIndex { sources { state reasonCode } }
        primaryCarePlanIndex { sources { state reasonCode } }
      }`,
    );
    expect(answer.data._entities[0]).toEqual({
      primaryAllergyIndex: { sources: [{ state: 'UNAVAILABLE', reasonCode: 'SOURCE_TIMEOUT' }] },
      primaryMedicationIndex: { sources: [{ state: 'UNAVAILABLE', reasonCode: 'INTERNAL_SERVER_ERROR' }] },
      primaryCarePlanIndex: { sources: [{ state: 'UNAVAILABLE', reasonCode: 'INTERNAL_SERVER_ERROR' }] },
    });
    expect(lines.join('\n')).not.toContain('9990000018');
  });
});

describe('an item asked for again', () => {
  const selection = '... on GpConsultation { title patient { nhsNumber } }';
  const ask = async (person: typeof ann, id: string) => {
    const request = await openRequest();
    const seal = await sealRecord(request, person);
    return askEntities(subgraph.url, request, [{ __typename: 'GpConsultation', id, seal }], selection);
  };

  it.each([['9990000018'], ['9990000026']])('is found by the id that it had under %s', async (number) => {
    const answer = await ask(ann, idOf(number, 'one'));
    expect(answer.data._entities[0]).toEqual({
      title: 'Asthma review',
      patient: { nhsNumber: '9990000018' },
    });
  });

  it.each([
    ['an id of another person', idOf('9990000034', 'one'), 'IDENTITY_MISMATCH'],
    ['an id that is not ours', 'bm90IG91cnMsIG5vdCBvdXJzLCBubw', 'ENTITY_NOT_RESOLVED'],
    ['an id of something that is gone', idOf('9990000018', 'gone'), 'ENTITY_NOT_RESOLVED'],
    [
      'an id of another type',
      ids.toId({ type: 'GpDocument', person: '9990000018', system: 'Z91001|Test', identifier: 'one' }),
      'ENTITY_NOT_RESOLVED',
    ],
  ])('is refused for %s', async (_name, id, code) => {
    const answer = await ask(ann, id);
    expect(answer.data._entities).toEqual([null]);
    expect(answer.errors?.[0]?.extensions).toEqual({ code, setting: 'PRIMARY' });
  });
});
