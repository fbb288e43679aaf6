import { parseTimestamp } from '../hl7/parse-timestamp.ts';
import type { MessageHeader } from '../hl7/read-header.ts';
import { toMentionKeys, toUnitKeys } from '../projection/keys.ts';
import type { MessageToKeep } from '../store/keep-messages.ts';
import type { Interpretation } from './interpret-message.ts';

/** What the store holds of a message beside its bytes, its sender and its receipt: all that reading it anew can change. */
export type MessageDescription = Pick<
  MessageToKeep,
  | 'trust'
  | 'system'
  | 'type'
  | 'event'
  | 'event_time'
  | 'sent_at'
  | 'state'
  | 'reason'
  | 'faults'
  | 'keys'
  | 'mentions'
>;

/** Describes a message as it was read. */
export function describeMessage(
  header: MessageHeader,
  { profile, read }: Interpretation,
): MessageDescription {
  const facts = read.kind === 'ignored' ? undefined : read.facts;
  const sentAt = parseTimestamp(header.sentAt, '', profile.timeZone);
  return {
    trust: profile.organisation.odsCode,
    system: profile.system,
    type: header.type,
    event: header.trigger || (facts?.trigger ?? ''),
    event_time: facts?.recordedAt ?? null,
    sent_at: sentAt?.includes('T') ? sentAt : null,
    ...toState(read),
    faults: [...(facts?.faults ?? [])],
    keys: read.kind === 'read' ? [...toUnitKeys(read.effect, read.facts)] : [],
    mentions: facts === undefined ? [] : [...toMentionKeys(facts)],
  };
}

function toState(read: Interpretation['read']): Pick<MessageDescription, 'state' | 'reason'> {
  if (read.kind === 'refused') return { state: 'quarantined', reason: read.refusal };
  return { state: read.kind === 'read' ? 'received' : 'ignored', reason: null };
}
