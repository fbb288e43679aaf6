/** A well-framed message that nobody can read: a header that breaks off, control characters, bad UTF-8. */
export const garbageMessage: Uint8Array = Buffer.concat([
  Buffer.from('MSH|^~\\&|\u0000\u0001|||2026'),
  Buffer.of(0xff, 0xfe, 0xc3, 0x28),
  Buffer.from('PV1|||^^^^\rPID'),
]);
