import DataLoader from 'dataloader';
import { findAreaRule } from '../../schema/runtime/area-rules.ts';
import { findView } from './access/read-access.ts';
import { restrictAnswer } from './access/restrict.ts';
import { type AskedRecord, openings } from './asked-record.ts';
import type { SubgraphContext } from './context.ts';
import { type AreaAnswer, failed, unnamedSource, withheld } from './outcome.ts';
import type { AreaRead } from './setting-backend.ts';

/**
 * Loads one area of a record as its reader may see it: once for a graph request, and in batches over all records
 * asked for together.
 *
 * Nobody is asked for an area that the seal withholds, and what a source answered is reduced before anything
 * else sees it; every path to an item of a setting leads through here.
 */
export function loadArea<T>(
  area: string,
  read: AreaRead<T>,
  asked: AskedRecord,
  context: SubgraphContext,
): Promise<AreaAnswer<T>> {
  const loaded = context.memory.once('loaded areas', () => new WeakMap<AskedRecord, LoadedAreas>());
  const known = loaded.get(asked) ?? new Map<string, Promise<AreaAnswer<unknown>>>();
  loaded.set(asked, known);
  const begun = (known.get(area) ?? load(area, read, asked, context)) as Promise<AreaAnswer<T>>;
  known.set(area, begun);
  return begun;
}

type LoadedAreas = Map<string, Promise<AreaAnswer<unknown>>>;

async function load<T>(
  area: string,
  read: AreaRead<T>,
  asked: AskedRecord,
  context: SubgraphContext,
): Promise<AreaAnswer<T>> {
  const { access } = asked;
  const view = findView(access, area);
  const rule = access === undefined ? undefined : findAreaRule(access.setting, area);
  if (access === undefined || view === undefined || rule === undefined) {
    return [{ source: unnamedSource, outcome: withheld('ACCESS_DENIED') }];
  }
  const loader = context.memory.once(`area ${area}`, () => createLoader(area, read, context));
  return restrictAnswer(await loader.load(asked), { rule, view, access }, context.restrict);
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
