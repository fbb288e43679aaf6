import type { z } from 'zod';
import { type AskedRecord, toNhsNumbers } from '../../kit/asked-record.ts';
import type { SenderConfiguration } from '../profiles/sender-configuration.ts';
import { toMentionKey } from '../projection/keys.ts';
import { groupPeople, type PersonGroup } from './group-people.ts';
import { type HospitalSource, toHospitalSources } from './hospital-sources.ts';
import { BadContent, type Query } from './query.ts';
import { peopleRow, sendersRow, type UnsettledRow } from './rows.ts';
import { selectPeople, selectSenders } from './statements.ts';

/** What reading the people of a store needs. */
export interface PeopleReader {
  readonly query: Query;
  readonly senders: readonly SenderConfiguration[];
  readonly defaultSilenceHours: number;
  /** Resolves once every message that was kept is applied. */
  readonly settled: () => Promise<void>;
  /** How long messages that wait are waited for, in milliseconds. */
  readonly settleMilliseconds: number;
}

/** What the store knows about who the people asked for are, before anything clinical is read. */
export interface HospitalPeople {
  readonly sources: readonly HospitalSource[];
  readonly groups: readonly PersonGroup[];
  readonly unsettled: readonly UnsettledRow[];
}

/**
 * Reads every source and everyone whom a trust ties to one of the people asked for.
 *
 * What a hospital was told is kept is waited for, for a while, so that it is in the answer.
 */
export async function readPeople(
  asked: readonly AskedRecord[],
  reader: PeopleReader,
): Promise<HospitalPeople> {
  const people = await readOnce(asked, reader);
  if (!people.unsettled.some(({ state }) => state === 'received')) return people;
  await Promise.race([reader.settled(), pause(reader.settleMilliseconds)]);
  return readOnce(asked, reader);
}

/** Reads every source. */
export async function readSources(
  reader: Pick<PeopleReader, 'query' | 'senders' | 'defaultSilenceHours'>,
): Promise<readonly HospitalSource[]> {
  const { senders } = parseOnly(sendersRow, await reader.query(selectSenders, []));
  return toHospitalSources(senders, reader.senders, reader.defaultSilenceHours);
}

async function readOnce(asked: readonly AskedRecord[], reader: PeopleReader): Promise<HospitalPeople> {
  const numbers = [...new Set(asked.flatMap(({ subject }) => toNhsNumbers(subject)))];
  const rows = await reader.query(selectPeople, [numbers, numbers.map(toMentionKey)]);
  const { senders, people, unsettled } = parseOnly(peopleRow, rows);
  return {
    sources: toHospitalSources(senders, reader.senders, reader.defaultSilenceHours),
    groups: groupPeople(people),
    unsettled,
  };
}

/** Admits the only row whole or not at all: without it nobody can say whose anything is. */
function parseOnly<Schema extends z.ZodType>(row: Schema, rows: readonly unknown[]): z.output<Schema> {
  const parsed = row.safeParse(rows[0]);
  if (!parsed.success) throw new BadContent();
  return parsed.data;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
