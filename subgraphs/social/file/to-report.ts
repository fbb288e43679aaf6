import type { Kysely } from 'kysely';
import type { SocialTables } from '../store/tables.ts';
import { rowReasons, type RowReason } from './admit-row.ts';
import type { ImportReport } from './import-file.ts';
import { countOpenLinks, openReasons } from './review-links.ts';

/** How many digits of a file's fingerprint are shown. */
export const shownDigits = 16;

/** How many lines are named for each reason. */
const namedLines = 20;

/** Writes what became of a file, line by line, without anything that stood in it. */
export async function toReport(
  tables: Kysely<SocialTables>,
  report: ImportReport,
): Promise<readonly string[]> {
  const { isNew, admitted, refused, withoutEvent, lacking, unread, resumedAt, submissionId } = report;
  const lines = [
    isNew
      ? `Imported: ${count(admitted)} rows; refused: ${count(refused)}.`
      : `This file is in already: ${count(admitted)} rows; refused: ${count(refused)}. Nothing was done.`,
  ];
  if (withoutEvent > 0) {
    lines.push(`Rows of carers known by association, which tell of no event: ${count(withoutEvent)}.`);
  }
  lines.push(`Fingerprint: ${report.fingerprint.slice(0, shownDigits)}.`);
  if (resumedAt > 2) lines.push(`The import went on from line ${count(resumedAt)}.`);
  if (lacking.length > 0) lines.push(`Headings that the file has not: ${lacking.join(', ')}.`);
  if (unread > 0) lines.push(`Columns that are not read: ${unread}.`);
  lines.push(...(await toOpenLines(tables, submissionId)));
  if (refused === 0) return lines;
  const rows = await tables
    .selectFrom('refusal')
    .where('submission_id', '=', submissionId)
    .groupBy(['reason', 'heading'])
    .select((column) => [
      'reason',
      'heading',
      column.fn.countAll<string>().as('rows'),
      column.fn.min('line').as('first'),
    ])
    .orderBy('rows', 'desc')
    .execute();
  for (const { reason, heading, rows: number } of rows) {
    const named = await tables
      .selectFrom('refusal')
      .where('submission_id', '=', submissionId)
      .where('reason', '=', reason)
      .where('heading', 'is not distinct from', heading)
      .orderBy('line')
      .limit(namedLines)
      .select('line')
      .execute();
    const places = named.map(({ line }) => line).join(', ');
    const more = Number(number) > named.length ? ', …' : '';
    lines.push(
      `${count(Number(number))} × ${reason}${heading === null ? '' : ` in "${heading}"`}: ${toSentence(reason)}`,
      `  line ${places}${more}`,
    );
  }
  return lines;
}

/** Rows of a person whose match is open are kept and shown with nobody; whoever imports them must know. */
async function toOpenLines(tables: Kysely<SocialTables>, submissionId: string): Promise<readonly string[]> {
  const open = await countOpenLinks(tables, submissionId);
  if (open.length === 0) return [];
  return [
    'People whose rows are kept and shown with nobody until somebody settles whose they are:',
    ...open.map(({ reason, people }) => `  ${count(people)} × ${openReasons[reason]}`),
    '  "npm run matching -- review" lists them.',
  ];
}

function toSentence(reason: string): string {
  return Object.hasOwn(rowReasons, reason) ? rowReasons[reason as RowReason] : '';
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
