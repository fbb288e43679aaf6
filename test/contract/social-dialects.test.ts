import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toReadAccess } from '../../subgraphs/kit/access/read-access.ts';
import type { AskedRecord } from '../../subgraphs/kit/asked-record.ts';
import { createEndpoints } from '../../subgraphs/kit/endpoint/create-endpoints.ts';
import { createLog } from '../../subgraphs/kit/log.ts';
import type { AreaAnswer } from '../../subgraphs/kit/outcome.ts';
import { createRequestMemories } from '../../subgraphs/kit/request-memory.ts';
import type { AreaRead, ReadContext } from '../../subgraphs/kit/setting-backend.ts';
import { createRecordIds } from '../../schema/runtime/record-id.ts';
import { createCouncilBackend } from '../../subgraphs/social/council/council-backend.ts';
import { createCouncilClient } from '../../subgraphs/social/council/council-client.ts';
import { createFileBackend } from '../../subgraphs/social/file/file-backend.ts';
import { createHomeCareBackend } from '../../subgraphs/social/home-care/home-care-backend.ts';
import { createHomeCareClient } from '../../subgraphs/social/home-care/home-care-client.ts';
import { generalPractitioner, wholeAccess } from '../support/ask-subgraph.ts';
import { withPostgres } from '../support/postgres.ts';
import { idSecret } from '../support/secrets.ts';
import { careRecords } from '../support/social-care-life.ts';
import { startTestCouncil, type TestCouncil } from '../support/social-council.ts';
import { openTestSocialStore, type TestSocialStore, toFile } from '../support/social-file.ts';
import { homeCareClient, loggedVisit, startTestHomeCare } from '../support/social-home-care.ts';
import { unknownMan, walter } from '../support/social-life.ts';

type Areas = Readonly<Record<string, AreaRead<unknown>>>;

let council: TestCouncil;
let provider: TestCouncil;
let store: TestSocialStore;
const dialects = new Map<string, Areas>();
const memories = createRequestMemories();
let requests = 0;

beforeAll(async () => {
  council = await startTestCouncil(careRecords);
  provider = await startTestHomeCare({
    clients: [homeCareClient('C1', '9992000015', '1941-03-09')],
    visits: { C1: [loggedVisit('V1', '2026-11-01'), loggedVisit('V2', '2026-11-02')] },
  });
  store = await openTestSocialStore(withPostgres);
  const row = {
    'Reporting Period Start Date': '2025-04-01',
    'Reporting Period End Date': '2026-03-31',
    'LA Code': '901',
    'NHS Number': '9992000015',
    'LA Person Unique Identifier': '41',
    'Date of Birth': '1941-03-09',
    'Event Start Date': '2025-05-02',
    'Event End Date': '2025-05-03',
  };
  const types = ['Request', 'Assessment', 'Service', 'Review'];
  await store.bring(toFile(types.map((type) => ({ ...row, 'Event Type': type }))));
  const client = createCouncilClient({ baseUrl: council.url, apiKey: 'a key', maximumCalls: 4 });
  const organisation = { code: '901', name: 'Northmoor Council' };
  const north = { odsCode: 'VZZ11', name: 'North Care', url: provider.url, token: () => 'a token' };
  dialects
    .set('a council', {
      ...createCouncilBackend({ client, council: organisation, timeoutMilliseconds: 3000 }),
    })
    .set('files', {
      ...createFileBackend({ tables: store.tables, councils: [organisation], currentDays: 36_500 }),
    })
    .set('home care', {
      ...createHomeCareBackend({
        client: createHomeCareClient(north, { endpoints: createEndpoints() }),
        provider: north,
        timeoutMilliseconds: 3000,
      }),
    });
});
afterAll(async () => {
  await Promise.all([council?.close(), provider?.close(), store?.close()]);
});

function toContext(): ReadContext {
  requests += 1;
  const requestId = `request ${requests}`;
  const deadline = Date.now() + 10_000;
  return {
    request: { caller: generalPractitioner, requestId, deadline },
    memory: memories.open(requestId, deadline),
    signal: AbortSignal.timeout(10_000),
    recordIds: createRecordIds(idSecret),
    log: createLog('social', 'silent'),
  };
}

