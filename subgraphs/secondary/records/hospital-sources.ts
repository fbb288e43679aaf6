import { findSender } from '../profiles/choose-profile.ts';
import type { SenderConfiguration } from '../profiles/sender-configuration.ts';
import type { Contribution, SourceIdentity } from '../../kit/outcome.ts';
import type { SenderRow } from './rows.ts';

/** One record system of one hospital trust, and when it was last heard of. */
export interface HospitalSource {
  readonly trust: string;
  readonly identity: SourceIdentity;
  /** An instant; absent where it was never heard of. */
  readonly lastSentAt?: string;
  readonly maximumSilenceHours: number;
}

/** Lists every system that is configured or ever sent a message. */
export function toHospitalSources(
  heard: readonly SenderRow[],
  senders: readonly SenderConfiguration[],
  defaultSilenceHours: number,
): readonly HospitalSource[] {
  const sources = new Map<string, HospitalSource>();
  const silent = new Set(senders);
  for (const row of heard) {
    const configured = findSender(row, senders);
    if (configured !== undefined) silent.delete(configured);
    const key = JSON.stringify([row.trust, row.system]);
    const known = sources.get(key)?.lastSentAt;
    sources.set(key, {
      trust: row.trust,
      identity: toIdentity(row.trust, row.system, senders),
      lastSentAt: known !== undefined && known > row.last_sent_at ? known : row.last_sent_at,
      maximumSilenceHours: configured?.maximumSilenceHours ?? defaultSilenceHours,
    });
  }
  for (const { odsCode, system, application, maximumSilenceHours } of silent) {
    const shown = system ?? application ?? 'HL7 v2';
    const key = JSON.stringify([odsCode, shown]);
    if (sources.has(key)) continue;
    sources.set(key, {
      trust: odsCode,
      identity: toIdentity(odsCode, shown, senders),
      maximumSilenceHours: maximumSilenceHours ?? defaultSilenceHours,
    });
  }
  return [...sources.values()];
}

/** What a source's answer says of its age. */
export function toFreshness(
  { lastSentAt, maximumSilenceHours }: HospitalSource,
  now: number,
): Pick<Contribution<unknown>, 'asOf' | 'stale'> {
  if (lastSentAt === undefined) return {};
  const isSilent = now - Date.parse(lastSentAt) > maximumSilenceHours * 3_600_000;
  return { asOf: lastSentAt, ...(isSilent ? { stale: 'FEED_SILENT' } : {}) };
}

function toIdentity(trust: string, system: string, senders: readonly SenderConfiguration[]): SourceIdentity {
  const configured = senders.find(({ odsCode, name }) => odsCode === trust && name !== undefined);
  // What an unknown sender calls itself is a code of the directory only where it looks like a trust's or site's.
  const isCode = configured !== undefined || /^[RT][A-Z0-9]{2}(?:[A-Z0-9]{2})?$/.test(trust);
  const name = configured?.name ?? (isCode ? undefined : trust);
  return {
    system,
    organisation: { ...(isCode ? { odsCode: trust } : {}), ...(name === undefined ? {} : { name }) },
  };
}
