import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { type CouncilCall, startTestCouncil, type TestCouncil } from '../support/social-council.ts';
import { askSocial, startTestSocial } from '../support/social-harness.ts';
import { councilRecords, walter } from '../support/social-life.ts';

let council: TestCouncil;
let social: RunningSubgraph;

beforeEach(async () => {
  council = await startTestCouncil(councilRecords, 2);
  social = await startTestSocial(council.url, { timeoutMilliseconds: 1000 });
});

afterEach(async () => {
  await social?.close();
  await council?.close();
});

const index =
  'socialEncounterIndex { sources { state reasonCode warnings { code message } } entries { date } }';

async function readIndex() {
  const { record, text } = await askSocial(social.url, walter, index);
  return { ...record.socialEncounterIndex, text };
}

function unavailable(reasonCode: string) {
  return { sources: [{ state: 'UNAVAILABLE', reasonCode, warnings: [] }], entries: [] };
}

const isSearch = ({ path }: CouncilCall) => path.endsWith('/search');
const isEvents = ({ path }: CouncilCall) => path.includes('/events');
const dates = (entries: readonly { date: string }[]) => entries.map(({ date }) => date);

describe('a council that cannot answer', () => {
  test('is unavailable while it is down', async () => {
    const placeholder = createServer();
    await new Promise<void>((resolve) => {
      placeholder.listen(0, '127.0.0.1', resolve);
    });
    const { port } = placeholder.address() as AddressInfo;
    await new Promise((resolve) => {
      placeholder.close(resolve);
    });
    const down = await startTestSocial(`http://127.0.0.1:${port}`);
    try {
      const { record } = await askSocial(down.url, walter, `${index} socialCare { sources { reasonCode } }`);
      expect(record).toEqual({
        socialEncounterIndex: unavailable('SOURCE_UNAVAILABLE'),
        socialCare: { sources: [{ reasonCode: 'SOURCE_UNAVAILABLE' }] },
      });
    } finally {
      await down.close();
    }
  });

  test.each([
    ['its search', isSearch],
    ['a list', isEvents],
  ])('is given up when %s is slow', async (_name, isSlow) => {
    council.intercept = (call) => (isSlow(call) ? 'hang' : undefined);
    const began = performance.now();
    expect(await readIndex()).toMatchObject(unavailable('SOURCE_TIMEOUT'));
    // A search and the list that waits for it have one time together.
    expect(performance.now() - began).toBeLessThan(1950);
  });

  test.each([
    ['not JSON', Buffer.from('<html>gateway error</html>')],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    ['of another shape', Buffer.from('{"persons":{"personId":1}}')],
    ['of another shape inside', Buffer.from('{"persons":["Walter",null]}')],
  ])('is not believed when its answer is %s', async (_name, bytes) => {
    council.intercept = () => bytes;
    const answer = await readIndex();
    expect(answer).toMatchObject(unavailable('SOURCE_BAD_CONTENT'));
    expect(answer.text).not.toContain('Walter');
  });

  test.each([
    [400, 'SOURCE_REJECTED_REQUEST'],
    [401, 'SOURCE_REFUSED_CALLER'],
    [403, 'SOURCE_REFUSED_CALLER'],
    [500, 'SOURCE_ERROR'],
    [503, 'SOURCE_BUSY'],
  ])('answers its search with %i', async (status, code) => {
    council.intercept = () => ({ status, body: { error: { code: 'X', message: 'about 9992000015' } } });
    const answer = await readIndex();
    expect(answer).toMatchObject(unavailable(code));
    expect(answer.text).not.toContain('about 9992000015');
  });

  test('does not know the person whom it found', async () => {
    council.intercept = (call) =>
      isEvents(call) ? { status: 404, body: { error: { code: 'NOT_FOUND', message: '' } } } : undefined;
    expect(await readIndex()).toMatchObject(unavailable('SOURCE_RECORD_NOT_AVAILABLE'));
  });
});

describe('a council that is busy', () => {
  const busy = (seconds: string) => ({
    status: 429,
    body: { error: { code: 'RATE_LIMITED', message: '' } },
    headers: { 'retry-after': seconds },
  });

  test('is asked once more when it says that it soon has time', async () => {
    let refusals = 0;
    council.intercept = (call) => (isSearch(call) && refusals++ === 0 ? busy('0') : undefined);
    expect((await readIndex()).sources).toMatchObject([{ state: 'COMPLETE' }]);
    expect(council.calls.filter(isSearch)).toHaveLength(2);
  });

  test('is left alone for as long as it says', async () => {
    council.intercept = () => busy('30');
    expect(await readIndex()).toMatchObject(unavailable('SOURCE_BUSY'));
    expect(await readIndex()).toMatchObject(unavailable('SOURCE_BUSY'));
    expect(council.calls).toHaveLength(1);
  });
});

describe('lists that are not whole', () => {
  const cutShort = [
    { code: 'OTHER', message: 'The list could not be read to its end, so items may be missing.' },
  ];

  test('pages are read to the end', async () => {
    const answer = await readIndex();
    expect(answer.sources).toEqual([{ state: 'COMPLETE', reasonCode: null, warnings: [] }]);
    expect(dates(answer.entries)).toEqual(['2026-02-02', '2026-03-10', '2026-09-01']);
    expect(council.paths().filter((path) => path.includes('events'))).toEqual([
      'persons/101/events?limit=50',
      'persons/101/events?cursor=2&limit=50',
      'persons/101/events?cursor=4&limit=50',
    ]);
  });

  test('a cursor that comes back is not followed in a ring', async () => {
    council.intercept = (call) =>
      isEvents(call) ? { body: { events: [], nextCursor: 'again' } } : undefined;
    expect(await readIndex()).toMatchObject({ sources: [{ state: 'PARTIAL', warnings: cutShort }] });
    expect(council.calls.filter(isEvents)).toHaveLength(2);
  });

  test('a later page that fails leaves what was read', async () => {
    council.intercept = ({ path }) =>
      path.includes('cursor=2') ? { status: 500, body: { error: {} } } : undefined;
    const answer = await readIndex();
    expect(answer.sources).toEqual([{ state: 'PARTIAL', reasonCode: null, warnings: cutShort }]);
    expect(dates(answer.entries)).toEqual(['2026-02-02']);
  });

  test('an item that cannot be read is left out and counted', async () => {
    const events = [
      { eventId: 'E1', eventType: 'Request', startDate: '2026-02-30' },
      { eventId: 'E2', eventType: 'Request', startDate: '2026-02-28' },
      'not an event',
    ];
    council.intercept = (call) => (isEvents(call) ? { body: { events, nextCursor: null } } : undefined);
    const answer = await readIndex();
    expect(answer.sources).toEqual([
      {
        state: 'PARTIAL',
        reasonCode: 'ITEMS_REFUSED',
        warnings: [{ code: 'ITEMS_REFUSED', message: '2 items could not be read and were left out.' }],
      },
    ]);
    expect(dates(answer.entries)).toEqual(['2026-02-28']);
  });

  test('nothing is known where no item can be read', async () => {
    council.intercept = (call) => (isEvents(call) ? { body: { events: [{}] } } : undefined);
    expect(await readIndex()).toMatchObject(unavailable('SOURCE_BAD_CONTENT'));
  });
});
