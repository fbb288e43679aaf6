import { type Kysely, sql } from 'kysely';
import { isRefusal, refusals } from '../hl7/refusal.ts';
import type { HospitalTables } from '../store/tables.ts';

/** Which of the messages that were set aside are meant; all of them where nothing is said. */
export interface QuarantineFilter {
  /** The number under which the message is kept. */
  readonly message?: string;
  readonly reason?: string;
  /** MSH-4. */
  readonly facility?: string;
}

/** A message that was set aside, without anything that it says. */
export interface SetAside {
  readonly id: string;
  readonly received_at: string;
  readonly application: string;
  readonly facility: string;
  readonly type: string;
  readonly event: string;
  readonly reason: string | null;
}

/** Finds messages that were set aside, the oldest first. */
export function findQuarantined(tables: Kysely<HospitalTables>, filter: QuarantineFilter) {
  return tables
    .selectFrom('message')
    .where('state', '=', 'quarantined')
    .$if(filter.message !== undefined, (query) => query.where('id', '=', filter.message ?? ''))
    .$if(filter.reason !== undefined, (query) => query.where('reason', '=', filter.reason ?? ''))
    .$if(filter.facility !== undefined, (query) => query.where('facility', '=', filter.facility ?? ''))
    .orderBy('id');
}

/** Lists messages that were set aside, at most so many. */
export async function listQuarantine(
  tables: Kysely<HospitalTables>,
  filter: QuarantineFilter,
  limit: number,
): Promise<readonly SetAside[]> {
  return findQuarantined(tables, filter)
    .select([
      'id',
      'application',
      'facility',
      'type',
      'event',
      'reason',
      sql<string>`to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as('received_at'),
    ])
    .limit(limit)
    .execute();
}

/** Writes a message that was set aside as one line; neither its content nor its control id is in it. */
export function toQuarantineLine(message: SetAside): string {
  const { id, received_at, application, facility, type, event, reason } = message;
  const sentence = isRefusal(reason) ? refusals[reason][2] : '';
  return [id, received_at, `${application}|${facility}`, `${type}^${event}`, reason ?? '', sentence]
    .map((part) => part.replaceAll(/\p{Cc}/gu, ' '))
    .join('  ');
}

/** The text of one message that was set aside, for the eyes of an operator; `undefined` where there is none. */
export async function readQuarantined(
  tables: Kysely<HospitalTables>,
  message: string,
): Promise<string | undefined> {
  const [found] = await findQuarantined(tables, { message }).select('raw').execute();
  // A terminal must not be steered by what a sender wrote.
  return found?.raw
    .toString('utf8')
    .replaceAll('\r', '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, '\u{fffd}');
}
