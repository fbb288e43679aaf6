const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows = new TextDecoder('windows-1252');

/**
 * Reads the bytes of a line as UTF-8 or, where they are not, as Windows-1252, which spreadsheets write.
 *
 * Each line is read for itself, so that one wrong line spoils no other.
 */
export function toText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows.decode(bytes);
  }
}
