import type { Log } from '../../../schema/runtime/log.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { type AreaAnswer, type Failed, failed, type NotSupported } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import { type HospitalSource, toHospitalSources } from './hospital-sources.ts';
import { toStoreFailure, withinTime } from './query.ts';
import { type HospitalPeople, type PeopleReader, readPeople, readSources } from './read-people.ts';

/** What reading the hospital store needs. */
export interface HospitalReaderOptions extends PeopleReader {
  /** How long the store may take for one kind of information, in milliseconds. */
  readonly timeoutMilliseconds: number;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** Reads the hospital store, nothing twice for one graph request, and knows its sources while it is away. */
export interface HospitalReader {
  people(asked: readonly AskedRecord[], context: ReadContext): Promise<HospitalPeople>;
  sources(context: ReadContext): Promise<readonly HospitalSource[]>;
  /** The rows that a statement finds for the people asked for. */
  rows(statement: string, asked: readonly AskedRecord[], context: ReadContext): Promise<readonly unknown[]>;
  /** Waits for a reading no longer than the store may take. */
  within<T>(work: Promise<T>, context: ReadContext): Promise<T>;
  /** Writes down that the store could not be read, and says so in the graph's codes. */
  fail(cause: unknown): Failed;
  /** The same answer from every source that is known. */
  ofEverySource<T>(outcome: Failed | NotSupported): AreaAnswer<T>;
  readonly now: () => number;
}

/** Builds a reader of the hospital store. */
export function createHospitalReader(options: HospitalReaderOptions): HospitalReader {
  const { query, timeoutMilliseconds, now, log } = options;
  let known = toHospitalSources([], options.senders, options.defaultSilenceHours);
  const remember = (sources: readonly HospitalSource[]) => {
    known = sources;
  };
  const reader: HospitalReader = {
    now,
    people: (asked, context) =>
      context.memory.once(`hospital people ${toBatchKey(asked)}`, async () => {
        const people = await readPeople(asked, options);
        remember(people.sources);
        return people;
      }),
    sources: (context) =>
      context.memory.once('hospital sources', async () => {
        const sources = await readSources(options);
        remember(sources);
        return sources;
      }),
    rows: (statement, asked, context) =>
      context.memory.once(`hospital rows ${statement} ${toBatchKey(asked)}`, async () => {
        const { groups } = await reader.people(asked, context);
        const keys = groups.flatMap((group) => group.people.map(({ key }) => key));
        return keys.length === 0 ? [] : query(statement, [keys]);
      }),
    within: (work, context) => withinTime(work, timeoutMilliseconds, context.signal),
    fail(cause) {
      const failure = toStoreFailure(cause);
      log.warn('hospital store not read', { code: failure.code, cause });
      return failure;
    },
    ofEverySource(outcome) {
      if (known.length > 0) return known.map(({ identity }) => ({ source: identity, outcome }));
      const code = outcome.kind === 'failed' ? outcome.code : 'SOURCE_NOT_CONFIGURED';
      return [{ source: { system: 'HL7 v2' }, outcome: failed(code) }];
    },
  };
  return reader;
}

function toBatchKey(asked: readonly AskedRecord[]): string {
  return asked
    .map(({ subject }) => JSON.stringify([subject.nhsNumber, ...subject.previousNhsNumbers]))
    .toSorted()
    .join();
}
