import type { Finding } from '../../kit/setting-checks.ts';
import { openStore } from '../../kit/store.ts';
import type { SenderStatus } from '../feed/read-senders.ts';
import { type FeedStatus, readStatus } from '../operate/read-status.ts';
import type { SenderConfiguration } from '../profiles/sender-configuration.ts';
import { schema } from '../store/open-hospital-store.ts';
import type { HospitalTables } from '../store/tables.ts';

/** Looks at the store of messages, and at how long each sender has been silent. */
export async function checkFeeds(options: {
  readonly url: string;
  readonly senders: readonly SenderConfiguration[];
  readonly defaultSilenceHours: number;
  readonly timeoutMilliseconds: number;
}): Promise<readonly Finding[]> {
  const system = 'the store of messages';
  const { url, senders, defaultSilenceHours, timeoutMilliseconds } = options;
  const store = openStore<HospitalTables>({
    url,
    schema,
    // Whoever looks changes nothing: the subgraph makes its tables when it starts.
    migrations: {},
    maximumConnections: 1,
    statementMilliseconds: timeoutMilliseconds,
  });
  try {
    const status = await readStatus(store.tables, senders, defaultSilenceHours, Date.now());
    return [toStoreFinding(system, status), ...status.senders.map(toSenderFinding)];
  } catch (error) {
    if (isWithoutTables(error)) {
      const next = 'Start the secondary subgraph, which makes its tables.';
      return [{ system, state: 'works in part', says: 'It answers, and holds no tables yet.', next }];
    }
    const next = 'Check CAREGRAPH_SECONDARY_STORE_URL, and that this machine may reach it.';
    return [{ system, state: 'does not work', says: 'It could not be asked.', next }];
  } finally {
    await store.close();
  }
}

/** Tells whether PostgreSQL says that the schema or a table is not there (3F000, 42P01). */
function isWithoutTables(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '3F000' || code === '42P01';
}

function toStoreFinding(system: string, { messages, quarantined }: FeedStatus): Finding {
  const { applied = 0, received = 0 } = messages;
  const aside = Object.values(quarantined).reduce((sum, count) => sum + count, 0);
  const says = `It holds ${applied} messages that are applied, ${received} that wait, and ${aside} that were set aside.`;
  const can = ['keep messages', 'tell of visits, results and letters'];
  if (aside === 0) return { system, state: 'works', says, can };
  const next = 'See them with "npm run feed -- quarantine", mend what they say, and replay them.';
  return { system, state: 'works in part', says, can, next };
}

function toSenderFinding(sender: SenderStatus): Finding {
  const { trust, system: product, lastSentAt, maximumSilenceHours, isSilent } = sender;
  const system = `the feed of ${trust}, ${product}`;
  const limit = `${maximumSilenceHours} hours`;
  if (lastSentAt === undefined) {
    const next = "Point the hospital's integration engine at the listener.";
    return { system, state: 'works in part', says: 'No message ever came.', next };
  }
  const says = `Its last message is of ${lastSentAt}; it may be silent for ${limit}.`;
  if (!isSilent) return { system, state: 'works', says };
  const next = 'Ask the hospital whether it still sends; until it does, what it told reads STALE.';
  return { system, state: 'works in part', says, next };
}
