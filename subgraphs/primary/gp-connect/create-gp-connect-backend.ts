import { findView } from '../../kit/access/read-access.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { type Contribution, notSupported } from '../../kit/outcome.ts';
import type { AreaRead, ReadContext } from '../../kit/setting-backend.ts';
import type { PrimaryBackend } from '../backend.ts';
import { readAppointments, readFreeSlots } from '../appointments/read-appointments.ts';
import { readContent } from '../documents/read-content.ts';
import { readDocuments } from '../documents/read-documents.ts';
import { type ClinicalArea, coreAreas, furtherAreas } from '../structured-record/clinical-area.ts';
import type { Locator } from '../locator/create-locator.ts';
import type { PracticeDocument } from '../mapping/to-document.ts';
import type { PracticeReading } from './practice-reading.ts';
import type { AreaContributions, PracticeNaming, PracticeRecord } from './practice-record.ts';
import { readPracticeRecord } from './read-practice-record.ts';

/** The areas that are asked for together; each group is one call for a person of a graph request. */
const groups = { core: coreAreas, further: furtherAreas } as const;

type Group = keyof typeof groups;

/**
 * Builds general practice from GP Connect: one call to the registered practice for the areas that joined lists
 * need, one for those that general practice alone shows, and two for documents; each only where it is wanted.
 */
export function createGpConnectBackend(reading: PracticeReading): PrimaryBackend {
  const read = (group: Group, asked: AskedRecord, context: ReadContext): Promise<PracticeRecord> => {
    const records = begunRecords(context);
    // A practice is not asked for what the reader may not see.
    const areas = groups[group].filter((each) => findView(asked.access, each) !== undefined);
    const key = toKey(asked, areas);
    const begun = records.get(key) ?? readPracticeRecord(reading, asked, areas, context);
    records.set(key, begun);
    return begun;
  };
  const area =
    <Area extends keyof AreaContributions>(name: Area, group: Group) =>
    (asked: readonly AskedRecord[], context: ReadContext) =>
      Promise.all(
        asked.map(async (each) => {
          const { areas, supplier } = await read(group, each, context);
          if (supplier !== undefined) return [areas[name]] as const;
          // One answer may tell whose system it is where another does not; the practice stands under one name.
          const { source } = await recall(each, context);
          return [{ ...areas[name], source }] as const;
        }),
      );
  /** How a practice is called where it is not asked, or asked for something else at the same time. */
  const recall = async (asked: AskedRecord, context: ReadContext): Promise<PracticeNaming> => {
    const begun = [...begunRecords(context)].flatMap(([key, record]) =>
      key.startsWith(toPersonKey(asked)) ? [record] : [],
    );
    const named = await Promise.all(begun);
    const best = named.find(({ supplier }) => supplier !== undefined) ?? named[0];
    return best ?? reading.practices.recall(asked.subject.practiceOdsCode);
  };
  // A structured record holds no care plans; practices keep them as documents or codes.
  const carePlans: AreaRead<never> = (asked, context) =>
    Promise.all(
      asked.map(async (each) => {
        const { source } = await recall(each, context);
        return [{ source, outcome: notSupported('NOT_HELD') }];
      }),
    );
  /** An area of another capability: the same practice stands under one name, and the record's own is the better one. */
  const beside =
    <T>(readOne: BesideRead<T>): AreaRead<T> =>
    (asked, context) =>
      Promise.all(
        asked.map(async (each) => {
          const named = reading.practices.recall(each.subject.practiceOdsCode);
          const answer = await readOne(reading, each, named, context);
          const { source } = await recall(each, context);
          return [{ ...answer, source: isNamed(source) ? source : answer.source }];
        }),
      );
  return {
    encounters: area('encounters', 'core'),
    allergies: area('allergies', 'core'),
    medications: area('medications', 'core'),
    conditions: area('conditions', 'core'),
    problems: area('problems', 'core'),
    immunisations: area('immunisations', 'further'),
    observations: area('observations', 'further'),
    investigations: area('investigations', 'further'),
    referrals: area('referrals', 'further'),
    diary: area('diary', 'further'),
    carePlans,
    documents: withLocator(beside(readDocuments), reading.locator),
    appointments: beside(readAppointments),
    freeSlots: (asked, window, context) =>
      readFreeSlots(reading, asked, window, reading.practices.recall(asked.subject.practiceOdsCode), context),
    documentContent: (asked, binaryId, context) => readContent(reading, asked, binaryId, context),
    supplier: async (asked, context) => {
      const isAsking = coreAreas.some((each) => findView(asked.access, each) !== undefined);
      return (isAsking ? await read('core', asked, context) : await recall(asked, context)).supplier;
    },
  };
}

/** Adds what the National Record Locator knows of, where it is configured: another source of its own. */
function withLocator(
  read: AreaRead<PracticeDocument>,
  locator: Locator | undefined,
): AreaRead<PracticeDocument> {
  if (locator === undefined) return read;
  return async (asked, context) => {
    const [answers, located] = await Promise.all([
      read(asked, context),
      Promise.all(asked.map((each) => locator.readDocuments(each, context))),
    ]);
    return located.map((each, index) => [...(answers[index] ?? []), each]);
  };
}

type BesideRead<T> = (
  reading: PracticeReading,
  asked: AskedRecord,
  named: PracticeNaming,
  context: ReadContext,
) => Promise<Contribution<T>>;

function isNamed({ organisation }: PracticeNaming['source']): boolean {
  return organisation?.name !== undefined;
}

function begunRecords({ memory }: ReadContext): Map<string, Promise<PracticeRecord>> {
  return memory.once('practice records', () => new Map<string, Promise<PracticeRecord>>());
}

function toKey(asked: AskedRecord, areas: readonly ClinicalArea[]): string {
  return `${toPersonKey(asked)} ${areas.join(' ')}`;
}

function toPersonKey({ subject, period }: AskedRecord): string {
  return JSON.stringify([subject.nhsNumber, period?.start, period?.end]);
}
