import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdrawFile } from '../../subgraphs/social/file/withdraw-file.ts';
import { withPostgres } from '../support/postgres.ts';
import { toContents } from '../support/social-contents.ts';
import {
  type FileRowOfTest,
  openTestSocialStore,
  type TestSocialStore,
  toFile,
} from '../support/social-file.ts';

let store: TestSocialStore;
beforeAll(async () => {
  store = await openTestSocialStore(withPostgres);
});
afterAll(() => store?.close());

const row = fc.record({
  'LA Code': fc.constantFrom('901', '902'),
  'LA Person Unique Identifier': fc.constantFrom('41', '42', ''),
  'NHS Number': fc.constantFrom('9992000015', '9992000023', ''),
  'Date of Birth': fc.constantFrom('1941-03-09', '1950-01-02', ''),
  'Event Type': fc.constantFrom('Request', 'Service', ''),
  'Event Start Date': fc.constantFrom('2025-05-02', '2025-06-03', 'never'),
  'Reporting Period End Date': fc.constantFrom('2025-12-31', '2026-03-31'),
});

/** A file as it is imported, and after how many others it is withdrawn; 0 for never. */
const step = fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 5 }), withdrawnAfter: fc.nat(3) });

// No two files are one, whatever their rows.
const toContent = (rows: readonly FileRowOfTest[], place: number) =>
  toFile(rows.map((each) => ({ ...each, 'Event End Date': '2025-07-01', 'Event Reference': `F${place}` })));

test(
  'a file that is withdrawn leaves what the others alone would have left, in whatever order',
  { timeout: 600_000 },
  async () => {
    const by = { by: 'A. Operator', reason: 'The wrong quarter', at: new Date('2026-06-02T09:00:00Z') };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
        await store.empty();
        const due: { readonly file: string; after: number }[] = [];
        for (const [place, { rows, withdrawnAfter }] of steps.entries()) {
          const { fingerprint } = await store.bring(toContent(rows, place));
          if (withdrawnAfter > 0) due.push({ file: fingerprint, after: withdrawnAfter });
          for (const each of due) {
            each.after -= 1;
            if (each.after !== 0) continue;
            expect(await withdrawFile(store.tables, { file: each.file, ...by })).toMatchObject({
              kind: 'withdrawn',
            });
          }
        }
        for (const { file } of due.filter(({ after }) => after > 0).toReversed()) {
          await withdrawFile(store.tables, { file, ...by });
        }
        for (const { file } of due) {
          expect(await withdrawFile(store.tables, { file, ...by })).toMatchObject({ kind: 'before' });
        }
        const left = await toContents(store.tables);
        await store.empty();
        for (const [place, { rows, withdrawnAfter }] of steps.entries()) {
          if (withdrawnAfter === 0) await store.bring(toContent(rows, place));
        }
        expect(left).toStrictEqual(await toContents(store.tables));
      }),
      { numRuns: 15 },
    );
  },
);
