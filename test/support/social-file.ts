import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile, type ImportReport } from '../../subgraphs/social/file/import-file.ts';
import { openStore } from '../../subgraphs/kit/store.ts';
import { migrations } from '../../subgraphs/social/store/migrations.ts';
import type { SocialTables } from '../../subgraphs/social/store/tables.ts';
import type { TestPostgres } from './postgres.ts';

/** The headings of the tests' files. */
export const headings = [
  'Reporting Period Start Date',
  'Reporting Period End Date',
  'LA Code',
  'NHS Number',
  'LA Person Unique Identifier',
  'Date of Birth',
  'Date of Death',
  'Client Type',
  'Event Type',
  'Event Reference',
  'Event Start Date',
  'Event End Date',
  'Event Description',
  'Event Outcome',
  'Service Type',
  'Service Component',
] as const;

/** One row of a file, by heading; what is left out is empty. */
export type FileRowOfTest = Partial<Record<(typeof headings)[number], string>>;

/** The line of a row whose cells need no quotation marks. */
export function toLine(row: FileRowOfTest): string {
  return headings.map((heading) => row[heading] ?? '').join(',');
}

/** A file of rows. */
export function toFile(rows: readonly FileRowOfTest[]): string {
  return `${[headings.join(','), ...rows.map(toLine)].join('\n')}\n`;
}

/** A social store in a fresh database. */
export interface TestSocialStore {
  readonly url: string;
  readonly tables: ReturnType<typeof openStore<SocialTables>>['tables'];
  /** Imports a file on 1 June 2026. */
  bring(content: string | Buffer, onProgress?: () => void): Promise<ImportReport>;
  /** Forgets everything that was imported. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

const tableNames = [
  'submission',
  'submission_council',
  'event',
  'person_statement',
  'submission_statement',
  'refusal',
  'link_decision',
  'withdrawal',
] as const;

/** Opens a social store with its tables in a fresh database. */
export async function openTestSocialStore(open: () => Promise<TestPostgres>): Promise<TestSocialStore> {
  const postgres = await open();
  const store = openStore<SocialTables>({ url: postgres.url, schema: 'social', migrations });
  await store.migrate();
  const folder = await mkdtemp(join(tmpdir(), 'caregraph-file-'));
  return {
    url: postgres.url,
    tables: store.tables,
    async bring(content, onProgress) {
      const path = join(folder, 'file.csv');
      await writeFile(path, content);
      return importFile(store.tables, path, {
        now: () => new Date('2026-06-01T12:00:00Z'),
        ...(onProgress === undefined ? {} : { onProgress }),
      });
    },
    async empty() {
      for (const table of tableNames) await store.tables.deleteFrom(table).execute();
    },
    async close() {
      await store.close();
      await postgres.close();
      await rm(folder, { recursive: true });
    },
  };
}
