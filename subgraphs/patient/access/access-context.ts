import { organisationOf } from '../../../schema/runtime/caller.ts';
import DataLoader from 'dataloader';
import type { SubgraphContext } from '../../kit/context.ts';
import type { AccessStore } from '../store/access-store.ts';
import type { AuditReader } from '../audit/open-audit-store.ts';
import type { decide } from './decide.ts';
import type { EntitlementTable } from './entitlement-table.ts';
import type { PersonLimit } from './person-limit.ts';
import { noFacts, type PersonFacts } from './person-facts.ts';
import type { RecordLook } from './record-look.ts';

/** What every decision of the patient subgraph is made with. */
export interface Access {
  readonly table: EntitlementTable;
  readonly store: AccessStore;
  readonly recordLook: RecordLook;
  /** Where looks are read from again; absent where nobody can. */
  readonly audit?: AuditReader | undefined;
  /** How many different persons one caller may open; any number where it is left out. */
  readonly persons?: PersonLimit | undefined;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  /** How long the store may take before nothing can be decided, in milliseconds. */
  readonly decisionMilliseconds: number;
  /** Decides in place of the policy, for measuring what the policy costs; nothing that is configured sets it. */
  readonly decide?: typeof decide | undefined;
}

/**
 * Finds what is known of a person under all their numbers; `undefined` while the store is away.
 *
 * All people of one fetch are asked for in one statement, and nothing is remembered beyond the graph request.
 */
export async function findPersonFacts(
  access: Pick<Access, 'store' | 'decisionMilliseconds'>,
  nhsNumbers: readonly string[],
  context: SubgraphContext,
): Promise<PersonFacts | undefined> {
  const loader = context.memory.once('person facts', () => createLoader(access.store, context));
  try {
    const found = Promise.all(nhsNumbers.map((number) => loader.load(number)));
    return mergeFacts(await within(access.decisionMilliseconds, found));
  } catch (cause) {
    const { requestId } = context.request;
    context.log.warn('access store did not answer', { code: 'ACCESS_UNDECIDED', requestId, cause });
    return undefined;
  }
}

/** A promise's value, or a rejection where it takes too long; what comes later is dropped. */
function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The access store took too long.')), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function createLoader(store: AccessStore, { request }: SubgraphContext) {
  const { issuer, subject } = request.caller;
  const organisation = organisationOf(request.caller)?.odsCode;
  return new DataLoader<string, PersonFacts>(async (nhsNumbers) => {
    const found = await store.findFacts({
      nhsNumbers,
      issuer,
      subject,
      ...(organisation === undefined ? {} : { organisation }),
    });
    return nhsNumbers.map((number) => found.get(number) ?? noFacts);
  });
}

function mergeFacts(facts: readonly PersonFacts[]): PersonFacts {
  const [only] = facts;
  if (only !== undefined && facts.length === 1) return only;
  return {
    reported: facts.flatMap(({ reported }) => reported),
    claims: facts.flatMap(({ claims }) => claims),
    breakGlass: facts.flatMap(({ breakGlass }) => breakGlass),
    refusesSharing: facts.some(({ refusesSharing }) => refusesSharing),
    isCompetentChild: facts.some(({ isCompetentChild }) => isCompetentChild),
    grants: facts.flatMap(({ grants }) => grants),
  };
}
