import { Hl7Message, Hl7Segment } from '@medplum/core';
import { type Refusal, refusals } from './refusal.ts';

/** What a sender is told: accepted, or why not. */
export type Verdict = 'accepted' | Refusal;

const unknownHeader = String.raw`MSH|^~\&|||||||ACK||P|2.4`;

/**
 * Builds the acknowledgement of a message, as bytes without their frame.
 *
 * `message` is what could be read of it; where not even its header could, the acknowledgement names no control id.
 */
export function toAcknowledgement(message: Hl7Message | undefined, verdict: Verdict): Buffer {
  const acknowledged = message ?? Hl7Message.parse(unknownHeader);
  const built =
    verdict === 'accepted'
      ? acknowledged.buildAck({ ackCode: 'AA' })
      : acknowledged.buildAck({
          ackCode: refusals[verdict][0],
          errSegment: toErrorSegment(acknowledged, verdict),
        });
  // Header fields were read byte by byte, so they are given back byte by byte.
  return Buffer.from(`${built.toString()}\r`, 'latin1');
}

/** The ERR segment (HL7 v2.5, 2.15.5): the condition in ERR-3, its severity in ERR-4, and our words in ERR-8. */
function toErrorSegment({ context }: Hl7Message, refusal: Refusal): Hl7Segment {
  const [, error, sentence] = refusals[refusal];
  const condition = [error, '', 'HL70357'].join(context.componentSeparator);
  return new Hl7Segment(['ERR', '', '', condition, 'E', '', '', '', sentence], context);
}
