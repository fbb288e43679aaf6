import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { compareAnswer } from './compare-answer.ts';
import { openReceipt } from './receipt-keys.ts';
import { digest, seeAnswer, toUnreceipted } from './see-answer.ts';

const holderShape = z.object({ extensions: z.object({ receipt: z.string() }) });

/** What was found out about a receipt, line by line, and the status with which a process says so. */
export interface ReceiptVerdict {
  readonly lines: readonly string[];
  /** 0 where it is ours and nothing differs, 1 where it is not ours or the answer with it was changed, 3 where the record changed. */
  readonly status: 0 | 1 | 3;
}

/**
 * Tells whether a receipt is ours and unchanged, and what a later answer shows otherwise.
 *
 * @param text a receipt, or a saved answer that holds one, which is then compared with it
 * @param later the text of a later answer to the same question
 */
export async function verifyReceipt(
  text: string,
  publicKeys: JSONWebKeySet,
  later?: string,
): Promise<ReceiptVerdict> {
  const saved = readHolder(text);
  const receipt = await openReceipt(saved?.extensions.receipt ?? text.trim(), publicKeys);
  if (receipt === undefined) {
    return { lines: ['This is no receipt that was signed with these keys, or it was changed.'], status: 1 };
  }
  const { at, request, reader, items, completeness } = receipt;
  const lines = [
    `a receipt of ours: request ${request}, at ${at}, ${reader.kind} ${reader.subject} of ${reader.issuer}`,
    `${items.length} items were shown; ${completeness.join(', ') || 'no setting was asked'}`,
  ];
  if (saved !== undefined) {
    const isSame = digest(toUnreceipted(text)) === receipt.response;
    lines.push(isSame ? 'the answer is as it was given' : 'the answer beside the receipt was changed');
    if (!isSame) return { lines, status: 1 };
  }
  if (later === undefined) return { lines, status: 0 };
  const seen = seeAnswer(later);
  if (seen === undefined) return { lines: [...lines, 'the later answer shows nothing'], status: 1 };
  const { unchanged, changed, added, gone, lacking } = compareAnswer(receipt, seen);
  const isWhole = lacking.before.length + lacking.after.length === 0;
  lines.push(
    `${unchanged} unchanged, ${changed.length} changed, ${added.length} new, ${gone.length} gone`,
    ...changed.map((id) => `changed ${id}`),
    ...added.map((id) => `new ${id}`),
    ...gone.map((id) => `${isWhole ? 'gone' : 'gone, or only missing from one of the answers,'} ${id}`),
  );
  if (lacking.before.length > 0) lines.push(`the answer of the receipt lacked: ${lacking.before.join(', ')}`);
  if (lacking.after.length > 0) lines.push(`the later answer lacked: ${lacking.after.join(', ')}`);
  return { lines, status: changed.length + added.length + gone.length === 0 ? 0 : 3 };
}

function readHolder(text: string): z.output<typeof holderShape> | undefined {
  try {
    return holderShape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
