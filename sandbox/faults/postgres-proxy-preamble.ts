import type { Socket } from 'node:net';

const encryptionRequestLength = 8;
const encryptionRequestCodes = new Set([80_877_103, 80_877_104]);

/**
 * Builds a filter for a client's first bytes that declines encryption and lets everything else through.
 *
 * A client that may do without goes on in the clear, as it would with a server that has no certificate;
 * encrypted bytes could neither be read nor garbled.
 */
export function createPreambleFilter(client: Socket): (chunk: Buffer) => Buffer | undefined {
  let held: Buffer | undefined = Buffer.alloc(0);
  return (chunk) => {
    if (held === undefined) return chunk;
    held = Buffer.concat([held, chunk]);
    while (isEncryptionRequest(held)) {
      client.write('N');
      held = held.subarray(encryptionRequestLength);
    }
    if (held.byteLength < encryptionRequestLength) return undefined;
    const rest = held;
    held = undefined;
    return rest;
  };
}

function isEncryptionRequest(bytes: Buffer): boolean {
  return (
    bytes.byteLength >= encryptionRequestLength &&
    bytes.readInt32BE(0) === encryptionRequestLength &&
    encryptionRequestCodes.has(bytes.readInt32BE(4))
  );
}
