/** The frontend messages that put an abandoned session back to rest (protocol 3.0, "Message Formats"). */
export const syncMessage: Uint8Array = typedMessage('S', Buffer.alloc(0));

/** Ends whatever transaction the engine is in. */
export const rollbackMessage: Uint8Array = typedMessage('Q', Buffer.from('ROLLBACK\0'));

/** A fatal error as a server tells it to a client before it closes the connection. */
export function fatalError(sqlState: string, message: string): Uint8Array {
  const fields = `SFATAL\0VFATAL\0C${sqlState}\0M${message}\0\0`;
  return typedMessage('E', Buffer.from(fields));
}

function typedMessage(type: string, body: Buffer): Uint8Array {
  const header = Buffer.alloc(5);
  header.write(type, 0, 'latin1');
  header.writeInt32BE(body.byteLength + 4, 1);
  return Buffer.concat([header, body]);
}
