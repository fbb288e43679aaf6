import { expect, test } from 'vitest';
import { createFileMetrics } from '../../subgraphs/social/file/file-metrics.ts';
import { settleLink } from '../../subgraphs/social/file/review-links.ts';
import { parseMetrics, readStoreMetrics } from '../support/metrics.ts';
import { withPostgres } from '../support/postgres.ts';
import { type FileRowOfTest, openTestSocialStore, toFile } from '../support/social-file.ts';

const row: FileRowOfTest = {
  'Reporting Period Start Date': '2026-01-01',
  'Reporting Period End Date': '2026-03-31',
  'LA Code': '901',
  'NHS Number': '9992000015',
  'LA Person Unique Identifier': '41',
  'Date of Birth': '1941-03-09',
  'Client Type': 'Service User',
  'Event Type': 'Service',
  'Event Start Date': '2026-02-01',
  'Service Type': 'Long Term Support: Community',
  'Service Component': 'Home Support',
};

test(
  'rows that were refused, people who are joined to nobody and old files are counted',
  { timeout: 240_000 },
  async () => {
    const store = await openTestSocialStore(withPostgres);
    try {
      const scrape = async (today: string) => {
        const options = { tables: store.tables, currentDays: 120, now: () => Date.parse(today) };
        return readStoreMetrics('social', async () =>
          parseMetrics(await createFileMetrics(options).metrics()),
        );
      };
      const open = (metrics: ReadonlyMap<string, number>) =>
        ['NO_NUMBER', 'CONTRADICTION', 'SUPPLIED_WITHOUT_BIRTH_DATE'].map((each) =>
          metrics.get(`caregraph_file_links_open{reason="${each}"}`),
        );
      const nothing = await scrape('2026-06-01T12:00:00Z');
      expect([nothing.get('caregraph_files{state="complete"}'), ...open(nothing)]).toEqual([0, 0, 0, 0]);

      const of = (person: string, changes: FileRowOfTest): FileRowOfTest => ({
        ...row,
        'LA Person Unique Identifier': person,
        ...changes,
      });
      await store.bring(
        toFile([
          row,
          of('42', { 'NHS Number': '' }),
          of('43', { 'Date of Birth': '' }),
          of('44', {}),
          of('44', { 'Date of Birth': '1941-03-10' }),
          of('45', { 'Event Type': 'Nothing that is known' }),
        ]),
      );
      const metrics = await scrape('2026-06-01T12:00:00Z');
      expect(open(metrics)).toEqual([1, 1, 1]);
      expect(metrics.get('caregraph_file_rows_refused')).toBe(1);
      expect(metrics.get('caregraph_files{state="complete"}')).toBe(1);
      expect(metrics.get('caregraph_files{state="loading"}')).toBe(0);
      const ages = (told: ReadonlyMap<string, number>) =>
        ['current', 'stale', 'unknown'].map((each) => told.get(`caregraph_file_councils{state="${each}"}`));
      expect(ages(metrics)).toEqual([1, 0, 0]);
      // 120 days after 31 March, the last day of the file.
      expect(ages(await scrape('2026-07-29T00:00:00Z'))).toEqual([1, 0, 0]);
      expect(ages(await scrape('2026-07-29T00:00:01Z'))).toEqual([0, 1, 0]);

      const settled = { council: '901', localId: '42', nhsNumber: null, by: 'A. Reviewer', at: new Date() };
      await settleLink(store.tables, settled);
      expect(open(await scrape('2026-06-01T12:00:00Z'))).toEqual([0, 1, 1]);
    } finally {
      await store.close();
    }
  },
);
