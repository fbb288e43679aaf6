import type { Caller } from '../../schema/runtime/caller.ts';
import type { RunningCommunity } from '../../subgraphs/community/start.ts';
import type { KnownSupplier } from '../../subgraphs/community/telehealth/http/find-supplier.ts';
import { askEntities, askSubgraph, openRequest, sealRecord, type SubgraphAnswer } from './ask-subgraph.ts';
import { startTestCommunity } from './community-harness.ts';
import { type ProviderDatabase, startProviderDatabase } from './community-provider.ts';
import { withPostgres } from './postgres.ts';
import { configureSupplier, sendReadings, type SupplierAnswer } from './telehealth-supplier.ts';

/** A person of the tests, whom the demographic service knows. */
export const reader = { nhsNumber: '9990000018', previousNhsNumbers: [], birthDate: '1951-12-12' };

/** A community subgraph with a supplier of telehealth, over a store and a provider's database of their own. */
export interface TelehealthHouse {
  readonly community: RunningCommunity;
  readonly provider: ProviderDatabase;
  readonly storeUrl: string;
  send(body: unknown, options?: Parameters<typeof sendReadings>[2]): Promise<SupplierAnswer>;
  /** Asks for fields of one person's community record. */
  ask(
    selection: string,
    options?: {
      nhsNumber?: string;
      previous?: string[];
      caller?: Caller;
      access?: Parameters<typeof sealRecord>[2];
    },
  ): Promise<SubgraphAnswer & { readonly community: SubgraphAnswer['data'] }>;
  mutate(query: string, variables: Record<string, unknown>, caller?: Caller): Promise<SubgraphAnswer>;
  /** Sets the present. */
  setNow(instant: string): void;
  close(): Promise<void>;
}

/** Starts such a house; the present is noon of 1 June 2026 until it is set otherwise. */
export async function startTelehealthHouse(
  suppliers: readonly KnownSupplier[] = [configureSupplier()],
): Promise<TelehealthHouse> {
  // One after the other: two that start at once keep each other's first connection waiting.
  const provider = await startProviderDatabase();
  const store = await withPostgres();
  let now = Date.parse('2026-06-01T12:00:00Z');
  const community = await startTestCommunity(provider.url, {
    now: () => now,
    timeoutMilliseconds: 10_000,
    telehealth: { storeUrl: store.url, port: 0, suppliers },
  });
  await community.settled();
  const url = community.telehealthUrl ?? '';
  const toRequest = (caller?: Caller) =>
    openRequest({ milliseconds: 20_000, ...(caller === undefined ? {} : { caller }) });
  return {
    community,
    provider,
    storeUrl: store.url,
    send: (body, options) => sendReadings(url, body, options),
    async ask(selection, { nhsNumber = reader.nhsNumber, previous = [], caller, access } = {}) {
      const request = await toRequest(caller);
      const subject = { ...reader, nhsNumber, previousNhsNumbers: previous };
      const seal = await sealRecord(request, subject, access ?? {});
      const record = { __typename: 'CareRecord', seal };
      const fields = `... on CareRecord { community { ${selection} } }`;
      const answer = await askEntities(community.url, request, [record], fields);
      return { ...answer, community: answer.data?._entities[0]?.community };
    },
    mutate: async (query, variables, caller) =>
      askSubgraph(community.url, await toRequest(caller), query, variables),
    setNow(instant) {
      now = Date.parse(instant);
    },
    async close() {
      await community.close();
      await provider.close();
      await store.close();
    },
  };
}
