/** Words by which databases and spreadsheets say that a cell holds nothing. */
const emptyWords: ReadonlySet<string> = new Set([
  'null',
  '(null)',
  'na',
  'n/a',
  '#n/a',
  'nan',
  'none',
  'nil',
  '(blank)',
  '-',
  '--',
  '.',
]);

/** Words that stand where nobody knew somebody's identifier or date of birth. */
const unknownWords = /^(?:unknown|not known|not recorded|not stated|0+)$/i;

/** Reads a cell as it was meant: without what a spreadsheet was told to keep it as text by, `null` for nothing. */
export function readCell(text: string | undefined): string | null {
  const cell = text?.trim() ?? '';
  const plain = /^="([^"]*)"$/.exec(cell)?.[1]?.trim() ?? cell;
  return plain === '' || emptyWords.has(plain.toLowerCase()) ? null : plain;
}

/**
 * Reads a cell that says who somebody is.
 *
 * Beware: a word for nothing that were taken for an identifier would make one person of everybody who has none.
 */
export function readIdentifier(text: string | undefined): string | null {
  const cell = readCell(text)?.replace(/^'/, '') ?? null;
  return cell === null || unknownWords.test(cell) ? null : cell;
}
