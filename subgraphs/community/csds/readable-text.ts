/** Tells whether a text holds no control character and nothing that was lost in decoding. */
export function isReadableText(text: string): boolean {
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const isControl = (point < 0x20 && point !== 0x09 && point !== 0x0a && point !== 0x0d) || point === 0x7f;
    if (isControl || point === 0xfffd) return false;
  }
  return true;
}
