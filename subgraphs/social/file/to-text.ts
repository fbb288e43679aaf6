const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows = new TextDecoder('windows-1252');

/**
 * Reads the bytes of a line as UTF-8 or, where they are not, as Windows-1252, which spreadsheets write.
 *
 * Each line is read for itself, so that one wrong line spoils no other. Bytes of zero, which say nothing and no
 * database keeps, are left out.
 */
export function toText(bytes: Uint8Array): string {
  const said = bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes;
  try {
    return utf8.decode(said);
  } catch {
    return windows.decode(said);
  }
}
