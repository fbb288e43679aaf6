import { type Kysely, sql } from 'kysely';
import { findSender } from '../profiles/choose-profile.ts';
import type { SenderConfiguration } from '../profiles/sender-configuration.ts';
import type { HospitalTables } from '../store/tables.ts';

/** How one sender stands. */
export interface SenderStatus {
  readonly application: string;
  readonly facility: string;
  readonly trust: string;
  readonly system: string;
  /** When its latest message was sent; absent where it is configured and was never heard. */
  readonly lastSentAt?: string;
  readonly maximumSilenceHours: number;
  readonly isSilent: boolean;
}

/** Reads how every sender stands that was heard or is configured. */
export async function readSenders(
  tables: Kysely<HospitalTables>,
  senders: readonly SenderConfiguration[],
  defaultSilenceHours: number,
  now: number,
): Promise<readonly SenderStatus[]> {
  const heard = await tables
    .selectFrom('sender')
    .select([
      'application',
      'facility',
      'trust',
      'system',
      sql<string>`to_char(last_sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as('last_sent_at'),
    ])
    .orderBy('facility')
    .orderBy('application')
    .execute();
  const unheard = new Set(senders);
  const known = heard.map(({ last_sent_at, ...sender }): SenderStatus => {
    const configured = findSender(sender, senders);
    if (configured !== undefined) unheard.delete(configured);
    const maximumSilenceHours = configured?.maximumSilenceHours ?? defaultSilenceHours;
    return {
      ...sender,
      lastSentAt: last_sent_at,
      maximumSilenceHours,
      isSilent: now - Date.parse(last_sent_at) > maximumSilenceHours * 3_600_000,
    };
  });
  const silent = [...unheard].map((configured): SenderStatus => ({
    application: configured.application ?? '',
    facility: configured.facility ?? '',
    trust: configured.odsCode,
    system: configured.system ?? configured.application ?? 'HL7 v2',
    maximumSilenceHours: configured.maximumSilenceHours ?? defaultSilenceHours,
    isSilent: true,
  }));
  return [...known, ...silent];
}
