import { type Caller, isStaff, organisationOf } from '../../schema/runtime/caller.ts';
import type { Exchange } from '../execution/exchange.ts';
import type { Receipt } from './receipt.ts';
import type { ReceiptKeys } from './receipt-keys.ts';
import { seeAnswer } from './see-answer.ts';

/** Puts a receipt into the extensions of an answer's text; leaves one as it is that shows nothing of anybody. */
export type WriteReceipt = (text: string, exchange: Exchange) => Promise<string>;

/** Builds what writes receipts for whoever asks for one. */
export function createReceiptWriter(keys: ReceiptKeys): WriteReceipt {
  return async (text, { request, policies }) => {
    const { caller, requestId, correlationId, operation } = request;
    if (caller === undefined) return text;
    // What the server writes is what comes of reading and writing it again, so it need not be.
    const seen = seeAnswer(text, text.trimEnd());
    if (seen === undefined) return text;
    const signed = await keys.sign({
      at: new Date().toISOString(),
      request: requestId,
      ...(correlationId === undefined ? {} : { correlation: correlationId }),
      reader: toReader(caller),
      purpose: caller.purpose,
      ...(operation === undefined ? {} : { operation }),
      policies: [...policies].toSorted(),
      ...seen,
    });
    // Every answer ends with its extensions, which name it, so that it need not be written anew.
    return `${text.slice(0, text.lastIndexOf('}}'))},"receipt":${JSON.stringify(signed)}}}\n`;
  };
}

function toReader(caller: Caller): Receipt['reader'] {
  const { kind, issuer, subject, clientId: client } = caller;
  const organisation = organisationOf(caller)?.odsCode;
  return {
    kind,
    issuer,
    subject,
    client,
    ...(isStaff(caller) ? { role: caller.roleCode } : {}),
    ...(organisation === undefined ? {} : { organisation }),
  };
}
