import DataLoader from 'dataloader';
import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import { type Failed, failed, type Withheld } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import { toActingWorker } from './acting-worker.ts';
import { personList } from './api-shapes.ts';
import type { CallContext, CouncilClient } from './council-client.ts';
import { admitPersons, findPerson, type FoundPersons, type LinkedPerson } from './find-person.ts';
import type { Listed } from '../read-pages.ts';
import { readList, type Resource } from './read-list.ts';

/** What is read of a council for one graph request: everything at most once. */
export interface RequestReads {
  /** Finds a person; all who are asked for together are searched for together. */
  person(subject: RecordSubject): Promise<LinkedPerson | Failed>;
  /** Lists something of one person of the council's, until a time in milliseconds since 1970. */
  list(personId: number, resource: Resource, deadline: number): Promise<Listed | Failed | Withheld>;
}

const searchLimit = 50;

/** Opens the reads of one graph request; a search ends within `timeoutMilliseconds`. */
export function openReads(
  context: ReadContext,
  client: CouncilClient,
  options: { readonly councilCode: string; readonly timeoutMilliseconds: number },
): RequestReads {
  return context.memory.once('council reads', () => createReads(context, client, options));
}

function createReads(
  { request, signal }: ReadContext,
  client: CouncilClient,
  {
    councilCode,
    timeoutMilliseconds,
  }: { readonly councilCode: string; readonly timeoutMilliseconds: number },
): RequestReads {
  const actingWorker = toActingWorker(request.caller, councilCode);
  const until = (deadline: number): CallContext => ({
    requestId: request.requestId,
    signal,
    deadline,
    ...(actingWorker === undefined ? {} : { actingWorker }),
  });
  const persons = new DataLoader<RecordSubject, LinkedPerson | Failed, string>(
    async (subjects) => {
      const result = await search(
        client,
        subjects.flatMap(toNhsNumbers),
        until(Date.now() + timeoutMilliseconds),
      );
      return subjects.map((subject) => (result.kind === 'failed' ? result : findPerson(result, subject)));
    },
    { cacheKeyFn: ({ nhsNumber }) => nhsNumber },
  );
  const kept = new Map<string, Promise<Listed | Failed | Withheld>>();
  return {
    person: (subject) => persons.load(subject),
    list(personId, resource, deadline) {
      const key = `${personId} ${resource}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const reading = readList(client, personId, resource, until(deadline));
      kept.set(key, reading);
      return reading;
    },
  };
}

async function search(
  client: CouncilClient,
  numbers: readonly string[],
  context: CallContext,
): Promise<(FoundPersons & { readonly kind: 'found' }) | Failed> {
  const distinct = [...new Set(numbers)];
  const chunks: (readonly string[])[] = [];
  for (let start = 0; start < distinct.length; start += searchLimit) {
    chunks.push(distinct.slice(start, start + searchLimit));
  }
  const entries: unknown[] = [];
  for (const reply of await Promise.all(chunks.map((chunk) => client.searchPersons(chunk, context)))) {
    if (reply.kind !== 'found') return reply.kind === 'failed' ? reply : failed('SOURCE_REFUSED_CALLER');
    const parsed = personList.safeParse(reply.value);
    if (!parsed.success) return failed('SOURCE_BAD_CONTENT');
    entries.push(...parsed.data.persons);
  }
  return { kind: 'found', ...admitPersons(entries) };
}
