import type { SenderStatus } from '../feed/read-senders.ts';
import type { FeedStatus } from './read-status.ts';

const states: readonly (readonly [state: string, meaning: string])[] = [
  ['applied', 'applied'],
  ['received', 'waiting to be applied'],
  ['ignored', 'of kinds that are kept and not applied'],
  ['quarantined', 'set aside'],
];

/** Writes how the feeds stand, line by line. */
export function toStatusLines(status: FeedStatus): readonly string[] {
  const { messages, quarantined, oldestWaitingSeconds, senders } = status;
  return [
    'messages',
    ...states.map(([state, meaning]) => `  ${toCount(messages[state])}  ${meaning}`),
    ...(oldestWaitingSeconds === undefined
      ? []
      : [`  the oldest that waits has waited for ${Math.round(oldestWaitingSeconds)} s`]),
    ...(Object.keys(quarantined).length === 0 ? [] : ['set aside, by reason']),
    ...Object.entries(quarantined).map(([reason, count]) => `  ${toCount(count)}  ${reason}`),
    'senders',
    ...senders.map(toSenderLine),
  ];
}

function toSenderLine(sender: SenderStatus): string {
  const { application, facility, trust, system, lastSentAt, maximumSilenceHours, isSilent } = sender;
  const heard = lastSentAt === undefined ? 'never heard' : `last message ${lastSentAt}`;
  const silence = isSilent
    ? `SILENT for longer than ${maximumSilenceHours} h`
    : `may be silent for ${maximumSilenceHours} h`;
  return `  ${application}|${facility}  ${trust}  ${system}  ${heard}  ${silence}`.replaceAll(
    /\p{Cc}/gu,
    ' ',
  );
}

function toCount(count = 0): string {
  return String(count).padStart(9);
}
