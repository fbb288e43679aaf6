const save = 'Save it as "CSV UTF-8" and import that.';

/** What files begin with that are no text, in bytes as Latin-1, with what to do. */
const beginnings: readonly (readonly [beginning: string, fault: string])[] = [
  ['\u00ff\u00fe', `The file is in UTF-16. ${save}`],
  ['\u00fe\u00ff', `The file is in UTF-16. ${save}`],
  ['\u00d0\u00cf\u0011\u00e0', `The file is a workbook. ${save}`],
  ['\u001f\u008b', 'The file is compressed. Unpack it and import what is in it.'],
  ['%PDF', 'The file is a PDF. Ask for the list itself as "CSV UTF-8" and import that.'],
];

/** Says in which format a file is that is no list of separated values, and what to do; `undefined` for one that may be. */
export function findOtherFormat(beginning: Uint8Array): string | undefined {
  const text = Buffer.from(beginning).toString('latin1');
  if (text.startsWith('PK')) {
    const isWorkbook = /\[Content_Types\]\.xml|xl\/|_rels\/|mimetypeapplication\/vnd/.test(text);
    return isWorkbook
      ? `The file is a workbook. ${save}`
      : 'The file is packed as a zip. Unpack it and import what is in it.';
  }
  const known = beginnings.find(([start]) => text.startsWith(start));
  if (known !== undefined) return known[1];
  // Without its mark, text in UTF-16 shows by the zeros beside every letter of its first words.
  if (/^(?:[^\0]\0){4}|^(?:\0[^\0]){4}/.test(text)) return `The file is in UTF-16. ${save}`;
  if (text.includes('\r') && !text.includes('\n')) {
    return `The lines of the file end as on old Macintosh computers. ${save}`;
  }
  return undefined;
}
