import type { Condition, SourceWarning } from '../../../schema/generated/community.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import {
  absent,
  type AreaAnswer,
  type Contribution,
  type Failed,
  failed,
  found,
  notSupported,
  type SourceIdentity,
} from '../../kit/outcome.ts';
import type { AreaRead, ReadContext } from '../../kit/setting-backend.ts';
import type { ProviderBackend } from '../backend.ts';
import { toCommunityCarePlan } from './care-plan.ts';
import { toCommunityContact } from './community-contact.ts';
import { toCondition } from './condition.ts';
import { type ItemContext, type Provider, systemName } from './item-context.ts';
import { selectPlans } from './planned-care.ts';
import type { Layout } from './layout.ts';
import type { Query } from './query.ts';
import { toCommunityReferral } from './referral.ts';
import { selectCare } from './referred-care.ts';
import { openReads, type RequestReads } from './request-reads.ts';
import { activities, carePlans, contacts, diagnoses, referrals } from './tables.ts';
import { toCurrency } from './submission-date.ts';
import { toWoundAssessment } from './wound-assessment.ts';
import { within } from './within.ts';

/** How one provider's tables are read. */
export interface CsdsOptions {
  readonly query: Query;
  readonly provider: Provider;
  /** Where the provider keeps its tables; as the data set names them unless said. */
  readonly layout?: Layout | undefined;
  /** How long one kind of information may take, over all its statements, in milliseconds. */
  readonly timeoutMilliseconds: number;
  readonly staleAfterDays: number;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

/** What one person's rows of one kind gave. */
interface Picked<T> {
  readonly items: readonly T[];
  /** How many rows could not be read. */
  readonly refused: number;
}

type Pick<T> = (
  localIds: ReadonlySet<string>,
  reads: RequestReads,
  context: ItemContext,
) => Promise<Picked<T>>;

/** Builds the backend over a provider's PostgreSQL with tables in the shape of the Community Services Data Set. */
export function createCsdsBackend(options: CsdsOptions): ProviderBackend {
  const { provider, query, timeoutMilliseconds, staleAfterDays, layout = {} } = options;
  const tables = { query, provider: provider.odsCode, layout };
  const now = options.now ?? Date.now;
  const source: SourceIdentity = { organisation: provider, system: systemName };

  const notHeld = (asked: readonly AskedRecord[]) =>
    Promise.resolve(asked.map(() => [{ source, outcome: notSupported('NOT_HELD') }]));

  /** A provider that does not keep the table cannot say that it holds nothing. */
  const readArea = <T>({ name }: { readonly name: string }, pick: Pick<T>): AreaRead<T> =>
    layout[name] === null
      ? notHeld
      : (asked, context) => Promise.all(asked.map((record) => readOne(record, pick, context)));

  async function readOne<T>(asked: AskedRecord, pick: Pick<T>, context: ReadContext): Promise<AreaAnswer<T>> {
    const answer = await within(timeoutMilliseconds, context.signal, answerOne(asked, pick, context));
    if (!('kind' in answer)) return [answer];
    const { code, cause } = answer;
    // Once for a graph request: fifty people whose provider is down are one event.
    context.memory.once(`csds failed ${provider.odsCode} ${code}`, () =>
      context.log.warn('source failed', { code, setting: 'community', system: provider.odsCode, cause }),
    );
    return [{ source, outcome: answer }];
  }

  async function answerOne<T>(
    asked: AskedRecord,
    pick: Pick<T>,
    context: ReadContext,
  ): Promise<Contribution<T> | Failed> {
    const reads = openReads(context.memory, tables);
    const today = new Date(now()).toISOString().slice(0, 10);
    const [submission, person] = await Promise.all([reads.submission(), reads.person(asked)]);
    const currency = toCurrency(submission, today, staleAfterDays);
    if (person.kind === 'failed') return person;
    if (person.localIds.size === 0) return { source, outcome: absent, ...currency };
    const { recordIds } = context;
    const item = { recordIds, person: asked.subject.nhsNumber, provider, today };
    const { items, refused } = await pick(person.localIds, reads, item);
    // Where nothing at all can be read, nothing is known.
    if (items.length === 0 && refused > 0) return failed('SOURCE_BAD_CONTENT');
    const warnings = [...toRefusalWarnings(refused), ...(person.isAnotherLeftOut ? [anotherLeftOut] : [])];
    return { source, outcome: found(items), ...currency, warnings };
  }

  return {
    encounters: readArea(contacts, async (localIds, reads, context) => {
      const { contacts, refused } = selectCare(await reads.referredCare(localIds), localIds);
      const items = contacts.map((contact) => toCommunityContact(contact, context));
      return { items, refused: refused.contacts };
    }),
    carePlans: readArea(carePlans, async (localIds, reads, context) => {
      const { plans, refused } = selectPlans(await reads.plannedCare(localIds), localIds);
      const mapped = plans.map((plan) => toCommunityCarePlan(plan, context));
      const partial = mapped.filter(({ isPartial }) => isPartial).length;
      return { items: mapped.map(({ plan }) => plan), refused: refused + partial };
    }),
    conditions: readArea<Condition>(diagnoses, async (localIds, reads, context) => {
      const { diagnoses, refused } = selectCare(await reads.referredCare(localIds), localIds);
      return { items: diagnoses.map((row) => toCondition(row, context)), refused: refused.diagnoses };
    }),
    referrals: readArea(referrals, async (localIds, reads, context) => {
      const { referrals, refused } = selectCare(await reads.referredCare(localIds), localIds);
      const items = referrals.map((referral) => toCommunityReferral(referral, context));
      return { items, refused: refused.referrals };
    }),
    wounds: readArea(activities, async (localIds, reads, context) => {
      const { contacts, refused } = selectCare(await reads.referredCare(localIds), localIds);
      const items = contacts.flatMap((contact) => toWoundAssessment(contact, context) ?? []);
      return { items, refused: refused.contacts };
    }),
    documents: notHeld,
    allergies: notHeld,
    medications: notHeld,
  };
}

const anotherLeftOut: SourceWarning = {
  code: 'OTHER',
  message: 'Another record under the same NHS number has a different date of birth and was left out.',
};

function toRefusalWarnings(refused: number): SourceWarning[] {
  if (refused === 0) return [];
  const message =
    refused === 1
      ? 'One row could not be read and was left out.'
      : `${refused} rows could not be read and were left out.`;
  return [{ code: 'ITEMS_REFUSED', message }];
}
