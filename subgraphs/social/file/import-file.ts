import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Kysely, Selectable } from 'kysely';
import { type Batch, keepBatch } from '../store/keep-batch.ts';
import { holdBackWithdrawals } from '../store/lock-files.ts';
import type { SocialTables, SubmissionTable, WithdrawalTable } from '../store/tables.ts';
import { admitRow } from './admit-row.ts';
import { findOtherFormat } from './find-other-format.ts';
import { type ReadHeadings, readHeadings } from './headings.ts';
import { readRows } from './read-rows.ts';

/** What became of a file. */
export interface ImportReport {
  /** `false` where the same content had been imported before, so that nothing was done. */
  readonly isNew: boolean;
  readonly submissionId: string;
  readonly admitted: number;
  readonly refused: number;
  /** Rows that tell of no event, as they may. */
  readonly withoutEvent: number;
  /** What the file is known by: the SHA-256 of its content. */
  readonly fingerprint: string;
  /** Headings that the specification has and the file has not. */
  readonly lacking: readonly string[];
  /** How many of the file's columns are not read. */
  readonly unread: number;
  /** From which line an import that had been broken off went on; 1 for the beginning. */
  readonly resumedAt: number;
}

/** How far an import has come, in bytes of the file. */
export type OnProgress = (done: number, total: number, rows: number) => void;

/** A file that cannot be imported at all, said so that its sender can mend it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

const batchRows = 2000;

/**
 * Imports a file of Client Level Data: streaming, in bounded memory, and so that it can be repeated.
 *
 * Each batch is kept in one transaction; an import that was killed goes on behind the last one. The graph reads
 * a submission only when the whole of it is kept.
 */
export async function importFile(
  tables: Kysely<SocialTables>,
  path: string,
  options: { readonly now?: () => Date; readonly onProgress?: OnProgress } = {},
): Promise<ImportReport> {
  const now = options.now ?? (() => new Date());
  const { size } = await stat(path);
  await refuseOtherFormats(path);
  const rows = readRows(path);
  const { lacking, unread, ...headings } = toHeadings(await rows.next());
  if (await isWithoutRows(path)) throw new UnreadableFile('The file holds headings and no row below them.');
  const submission = await openSubmission(tables, await digestOf(path), basename(path), now());
  if (submission.state === 'complete') {
    await rows.return(undefined);
    return { isNew: false, ...toCounts(submission), lacking, unread, resumedAt: 1 };
  }
  const rules = { places: headings.places, width: headings.width, today: now().toISOString().slice(0, 10) };
  let lastLine = submission.last_line;
  let count = 0;
  let batch = emptyBatch();

  async function keep(): Promise<void> {
    if (!(await keepBatch(tables, { id: submission.id, lastLine }, { ...batch, lastLine: batch.lastLine }))) {
      throw new Error(
        'Another import of the same file is running, or the file was withdrawn meanwhile. Look with "npm run import -- list", then import again.',
      );
    }
    ({ lastLine } = batch);
    batch = emptyBatch();
  }

  for await (const { line, cells, nextByte } of rows) {
    count += 1;
    if (line <= lastLine) continue;
    const admitted = cells === undefined ? unreadable : admitRow(cells, rules);
    if (!admitted.ok) batch.refused.push({ line, fault: admitted.fault });
    else if (admitted.row === null) batch.withoutEvent += 1;
    else batch.admitted.push({ line, row: admitted.row });
    batch.lastLine = line;
    if (countRows(batch) >= batchRows) {
      await keep();
      options.onProgress?.(nextByte, size, count);
    }
  }
  if (countRows(batch) > 0) await keep();
  options.onProgress?.(size, size, count);
  const finished = await tables
    .updateTable('submission')
    .set({ state: 'complete', finished_at: now().toISOString() })
    .where('id', '=', submission.id)
    .returningAll()
    .executeTakeFirst();
  if (finished === undefined) throw new Error('The file was withdrawn while it was imported.');
  return { isNew: true, ...toCounts(finished), lacking, unread, resumedAt: submission.last_line + 1 };
}

const unreadable = { ok: false, fault: { reason: 'UNREADABLE_ROW' } } as const;

type Filling<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

function emptyBatch(): Filling<Batch> {
  return { admitted: [], refused: [], withoutEvent: 0, lastLine: 0 };
}

function countRows({ admitted, refused, withoutEvent }: Batch): number {
  return admitted.length + refused.length + withoutEvent;
}

function toCounts({ id, digest, admitted, refused, without_event }: Selectable<SubmissionTable>) {
  return { submissionId: id, fingerprint: digest, admitted, refused, withoutEvent: without_event };
}

function toHeadings(first: IteratorResult<{ readonly cells: readonly string[] | undefined }>) {
  const headings: ReadHeadings =
    first.done === true || first.value.cells === undefined
      ? { ok: false, fault: 'The file holds no headings: it is empty, or no list of separated values.' }
      : readHeadings(first.value.cells);
  if (!headings.ok) throw new UnreadableFile(headings.fault);
  return headings;
}

async function isWithoutRows(path: string): Promise<boolean> {
  const rows = readRows(path);
  await rows.next();
  const { done } = await rows.next();
  await rows.return(undefined);
  return done === true;
}

async function openSubmission(tables: Kysely<SocialTables>, digest: string, name: string, at: Date) {
  const start = {
    state: 'loading',
    last_line: 1,
    admitted: 0,
    refused: 0,
    started_at: at.toISOString(),
  } as const;
  return tables.transaction().execute(async (transaction) => {
    await holdBackWithdrawals(transaction);
    const withdrawn = await transaction
      .selectFrom('withdrawal')
      .selectAll()
      .where('digest', '=', digest)
      .executeTakeFirst();
    if (withdrawn !== undefined) throw new UnreadableFile(toRefusal(withdrawn));
    await transaction
      .insertInto('submission')
      .values({ digest, name, names_people: true, ...start })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return transaction
      .selectFrom('submission')
      .selectAll()
      .where('digest', '=', digest)
      .executeTakeFirstOrThrow();
  });
}

/** A wrong file must not come back because a job sends it every night. */
function toRefusal({ withdrawn_at: at, withdrawn_by: by }: Selectable<WithdrawalTable>): string {
  return `This file was withdrawn on ${at.slice(0, 10)} by ${by}. To have it read after all, add an empty line to its end.`;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function refuseOtherFormats(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const fault = findOtherFormat(buffer.subarray(0, bytesRead));
    if (fault !== undefined) throw new UnreadableFile(fault);
  } finally {
    await file.close();
  }
}
