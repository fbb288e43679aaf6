import { Hl7Message } from '@medplum/core';

/** What a receiver says about a message. */
export interface Acknowledgement {
  /** Taken, to be sent again, or refused for good (MSA-1: AA and CA, AE and CE, AR and CR). */
  readonly verdict: 'accepted' | 'retry' | 'refused';
  /** The control id of the message that it is about, MSA-2. */
  readonly controlId: string;
}

const verdicts: Readonly<Record<string, Acknowledgement['verdict']>> = {
  AA: 'accepted',
  CA: 'accepted',
  AE: 'retry',
  CE: 'retry',
  AR: 'refused',
  CR: 'refused',
};

/** Reads an acknowledgement; undefined where it is none. */
export function parseAcknowledgement(text: string): Acknowledgement | undefined {
  try {
    const segment = Hl7Message.parse(text).getSegment('MSA');
    const verdict = verdicts[segment?.getField(1).toString() ?? ''];
    const controlId = segment?.getField(2).toString() ?? '';
    return verdict === undefined ? undefined : { verdict, controlId };
  } catch {
    return undefined;
  }
}
