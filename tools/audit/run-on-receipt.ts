import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { JSONWebKeySet } from 'jose';
import { createReceiptKeys } from '../../gateway/receipt/receipt-keys.ts';
import { receiptVariables } from '../../gateway/receipt/receipt-variables.ts';
import { verifyReceipt } from '../../gateway/receipt/verify-receipt.ts';
import { readEnvironment, secretVariable } from '../../schema/runtime/env.ts';
import type { ReceiptCommand } from './read-command.ts';

/** Verifies a receipt with the keys of a file, or those that the environment's secrets make, and says what it found. */
export async function runOnReceipt(command: ReceiptCommand): Promise<0 | 1 | 3> {
  const { receipt, response, keys } = command;
  const publicKeys = keys === undefined ? await deriveKeys() : (JSON.parse(readText(keys)) as JSONWebKeySet);
  const given = receipt === '-' ? await text(process.stdin) : readText(receipt);
  const later = response === undefined ? undefined : readText(response);
  const { lines, status } = await verifyReceipt(given, publicKeys, later);
  process.stdout.write(`${lines.join('\n')}\n`);
  return status;
}

async function deriveKeys(): Promise<JSONWebKeySet> {
  const environment = readEnvironment({
    ...receiptVariables,
    CAREGRAPH_SEAL_SECRET: secretVariable.optional(),
  });
  const secret = environment.CAREGRAPH_RECEIPT_SECRET ?? environment.CAREGRAPH_SEAL_SECRET;
  if (secret === undefined) throw new Error('Name --keys FILE, or set CAREGRAPH_RECEIPT_SECRET.');
  return (await createReceiptKeys(secret, environment.CAREGRAPH_RECEIPT_EARLIER_SECRETS)).publicKeys;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`${path} cannot be read.`, { cause });
  }
}
