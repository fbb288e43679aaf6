import type { z } from 'zod';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { type AreaAnswer, failed } from '../../kit/outcome.ts';
import type { AreaRead, ReadContext } from '../../kit/setting-backend.ts';
import { admitItems, type OwnedRow } from './admit-items.ts';
import type { HospitalReader } from './create-hospital-reader.ts';
import type { HospitalSource } from './hospital-sources.ts';
import type { ItemContext } from './item-context.ts';
import { toKnownAs } from './known-as.ts';
import type { HospitalPeople } from './read-people.ts';
import type { ToldRow } from './rows.ts';
import { toContribution } from './to-contribution.ts';

/** How one kind of information is read from the store. */
export interface AreaReading<Row extends ToldRow, Item> {
  /** Finds the rows of the people whose keys are in `$1`. */
  readonly statement: string;
  readonly row: z.ZodType<Row>;
  readonly toItems: (row: Row, context: ItemContext) => readonly Item[];
  /** Whether the hospital marked a row as confidential, so that it is left out. */
  readonly isConfidential?: (row: Row) => boolean;
}

/** Builds the reading of one area: one contribution of every source for every person asked for. */
export function createAreaRead<Row extends ToldRow, Item extends { readonly id: string }>(
  reader: HospitalReader,
  reading: AreaReading<Row, Item>,
): AreaRead<Item> {
  async function read(asked: readonly AskedRecord[], context: ReadContext) {
    const people = await reader.people(asked, context);
    const rows = await reader.rows(reading.statement, asked, context);
    return { people, rows: admitItems(reading.row, rows) };
  }

  return async (asked, context) => {
    try {
      const { people, rows } = await reader.within(read(asked, context), context);
      if (people.sources.length === 0) {
        return asked.map(() => reader.ofEverySource<Item>(failed('SOURCE_NOT_CONFIGURED')));
      }
      return asked.map((record) => toAnswer(record, people, rows, reading, reader.now(), context));
    } catch (cause) {
      const failure = reader.fail(cause);
      return asked.map(() => reader.ofEverySource<Item>(failure));
    }
  };
}

function toAnswer<Row extends ToldRow, Item extends { readonly id: string }>(
  { subject }: AskedRecord,
  { sources, groups, unsettled }: HospitalPeople,
  rows: readonly OwnedRow<Row>[],
  reading: AreaReading<Row, Item>,
  now: number,
  { recordIds }: ReadContext,
): AreaAnswer<Item> {
  return sources.map((source) => {
    const knownAs = toKnownAs(source.trust, subject, groups, unsettled);
    const context: ItemContext = {
      person: subject.nhsNumber,
      recordIds,
      organisation: source.identity.organisation ?? {},
    };
    return toContribution<Row, Item>({
      source,
      knownAs,
      rows: rows.filter(
        (owned) =>
          tellerOf(owned, sources) === source && owned.personKeys.some((key) => knownAs.keys.has(key)),
      ),
      toItems: (row) => reading.toItems(row, context),
      isConfidential: reading.isConfidential ?? (() => false),
      now,
    });
  });
}

/** The source that a row is shown under: the system that told of it, or the first of its trust. */
function tellerOf(
  { trust, row }: OwnedRow<ToldRow>,
  sources: readonly HospitalSource[],
): HospitalSource | undefined {
  const ofTrust = sources.filter((source) => source.trust === trust);
  return ofTrust.find(({ identity }) => identity.system === row?.system) ?? ofTrust[0];
}
