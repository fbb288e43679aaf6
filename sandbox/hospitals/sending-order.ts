import type { HospitalMessage } from './to-adt-messages.ts';

/** Puts one trust's messages in the order in which they are sent: by true time, but for those that are late. */
export function toSendingOrder(messages: readonly HospitalMessage[]): readonly HospitalMessage[] {
  return delayLate(inTrueOrder(messages));
}

function inTrueOrder(messages: readonly HospitalMessage[]): HospitalMessage[] {
  return [...messages].sort(
    (one, other) =>
      one.at - other.at || (one.controlId < other.controlId ? -1 : one.controlId > other.controlId ? 1 : 0),
  );
}

/** Lets each late message step behind as many others as it is late. */
function delayLate(messages: readonly HospitalMessage[]): HospitalMessage[] {
  return messages
    .map((message, position) => ({
      message,
      position: position + (message.late === 0 ? 0 : message.late + 0.5),
    }))
    .sort((one, other) => one.position - other.position)
    .map(({ message }) => message);
}
