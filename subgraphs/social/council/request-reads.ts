import DataLoader from 'dataloader';
import { z } from 'zod';
import type { RecordSubject } from '../../../schema/runtime/record-seal.ts';
import { toNhsNumbers } from '../../kit/asked-record.ts';
import { type Failed, failed, type Withheld } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import { personList } from './api-shapes.ts';
import type { CallContext, CouncilClient } from './council-client.ts';
import { admitPersons, findPerson, type FoundPersons, type LinkedPerson } from './find-person.ts';
import { type Listed, readEvents, readList } from './read-list.ts';

/** What a council keeps of one person. */
export type Resource = 'events' | 'support-plans' | 'allocations' | 'documents';

/** What is read of a council for one graph request: everything at most once. */
export interface RequestReads {
  /** Finds a person; all who are asked for together are searched for together. */
  person(subject: RecordSubject): Promise<LinkedPerson | Failed | Withheld>;
  /** Lists something of one person of the council's, until a time in milliseconds since 1970. */
  list(personId: number, resource: Resource, deadline: number): Promise<Listed | Failed | Withheld>;
}

const searchLimit = 50;

const lists = {
  'support-plans': z.object({ supportPlans: z.array(z.unknown()) }).transform((body) => body.supportPlans),
  allocations: z.object({ allocations: z.array(z.unknown()) }).transform((body) => body.allocations),
  documents: z.object({ documents: z.array(z.unknown()) }).transform((body) => body.documents),
};

/** Opens the reads of one graph request; a search ends within `timeoutMilliseconds`. */
export function openReads(
  context: ReadContext,
  client: CouncilClient,
  timeoutMilliseconds: number,
): RequestReads {
  return context.memory.once('council reads', () => createReads(context, client, timeoutMilliseconds));
}

function createReads(
  { request, signal }: ReadContext,
  client: CouncilClient,
  timeoutMilliseconds: number,
): RequestReads {
  const until = (deadline: number): CallContext => ({ requestId: request.requestId, signal, deadline });
  const persons = new DataLoader<RecordSubject, LinkedPerson | Failed | Withheld, string>(
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
      const reading =
        resource === 'events'
          ? readEvents(client, personId, until(deadline))
          : readList(client, personId, resource, lists[resource], until(deadline));
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
