/** Ends what a text says of the direction of writing, so that it turns round nothing that is written after it. */
export function closeDirection(text: string): string {
  if (!/[\u202A-\u202E\u2066-\u2069]/.test(text)) return text;
  const open: string[] = [];
  for (const sign of text) {
    const end = ends[sign];
    if (end !== undefined) open.push(end);
    else if (sign === open.at(-1)) open.pop();
  }
  return `${text}${open.toReversed().join('')}`;
}

/** What opens a stretch of its own direction, and what closes it (Unicode Standard Annex 9, section 2). */
const ends: Readonly<Record<string, string>> = {
  '\u202A': '\u202C',
  '\u202B': '\u202C',
  '\u202D': '\u202C',
  '\u202E': '\u202C',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};
