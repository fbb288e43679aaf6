import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../schema/runtime/caller.ts';
import type { RecordSubject } from '../../schema/runtime/record-seal.ts';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { wholeAccess } from '../support/ask-subgraph.ts';
import { allocatedWorker, careRecords } from '../support/social-care-life.ts';
import { type CouncilCall, startTestCouncil, type TestCouncil } from '../support/social-council.ts';
import { askSocial, startTestSocial, toSocialWorker } from '../support/social-harness.ts';
import { merged, restricted, walter } from '../support/social-life.ts';

const subject = (nhsNumber: string, birthDate: string): RecordSubject => ({
  nhsNumber,
  previousNhsNumbers: [],
  birthDate,
});
/** A boy whom children's services know alone. */
const child = subject('9992000090', '2012-05-05');
/** A woman whom children's services knew and adults' services know. */
const grownUp = subject('9992000104', '1999-09-09');
/** A man whose record was deleted, with none in its place. */
const deleted = subject('9992000112', '1948-02-03');

let council: TestCouncil;
let social: RunningSubgraph;

beforeAll(async () => {
  council = await startTestCouncil(careRecords);
  social = await startTestSocial(council.url);
});
beforeEach(() => council.forget());
afterAll(async () => {
  await social?.close();
  await council?.close();
});

const index = 'socialEncounterIndex { sources { state reasonCode warnings { code } } entries { date } }';
async function readIndex(person: RecordSubject, caller?: Caller) {
  const asking = caller === undefined ? {} : { caller };
  return (await askSocial(social.url, person, index, asking)).record.socialEncounterIndex;
}

const denied = { sources: [{ state: 'WITHHELD', reasonCode: 'ACCESS_DENIED', warnings: [] }], entries: [] };

describe('a restricted person', () => {
  test('is read by the worker who is allocated now', async () => {
    const answer = await readIndex(restricted, toSocialWorker(allocatedWorker));
    expect(answer).toEqual({
      sources: [{ state: 'COMPLETE', reasonCode: null, warnings: [] }],
      entries: [{ date: '2026-01-05' }],
    });
  });

  test('is withheld from everybody else in the same words, and nothing but allocations is asked', async () => {
    const otherCouncil = {
      ...toSocialWorker(allocatedWorker),
      organisation: { odsCode: '902', name: 'Another' },
    } as Caller;
    const readers = [undefined, toSocialWorker('999900000078'), toSocialWorker('999900000079'), otherCouncil];
    for (const reader of readers) expect(await readIndex(restricted, reader)).toEqual(denied);
    expect(new Set(council.paths())).toEqual(new Set(['persons/search', 'persons/105/allocations']));
  });

  test('is withheld where the council itself refuses, in the same words', async () => {
    council.intercept = ({ path }: CouncilCall) =>
      path.includes('/105/') ? { status: 403, body: {} } : undefined;
    const answer = await readIndex(restricted, toSocialWorker(allocatedWorker));
    council.intercept = undefined;
    expect(answer).toEqual(denied);
  });

  test('is withheld while it cannot be found out who is allocated', async () => {
    council.intercept = ({ path }: CouncilCall) =>
      path.endsWith('/105/allocations') ? { status: 500, body: {} } : undefined;
    const answer = await readIndex(restricted, toSocialWorker(allocatedWorker));
    council.intercept = undefined;
    expect(answer).toMatchObject({
      sources: [{ state: 'WITHHELD', reasonCode: 'ACCESS_UNDECIDED' }],
      entries: [],
    });
  });

  test('the council is told which of its own workers asks, and of nobody else', async () => {
    const told = async (caller?: Caller) => {
      council.forget();
      await readIndex(walter, caller);
      return new Set(council.calls.map(({ actingWorker }) => actingWorker));
    };
    expect(await told(toSocialWorker(allocatedWorker))).toEqual(new Set([allocatedWorker]));
    expect(await told()).toEqual(new Set([undefined]));
  });
});

describe('children', () => {
  test('are for the workers of children’s services who are allocated', async () => {
    expect(await readIndex(child)).toEqual(denied);
    expect(await readIndex(child, toSocialWorker(allocatedWorker))).toMatchObject({
      sources: [{ state: 'COMPLETE' }],
      entries: [{ date: '2026-01-06' }],
    });
  });

  test('a childhood’s record is left out beside that of the adult, and something is said to be', async () => {
    expect(await readIndex(grownUp)).toEqual({
      sources: [{ state: 'PARTIAL', reasonCode: 'ITEMS_WITHHELD', warnings: [{ code: 'ITEMS_WITHHELD' }] }],
      entries: [{ date: '2026-01-07' }],
    });
    expect(council.paths().filter((path) => path.startsWith('persons/121'))).toEqual([]);
  });
});

describe('records that are no more', () => {
  test('a merged one is read where it went, whole and said so', async () => {
    expect(await readIndex(merged)).toEqual({
      sources: [{ state: 'COMPLETE', reasonCode: null, warnings: [{ code: 'RECORD_MERGED' }] }],
      entries: [{ date: '2026-01-07' }],
    });
  });

  test('a deleted one is not "none recorded", and nothing of it is asked', async () => {
    expect(await readIndex(deleted)).toMatchObject({
      sources: [{ state: 'UNAVAILABLE', reasonCode: 'SOURCE_RECORD_NOT_AVAILABLE' }],
      entries: [],
    });
    expect(council.paths()).toEqual(['persons/search']);
  });
});

describe('what the person is not shown', () => {
  const citizen = { ...wholeAccess, without: ['NOT_FOR_PATIENT', 'THIRD_PARTY'] as const };

  test('warnings that they were not told of, and what their carer was assessed for', async () => {
    const lists =
      'socialCare { warnings { sources { state } items { id } } informalCarers { items { name assessments { period { start } } } } }';
    const { record } = await askSocial(social.url, walter, lists, { access: citizen });
    expect(record.socialCare.warnings).toEqual({ sources: [{ state: 'PARTIAL' }], items: [] });
    expect(record.socialCare.informalCarers.items).toEqual([{ name: 'June Invented', assessments: [] }]);
  });
});
