import type { z } from 'zod';
import type { SourceWarning } from '../../../schema/generated/social.ts';
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
  type Withheld,
  withheld,
} from '../../kit/outcome.ts';
import type { AreaRead, ReadContext } from '../../kit/setting-backend.ts';
import type { SocialBackend } from '../backend.ts';
import { toAboutMe } from './about-me.ts';
import { toActingWorker } from './acting-worker.ts';
import { toAllocation } from './allocation.ts';
import { councilAllocation, councilDocument, councilEvent, councilSupportPlan } from './api-shapes.ts';
import { toAssessment } from './assessment.ts';
import {
  councilAboutMe,
  councilAssessment,
  councilLegal,
  councilRelationship,
  councilSafeguarding,
  councilWarningNote,
} from './care-shapes.ts';
import { toCarePackage } from '../events/care-package.ts';
import type { CouncilClient } from './council-client.ts';
import { toDistinctEvents } from '../events/distinct-events.ts';
import type { LinkedPerson } from './find-person.ts';
import type { Council, ItemContext } from '../events/item-context.ts';
import { createGuardedPeople } from './guarded-people.ts';
import { toLegalArrangement } from './legal-arrangement.ts';
import { findBar } from './may-read.ts';
import { toInformalCarer, toPersonalRelationship } from './personal-relationship.ts';
import type { Listed } from '../read-pages.ts';
import type { Resource } from './read-list.ts';
import { openReads } from './request-reads.ts';
import { toSafeguardingConcern } from './safeguarding-concern.ts';
import { isService, toSocialCareContact } from '../events/social-care-contact.ts';
import { toSocialCareDocument } from './social-care-document.ts';
import { toSupportPlan } from './support-plan.ts';
import { toWarningNote } from './warning-note.ts';
import { toWarnings } from './warnings.ts';

/** The name by which a council's own system is shown. */
const systemName = 'Adult social care case management';

