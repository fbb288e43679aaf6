/** A name of the graph as words, such as `carePlans` as “Care plans”. */
export function toWords(name: string): string {
  const known = written.get(name);
  if (known !== undefined) return known;
  const words = writeWords(name);
  // Names come from the graph, so they are few; texts that are taken for names could be many.
  if (written.size < 5000) written.set(name, words);
  return words;
}

const written = new Map<string, string>();

function writeWords(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
    .replaceAll(/\b(?:nhs|gp|ods|id|mrn)\b/g, (short) => short.toUpperCase())
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A count with its noun, such as “1 row” or “5,000 rows”. */
export function toCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** A number of bytes, such as “12 kB”. */
export function toBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A duration, such as “120 ms” or “2.5 s”. */
export function toDuration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
