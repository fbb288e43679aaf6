import DataLoader from 'dataloader';
import { type AskedRecord, toNhsNumbers } from '../../kit/asked-record.ts';
import type { Failed } from '../../kit/outcome.ts';
import type { RequestMemory } from '../../kit/request-memory.ts';
import { findPerson, type KnownPerson } from './find-people.ts';
import { toNhsNumberSpellings } from './local-id.ts';
import { type PlannedCare, readPlannedCare } from './planned-care.ts';
import { type ProviderTables, readLatest } from './read-latest.ts';
import { readReferredCare, type ReferredCare } from './referred-care.ts';
import { readSubmission, type Submission } from './submission-date.ts';
import { people } from './tables.ts';

/** What is read of the provider's tables for one graph request: everything at most once, in batches. */
export interface RequestReads {
  submission(): Promise<Submission>;
  /** Under which local ids the provider knows a person. */
  person(asked: AskedRecord): Promise<KnownPerson | Failed>;
  /** What hangs on the referrals of everyone asked for together with these local ids. */
  referredCare(localIds: ReadonlySet<string>): Promise<ReferredCare>;
  /** The care plans of everyone asked for together with these local ids. */
  plannedCare(localIds: ReadonlySet<string>): Promise<PlannedCare>;
}

/** Opens the reads of one graph request, kept in its memory. */
export function openReads(memory: RequestMemory, tables: ProviderTables): RequestReads {
  return memory.once(`csds reads ${tables.provider}`, () => createReads(tables));
}

function createReads(tables: ProviderTables): RequestReads {
  let submission: Promise<Submission> | undefined;
  const persons = new DataLoader<AskedRecord, KnownPerson | Failed, string>(
    async (asked) => {
      const numbers = asked.flatMap(({ subject }) => toNhsNumbers(subject));
      const rows = await readLatest(tables, people, numbers.flatMap(toNhsNumberSpellings));
      return asked.map(({ subject }) => findPerson(rows, toNhsNumbers(subject), subject));
    },
    { cacheKeyFn: ({ subject }) => subject.nhsNumber },
  );
  const referred = createGroupLoader((localIds) => readReferredCare(tables, localIds));
  const planned = createGroupLoader((localIds) => readPlannedCare(tables, localIds));
  return {
    submission: () => (submission ??= readSubmission(tables)),
    person: (asked) => persons.load(asked),
    referredCare: (localIds) => referred.load(localIds),
    plannedCare: (localIds) => planned.load(localIds),
  };
}

/** Reads several people's rows together; all of them get the same answer, to pick their own from. */
function createGroupLoader<T>(read: (localIds: readonly string[]) => Promise<T>) {
  return new DataLoader<ReadonlySet<string>, T, string>(
    async (groups) => {
      const all = await read([...new Set(groups.flatMap((group) => [...group]))]);
      return groups.map(() => all);
    },
    { cacheKeyFn: (group) => JSON.stringify([...group].sort()) },
  );
}
