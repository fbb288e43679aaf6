import { z } from 'zod';
import type { HomeCareVisit } from '../../../schema/generated/social.ts';
import { type AskedRecord, toNhsNumbers } from '../../kit/asked-record.ts';
import {
  absent,
  type AreaAnswer,
  type Contribution,
  type Failed,
  failed,
  found,
  type SourceIdentity,
  type Withheld,
  withheld,
} from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import type { SocialBackend } from '../backend.ts';
import type { CallContext } from '../council/council-client.ts';
import { toRefusalWarnings, unverifiedWarning } from '../events/answer-warnings.ts';
import { isSameDay, toNhsNumber } from '../identity.ts';
import { type Listed, readPages } from '../read-pages.ts';
import type { HomeCareClient, HomeCareProvider } from './home-care-client.ts';
import { homeCareClient, type HomeCareClientEntry, homeCareVisit } from './shapes.ts';
import { toVisit } from './to-visit.ts';

/** The name by which the log of a home-care provider is shown. */
export const homeCareSystem = 'Home care visit log';

/** What the logs of home-care providers tell of. */
export type HomeCareBackend = Pick<SocialBackend, 'visits'>;

const clientList = z.object({ clients: z.array(z.unknown()) });

/** How one provider's log is read. */
export interface HomeCareOptions {
  readonly client: HomeCareClient;
  readonly provider: Pick<HomeCareProvider, 'odsCode' | 'name'>;
  /** How long all calls for one kind of information may take, in milliseconds. */
  readonly timeoutMilliseconds: number;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

/** Builds the reading of one home-care provider's log; a person who did not agree to share it is withheld. */
export function createHomeCareBackend(options: HomeCareOptions): HomeCareBackend {
  const { client, provider, timeoutMilliseconds } = options;
  const now = options.now ?? Date.now;
  const source: SourceIdentity = {
    organisation: { odsCode: provider.odsCode, name: provider.name },
    system: homeCareSystem,
  };

  async function search(
    asked: readonly AskedRecord[],
    context: CallContext,
  ): Promise<readonly unknown[] | Failed> {
    const numbers = [...new Set(asked.flatMap(({ subject }) => toNhsNumbers(subject)))];
    const entries: unknown[] = [];
    for (let start = 0; start < numbers.length; start += searchLimit) {
      const reply = await client.searchClients(numbers.slice(start, start + searchLimit), context);
      if (reply.kind === 'failed') return reply;
      const { data } = clientList.safeParse(reply.value);
      if (data === undefined) return failed('SOURCE_BAD_CONTENT');
      entries.push(...data.clients);
    }
    return entries;
  }

  async function readOne(
    asked: AskedRecord,
    entries: readonly unknown[],
    calls: CallContext,
    context: ReadContext,
  ): Promise<Contribution<HomeCareVisit>> {
    const { joined, isUnverifiedLeftOut, failure } = findClients(entries, asked);
    if (failure !== undefined) return refuse(failure, context);
    const warnings = isUnverifiedLeftOut ? [unverifiedWarning] : [];
    if (joined.length === 0) return { source, outcome: absent, warnings };
    if (joined.some(({ consentToShare }) => !consentToShare))
      return { source, outcome: withheld('NO_CONSENT') };
    const { start: from, end: to } = asked.period ?? {};
    const lists: Listed[] = [];
    for (const { clientId } of joined) {
      const list = await readPages('visits', (cursor) =>
        client.readVisits(clientId, { cursor, from, to }, calls),
      );
      if (list.kind !== 'listed') return refuse(list, context);
      lists.push(list);
    }
    const given = lists.flatMap((list) => list.entries).map((entry) => homeCareVisit.safeParse(entry));
    const visits = given.flatMap(({ data }) => data ?? []);
    if (visits.length === 0 && given.length > 0) return refuse(failed('SOURCE_BAD_CONTENT'), context);
    const item = {
      recordIds: context.recordIds,
      person: asked.subject.nhsNumber,
      council: { code: provider.odsCode, name: provider.name },
      system: homeCareSystem,
      today: new Date(now()).toISOString().slice(0, 10),
    };
    return {
      source,
      outcome: found(visits.map((visit) => toVisit(visit, item, now()))),
      asOf: new Date(now()).toISOString(),
      warnings: [
        ...warnings,
        ...toRefusalWarnings(
          given.length - visits.length,
          lists.some((list) => list.isCutShort),
        ),
      ],
    };
  }

  function refuse(outcome: Failed | Withheld, { log, memory }: ReadContext): Contribution<HomeCareVisit> {
    if (outcome.kind === 'failed') {
      const { code, cause } = outcome;
      memory.once(`home care failed ${provider.odsCode} ${code}`, () =>
        log.warn('source failed', { code, setting: 'social', system: provider.odsCode, cause }),
      );
    }
    return { source, outcome };
  }

  return {
    async visits(asked, context): Promise<readonly AreaAnswer<HomeCareVisit>[]> {
      const { request, signal } = context;
      const calls = { requestId: request.requestId, signal, deadline: Date.now() + timeoutMilliseconds };
      const entries = await search(asked, calls);
      if ('kind' in entries) return asked.map(() => [refuse(entries, context)]);
      return Promise.all(asked.map(async (record) => [await readOne(record, entries, calls, context)]));
    },
  };
}

const searchLimit = 50;

/** The provider's clients who are the person, and whether somebody may be and is left out. */
function findClients(entries: readonly unknown[], { subject }: AskedRecord) {
  const numbers = toNhsNumbers(subject);
  const isTheirs = (value: unknown) => {
    const number = toNhsNumber(value);
    return number !== undefined && numbers.includes(number);
  };
  const under: HomeCareClientEntry[] = [];
  let isRefused = false;
  for (const entry of entries) {
    const { data } = homeCareClient.safeParse(entry);
    if (data === undefined) isRefused ||= isTheirs((entry as { nhsNumber?: unknown } | null)?.nhsNumber);
    else if (isTheirs(data.nhsNumber)) under.push(data);
  }
  const verified = under.filter(({ nhsNumberStatus }) => /^(?:verified|traced)$/i.test(nhsNumberStatus));
  const joined = verified.filter(({ dateOfBirth }) => isSameDay(dateOfBirth, subject.birthDate));
  const isOther = joined.length === 0 && verified.length > 0;
  const code = isOther ? 'SOURCE_IDENTITY_MISMATCH' : isRefused ? 'SOURCE_BAD_CONTENT' : undefined;
  return {
    joined,
    isUnverifiedLeftOut: verified.length < under.length,
    failure: code === undefined || joined.length > 0 ? undefined : failed(code),
  };
}