/** How one council's system is read. */
export interface CouncilOptions {
  readonly client: CouncilClient;
  readonly council: Council;
  /** How long one kind of information may take, over all its calls, in milliseconds. */
  readonly timeoutMilliseconds: number;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

/** Which list an area is read from, what its entries look like, and what becomes of them together. */
interface AreaRule<Entry, Item> {
  readonly resource: Resource;
  readonly entry: z.ZodType<Entry>;
  readonly toItems: (entries: readonly Entry[], context: ItemContext) => readonly Item[];
}

/** Builds the backend over a council's case-management API. */
export function createCouncilBackend(options: CouncilOptions): SocialBackend {
  const { client, council, timeoutMilliseconds } = options;
  const now = options.now ?? Date.now;
  const organisation = { odsCode: council.code, name: council.name };
  const guarded = createGuardedPeople();
  const source: SourceIdentity = { organisation, system: systemName };

  const readArea =
    <Entry, Item>(rule: AreaRule<Entry, Item> | undefined): AreaRead<Item> =>
    (asked, context) =>
      Promise.all(asked.map((record) => readOne(record, rule, context)));

  async function readOne<Entry, Item>(
    asked: AskedRecord,
    rule: AreaRule<Entry, Item> | undefined,
    context: ReadContext,
  ): Promise<AreaAnswer<Item>> {
    const deadline = Date.now() + timeoutMilliseconds;
    const today = new Date(now()).toISOString().slice(0, 10);
    const reads = openReads(context, client, { councilCode: council.code, timeoutMilliseconds });
    const person = await reads.person(asked.subject);
    const { nhsNumber } = asked.subject;
    if (person.kind !== 'linked') {
      return [refuse(guarded.has(nhsNumber) ? withheld('ACCESS_DENIED') : person, context)];
    }
    guarded.note(nhsNumber, person.isGuarded);
    const actingWorker = toActingWorker(context.request.caller, council.code);
    const bar = await findBar(person, reads, { actingWorker, today, deadline });
    if (bar !== undefined) return [refuse(bar, context)];
    if (rule === undefined) return [{ source, outcome: notSupported('NOT_HELD') }];
    const lists: Listed[] = [];
    const listed = await Promise.all(person.personIds.map((id) => reads.list(id, rule.resource, deadline)));
    for (const list of listed) {
      if (list.kind !== 'listed') return [refuse(list, context)];
      lists.push(list);
    }
    const { recordIds } = context;
    const item = { recordIds, person: nhsNumber, council, system: systemName, today };
    const contribution = toContribution(person, lists, rule, item);
    return [contribution ?? refuse(failed('SOURCE_BAD_CONTENT'), context)];
  }

  function refuse<Item>(outcome: Failed | Withheld, { log, memory }: ReadContext): Contribution<Item> {
    if (outcome.kind === 'failed') {
      const { code, cause } = outcome;
      // Once for a graph request: fifty people whose council is down are one event.
      memory.once(`council failed ${code}`, () =>
        log.warn('source failed', { code, setting: 'social', system: council.code, cause }),
      );
    }
    return { source, outcome };
  }

  /** What the lists gave; nothing where there are entries and none can be read, for then nothing is known. */
  function toContribution<Entry, Item>(
    person: LinkedPerson,
    lists: readonly Listed[],
    rule: AreaRule<Entry, Item>,
    context: ItemContext,
  ): Contribution<Item> | undefined {
    const results = lists.flatMap(({ entries }) => entries).map((entry) => rule.entry.safeParse(entry));
    const entries = results.flatMap(({ data }) => data ?? []);
    const refused = results.length - entries.length;
    if (entries.length === 0 && refused > 0) return undefined;
    const isCutShort = lists.some((list) => list.isCutShort);
    const warnings: SourceWarning[] = toWarnings(person, refused, isCutShort);
    const outcome = lists.length === 0 ? absent : found(rule.toItems(entries, context));
    return { source, outcome, asOf: new Date(now()).toISOString(), warnings };
  }

  const readEach = <Entry, Item>(
    resource: Resource,
    entry: z.ZodType<Entry>,
    toItem: (entry: Entry, context: ItemContext) => Item,
  ) =>
    readArea({
      resource,
      entry,
      toItems: (entries, context) => entries.map((each) => toItem(each, context)),
    });

  const notHeld = (asked: readonly AskedRecord[]) =>
    Promise.resolve(asked.map(() => [{ source, outcome: notSupported('NOT_HELD') }]));

  return {
    encounters: readArea({
      resource: 'events',
      entry: councilEvent,
      toItems: (events, context) =>
        toDistinctEvents(events.filter((event) => !isService(event))).map((event) =>
          toSocialCareContact(event, context),
        ),
    }),
    carePackages: readArea({
      resource: 'events',
      entry: councilEvent,
      toItems: (events, context) =>
        toDistinctEvents(events.filter(isService)).map((event) => toCarePackage(event, context)),
    }),
    informalCarers: readArea({
      resource: 'relationships',
      entry: councilRelationship,
      toItems: (known, context) =>
        known
          .filter(({ isInformalCarer }) => isInformalCarer)
          .map((carer) => toInformalCarer(carer, context)),
    }),
    personalRelationships: readEach('relationships', councilRelationship, toPersonalRelationship),
    carePlans: readEach('support-plans', councilSupportPlan, toSupportPlan),
    documents: readEach('documents', councilDocument, toSocialCareDocument),
    allocations: readEach('allocations', councilAllocation, toAllocation),
    assessments: readEach('assessments', councilAssessment, toAssessment),
    aboutMe: readEach('about-me', councilAboutMe, toAboutMe),
    safeguarding: readEach('safeguarding', councilSafeguarding, toSafeguardingConcern),
    legal: readEach('legal', councilLegal, toLegalArrangement),
    warnings: readEach('warning-notes', councilWarningNote, toWarningNote),
    visits: readArea(undefined),
    allergies: notHeld,
    medications: notHeld,
    conditions: notHeld,
  };
}
