import type { Kysely } from 'kysely';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import type { SocialTables } from '../store/tables.ts';
import { decideLink } from './decide-link.ts';
import { readAmount } from './read-amount.ts';
import {
  type CouncilSubmission,
  selectEvents,
  type SelectedEvent,
  type SubmittedEvent,
} from './select-events.ts';

/** What one council's files say of one person. */
export interface CouncilFile {
  readonly council: string;
  /** The last day that the council's newest file speaks of. */
  readonly periodEnd: string | null;
  readonly events: readonly SelectedEvent[];
}

/** What all councils' files say of one person. */
export interface FilePerson {
  readonly files: readonly CouncilFile[];
  /** Whether rows with the person's number were left out because nobody has verified that they are theirs. */
  readonly isUnverifiedLeftOut: boolean;
  /** Whether rows with the person's number were left out because they have another date of birth. */
  readonly isAnotherLeftOut: boolean;
  /** By council that sent a file, the last day that its files speak of. */
  readonly lastDays: ReadonlyMap<string, string | null>;
}

const nothingImported: FilePerson = {
  files: [],
  isUnverifiedLeftOut: false,
  isAnotherLeftOut: false,
  lastDays: new Map(),
};

/** Reads what the files say of the people of one graph request: everything at most once. */
export function readPeople(
  tables: Kysely<SocialTables>,
  asked: readonly AskedRecord[],
  { memory }: Pick<ReadContext, 'memory'>,
): Promise<readonly FilePerson[]> {
  const key = asked.map(({ subject }) => subject.nhsNumber).join(' ');
  return memory.once(`council files ${key}`, () => read(tables, asked));
}

async function read(
  tables: Kysely<SocialTables>,
  asked: readonly AskedRecord[],
): Promise<readonly FilePerson[]> {
  const numbers = [...new Set(asked.flatMap(({ subject }) => toNhsNumbers(subject)))];
  const submissions = await tables
    .selectFrom('submission_council')
    .innerJoin('submission', 'submission.id', 'submission_council.submission_id')
    .where('submission.state', '=', 'complete')
    .select(['submission_id', 'council', 'period_start', 'period_end'])
    .execute();
  // Most houses have imported nothing, and nothing more is asked for there.
  if (submissions.length === 0) return asked.map(() => nothingImported);
  const [decided, named] = await Promise.all([
    tables.selectFrom('link_decision').selectAll().where('nhs_number', 'in', numbers).execute(),
    tables.selectFrom('person_statement').select('person_key').where('nhs_number', 'in', numbers).execute(),
  ]);
  const keys = [...new Set([...decided, ...named].map((row) => row.person_key))];
  const [statements, decisions, events] =
    keys.length === 0
      ? [[], [], []]
      : await Promise.all([
          tables.selectFrom('person_statement').selectAll().where('person_key', 'in', keys).execute(),
          tables.selectFrom('link_decision').selectAll().where('person_key', 'in', keys).execute(),
          tables
            .selectFrom('event')
            .innerJoin('submission', 'submission.id', 'event.submission_id')
            .where('submission.state', '=', 'complete')
            .where('person_key', 'in', keys)
            .selectAll('event')
            .execute(),
        ]);
  const decisionOf = new Map(decisions.map((decision) => [decision.person_key, decision]));
  const statementsOf = Map.groupBy(statements, (statement) => statement.person_key);
  const eventsOf = Map.groupBy(events, (event) => event.person_key);
  const submissionsOf = Map.groupBy(submissions, ({ council }) => council);
  const lastDays = new Map([...submissionsOf].map(([council, own]) => [council, toLastDay(own)]));

  return asked.map(({ subject }): FilePerson => {
    const own = new Set(toNhsNumbers(subject));
    const joined = new Map<string, string[]>();
    let isUnverifiedLeftOut = false;
    let isAnotherLeftOut = false;
    for (const key of keys) {
      const said = statementsOf.get(key) ?? [];
      // A decision outlives the file that it was made for, which may have been withdrawn.
      if (said.length === 0) continue;
      const decision = decisionOf.get(key);
      const names = decision?.nhs_number ?? null;
      if (!said.some(({ nhs_number: number }) => own.has(number)) && (names === null || !own.has(names)))
        continue;
      const link = decideLink(said, decision, subject);
      isUnverifiedLeftOut ||= link === 'unverified';
      isAnotherLeftOut ||= link === 'another' && decision === undefined;
      const [council] = key.split('|', 1);
      if (link === 'joined' && council !== undefined) {
        joined.set(council, [...(joined.get(council) ?? []), key]);
      }
    }
    const files = [...joined].map(([council, personKeys]): CouncilFile => {
      const councilSubmissions = submissionsOf.get(council) ?? [];
      return {
        council,
        periodEnd: lastDays.get(council) ?? null,
        events: selectEvents(
          personKeys.flatMap((key) => eventsOf.get(key) ?? []).map(toSubmittedEvent),
          councilSubmissions.map(toSubmission),
        ),
      };
    });
    return { files, isUnverifiedLeftOut, isAnotherLeftOut, lastDays };
  });
}

function toLastDay(rows: readonly { readonly period_end: string | null }[]): string | null {
  return rows.reduce<string | null>(
    (last, { period_end: end }) => (end !== null && (last === null || end > last) ? end : last),
    null,
  );
}

function toSubmission(row: {
  readonly submission_id: string;
  readonly period_start: string | null;
  readonly period_end: string | null;
}): CouncilSubmission {
  return { submissionId: row.submission_id, periodStart: row.period_start, periodEnd: row.period_end };
}

function toSubmittedEvent(row: {
  readonly submission_id: string;
  readonly line: number;
  readonly client_type: string | null;
  readonly unit_cost: string | null;
  readonly unit_type: string | null;
  readonly details: SubmittedEvent['event'];
}): SubmittedEvent {
  return {
    submissionId: row.submission_id,
    line: row.line,
    clientType: row.client_type,
    unitCost: row.unit_cost,
    unitType: row.unit_type,
    event: { ...row.details, unitType: row.unit_type, unitCost: readAmount(row.unit_cost) },
  };
}
