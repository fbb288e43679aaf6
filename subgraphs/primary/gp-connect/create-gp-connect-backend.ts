import type { AskedRecord } from '../../kit/asked-record.ts';
import { type NotSupported, notSupported } from '../../kit/outcome.ts';
import type { AreaRead, ReadContext } from '../../kit/setting-backend.ts';
import type { PrimaryBackend } from '../backend.ts';
import type { AreaContributions, PracticeRecord } from './practice-record.ts';
import { type PracticeReading, readPracticeRecord } from './read-practice-record.ts';

/**
 * Builds general practice from GP Connect Access Record: Structured: one call to the registered practice for
 * each person of a graph request, whatever areas are asked for.
 */
export function createGpConnectBackend(reading: PracticeReading): PrimaryBackend {
  const read = (asked: AskedRecord, context: ReadContext): Promise<PracticeRecord> => {
    const records = begunRecords(context);
    const key = toKey(asked);
    const begun = records.get(key) ?? readPracticeRecord(reading, asked, context);
    records.set(key, begun);
    return begun;
  };
  const area =
    <Area extends keyof AreaContributions>(name: Area) =>
    (asked: readonly AskedRecord[], context: ReadContext) =>
      Promise.all(asked.map(async (each) => [(await read(each, context)).areas[name]] as const));
  return {
    encounters: area('encounters'),
    allergies: area('allergies'),
    medications: area('medications'),
    conditions: area('conditions'),
    // A structured record holds no care plans; practices keep them as documents or codes.
    carePlans: unread(reading, notSupported('NOT_HELD')),
    // Documents are another capability of GP Connect.
    documents: unread(reading, notSupported('NOT_IMPLEMENTED')),
    supplier: async (asked, context) => (await read(asked, context)).supplier,
  };
}

/**
 * Answers an area that is not asked of practices. The practice is not troubled for it, but where this graph
 * request asks it for other areas, it stands under the same name.
 */
function unread<T>({ practices }: PracticeReading, outcome: NotSupported): AreaRead<T> {
  return (asked, context) =>
    Promise.all(
      asked.map(async (each) => {
        const begun = await begunRecords(context).get(toKey(each));
        const { source } = begun ?? practices.recall(each.subject.practiceOdsCode);
        return [{ source, outcome }];
      }),
    );
}

function begunRecords({ memory }: ReadContext): Map<string, Promise<PracticeRecord>> {
  return memory.once('practice records', () => new Map<string, Promise<PracticeRecord>>());
}

function toKey({ subject, period }: AskedRecord): string {
  return JSON.stringify([subject.nhsNumber, period?.start, period?.end]);
}
