import DataLoader from 'dataloader';
import { type AskedRecord, openings } from './asked-record.ts';
import type { SubgraphContext } from './context.ts';
import { type AreaAnswer, failed } from './outcome.ts';
import type { AreaRead } from './setting-backend.ts';

/** Loads one area of a record, once for a graph request, in batches over all records asked for together. */
export function loadArea<T>(
  area: string,
  read: AreaRead<T>,
  asked: AskedRecord,
  context: SubgraphContext,
): Promise<AreaAnswer<T>> {
  const loader = context.memory.once(`area ${area}`, () => createLoader(area, read, context));
  return loader.load(asked);
}

function createLoader<T>(area: string, read: AreaRead<T>, context: SubgraphContext) {
  const { log } = context;
  return new DataLoader<AskedRecord, AreaAnswer<T>, string>(
    async (asked) => {
      try {
        const answers = await read(asked, context);
        return asked.map((_, index) => toAnswer(answers[index]));
      } catch (cause) {
        // A backend reports what its system did as a value, so what it throws is a defect of ours.
        log.error('backend threw', { code: 'INTERNAL_SERVER_ERROR', reason: area, cause });
        return asked.map(() => toAnswer<T>(undefined));
      }
    },
    {
      cacheKeyFn: toKey,
      maxBatchSize: 50,
      batchScheduleFn: (dispatch) => void waitForOpenings(context, dispatch),
    },
  );
}

/** Lets every record of a fetch be opened before the first is asked for, so that they are asked for together. */
async function waitForOpenings({ memory }: SubgraphContext, dispatch: () => void): Promise<void> {
  await Promise.all(openings(memory));
  setImmediate(dispatch);
}

/** An answer that names no source would read as "nothing recorded", so it becomes a failure. */
function toAnswer<T>(answer: AreaAnswer<T> | undefined): AreaAnswer<T> {
  if (answer !== undefined && answer.length > 0) return answer;
  return [{ source: { system: 'Caregraph' }, outcome: failed('INTERNAL_SERVER_ERROR') }];
}

function toKey({ subject, period }: AskedRecord): string {
  return JSON.stringify([subject.nhsNumber, period?.start, period?.end]);
}
