import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDay } from '../../subgraphs/social/file/read-day.ts';
import { readRows } from '../../subgraphs/social/file/read-rows.ts';
import { selectEvents, type SubmittedEvent } from '../../subgraphs/social/file/select-events.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caregraph-rows-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array) {
  const path = join(folder, 'rows.csv');
  await writeFile(path, content);
  return Array.fromAsync(readRows(path));
}

/** RFC 4180: a cell with a comma, a mark or a line break stands in marks, and marks in it are doubled. */
const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', ';', '1'), maxLength: 8 });
// The first cell is never empty, so that no row is a blank line.
const row = fc.tuple(
  cell.map((text) => `x${text}`),
  cell,
  cell,
);

describe('rows of a file', () => {
  test('are read as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => {
        const all = [['one', 'two', 'three'], ...rows];
        const found = await read(all.map((cells) => cells.map(quote).join(',')).join('\r\n'));
        expect(found.map(({ cells }) => cells)).toEqual(all);
      }),
    );
  });

  test('a stray mark costs one row, wherever it stands', async () => {
    const plain = fc.stringMatching(/^[a-z0-9 ]{1,8}$/);
    await fc.assert(
      fc.asyncProperty(fc.nat(5), fc.nat(2), plain, async (at, place, text) => {
        const rows = Array.from({ length: 6 }, (_, index) => [`${index}`, 'b', 'c']);
        const lines = rows.map((cells, index) =>
          cells
            .map((value, column) => (index === at && column === place ? `${text}"${text}` : value))
            .join(','),
        );
        const found = await read(['one,two,three', ...lines].join('\n'));
        const others = rows.filter((_, index) => index !== at);
        const whole = found
          .slice(1)
          .filter(({ cells }) => cells !== undefined && !cells.join('').includes('"'));
        expect(whole.map(({ cells }) => cells)).toEqual(others);
      }),
    );
  });

  test('any bytes are read to their end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        for (const { line } of await read(bytes)) expect(line).toBeGreaterThan(0);
      }),
    );
  });

  test('a line without an end is read in bounded memory', async () => {
    const [only] = await read(new Uint8Array(5_000_000).fill(0x61));
    expect(only?.cells?.[0]).toHaveLength(1_048_576);
  });
});

test.each([
  ['2026-03-31', '2026-03-31'],
  ['31/03/2026', '2026-03-31'],
  ['1/3/2026', '2026-03-01'],
  ['31-Mar-2026', '2026-03-31'],
  ['31 March 2026', '2026-03-31'],
  ['20260331', '2026-03-31'],
  ['2026-03-31 00:00:00.000', '2026-03-31'],
  ['31/03/2026 14:35', '2026-03-31'],
  ['31/03/2026 12:00:00 AM', '2026-03-31'],
  ['2026-03-31T09:10:00', '2026-03-31'],
  ['2026-03-31T00:00:00+00:00', '2026-03-31'],
  // It was the first of April here by then.
  ['2026-03-31T23:30:00Z', undefined],
  ['31/03/2026 25:00', undefined],
  ['03/31/2026', undefined],
  ['31/03/26', undefined],
  ['46112', undefined],
  ['2026-02-29', undefined],
])('reads %s as %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});

const day = fc.constantFrom('2025-01-10', '2025-03-10', '2025-06-10', '2025-09-10');
const submitted = fc.record({
  submissionId: fc.constantFrom('1', '2', '3'),
  type: fc.constantFrom('Service', 'Request'),
  start: day,
  end: fc.option(day),
});
const submissions = [
  { submissionId: '1', periodStart: '2024-04-01', periodEnd: '2025-03-31' },
  { submissionId: '2', periodStart: '2024-07-01', periodEnd: '2025-06-30' },
  { submissionId: '3', periodStart: '2024-10-01', periodEnd: '2025-09-30' },
];

describe('what several submissions say together', () => {
  const events = fc.array(submitted, { maxLength: 10 }).map((list) =>
    list.map(({ submissionId, type, start, end }, line): SubmittedEvent => ({
      submissionId,
      line,
      clientType: null,
      unitCost: null,
      unitType: null,
      event: {
        eventId: '',
        eventType: type,
        startDate: start,
        endDate: type === 'Service' ? end : (end ?? start),
        description: null,
        outcome: null,
        routeOfAccess: null,
        assessmentType: null,
        serviceType: null,
        serviceComponent: null,
        deliveryMechanism: null,
        providerName: null,
        plannedUnitsPerWeek: null,
        worker: null,
        status: null,
      },
    })),
  );

  const eventsTwice = events.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );

  test('every event of the newest submission is there, in whatever order rows come, and none is open but there', () => {
    fc.assert(
      fc.property(eventsTwice, ([list, shuffled]) => {
        const selected = selectEvents(list, submissions);
        const identifiers = (chosen: typeof selected) =>
          chosen.map(({ identifier }) => identifier).toSorted();
        expect(identifiers(selectEvents(shuffled, submissions.toReversed()))).toEqual(identifiers(selected));
        expect(new Set(identifiers(selected)).size).toBe(selected.length);
        const older = selected.filter(({ submitted: kept }) => kept.submissionId !== '3');
        expect(older.filter(({ submitted: kept }) => kept.event.endDate === null)).toEqual([]);
        const toStart = ({ event }: SubmittedEvent) => `${event.eventType} ${event.startDate}`;
        const newest = list.filter(({ submissionId }) => submissionId === '3').map(toStart);
        expect(selected.map(({ submitted: kept }) => toStart(kept))).toEqual(expect.arrayContaining(newest));
      }),
    );
  });
});