const asked = (subject: typeof walter): AskedRecord => ({
  subject,
  access: toReadAccess('social', wholeAccess),
});
const items = (answer: AreaAnswer<unknown> = []) =>
  answer.flatMap(({ source, outcome }) =>
    outcome.kind === 'found' ? outcome.value.map((item) => ({ source, item: item as Item })) : [],
  );

interface Item {
  readonly id?: string;
  readonly provenance?: {
    readonly setting?: string;
    readonly system?: string;
    readonly organisation?: unknown;
  };
}

describe.each(['a council', 'files', 'home care'])('every area of %s', (name) => {
  const readAll = async (subjects: readonly (typeof walter)[]) => {
    const context = toContext();
    const areas = Object.entries(dialects.get(name) ?? {});
    const answers = await Promise.all(areas.map(([, read]) => read(subjects.map(asked), context)));
    return areas.map(([area], index) => ({ area, answers: answers[index] ?? [] }));
  };

  test('has one answer for each person asked for, in their order', async () => {
    for (const { area, answers } of await readAll([unknownMan, walter, unknownMan])) {
      expect(answers, area).toHaveLength(3);
      expect(items(answers[0]), area).toEqual([]);
      expect(items(answers[2]), area).toEqual([]);
      expect((answers[1] ?? []).length, area).toBeGreaterThan(0);
    }
  });

  test('names with every item the source that it came from, by an id of its own that lasts', async () => {
    const read = async () =>
      (await readAll([walter])).flatMap(({ area, answers }) =>
        items(answers[0]).map(({ source, item }) => ({ area, source, item })),
      );
    const [first, second] = [await read(), await read()];
    expect(first.length).toBeGreaterThan(1);
    for (const { area, source, item } of first.filter(({ item }) => item.id !== undefined)) {
      expect(item.provenance, area).toMatchObject({ setting: 'SOCIAL', system: source.system });
      expect(item.provenance?.organisation, area).toEqual(source.organisation);
    }
    const ids = (list: typeof first) => list.map(({ area, item }) => `${area} ${item.id ?? ''}`);
    expect(ids(second)).toEqual(ids(first));
    const named = first.flatMap(({ item }) => item.id ?? []);
    expect(new Set(named).size).toBe(named.length);
  });

  test('never throws for what its system does, and never reads as none', async () => {
    const broken: readonly (() => void)[] = [
      () => breakServers(() => ({ status: 500, body: {} })),
      () => breakServers(() => Buffer.from('{"not json')),
      () => breakServers(() => ({ body: [] })),
      () => breakServers(() => ({ body: { persons: null, clients: 7 } })),
    ];
    // What the files hold is in our own store, and does not depend on these servers.
    for (const breakThem of name === 'files' ? [] : broken) {
      breakThem();
      for (const { area, answers } of await readAll([walter])) {
        for (const { outcome } of answers[0] ?? [])
          expect(['failed', 'not-supported'], area).toContain(outcome.kind);
      }
    }
    mend();
  });
});

let intercepts: readonly TestCouncil['intercept'][] | undefined;
function breakServers(intercept: NonNullable<TestCouncil['intercept']>): void {
  intercepts ??= [council.intercept, provider.intercept];
  council.intercept = intercept;
  provider.intercept = intercept;
}
function mend(): void {
  if (intercepts !== undefined) [council.intercept, provider.intercept] = intercepts;
}

test('files read as away while their store is', async () => {
  const away = createFileBackend({
    tables: (await closedStore()).tables,
    councils: [{ code: '901', name: 'Northmoor Council' }],
    currentDays: 120,
  });
  const [answer] = await away.encounters([asked(walter)], toContext());
  expect(answer).toMatchObject([{ outcome: { kind: 'failed', code: 'SOURCE_UNAVAILABLE' } }]);
});

async function closedStore(): Promise<TestSocialStore> {
  const closed = await openTestSocialStore(withPostgres);
  await closed.close();
  return closed;
}
