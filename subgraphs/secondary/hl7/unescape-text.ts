import type { Hl7Context } from '@medplum/core';

/**
 * Reads the escape sequences of HL7 v2 (2.7) in a text: the separators, hexadecimal ASCII, and line breaks.
 *
 * Highlighting and indents are dropped; what is not known is left as it was written.
 */
export function unescapeText(text: string, context: Hl7Context): string {
  const mark = context.escapeCharacter;
  if (mark === '' || !text.includes(mark)) return text;
  const literals: Readonly<Record<string, string>> = {
    F: context.fieldSeparator,
    S: context.componentSeparator,
    T: context.subcomponentSeparator,
    R: context.repetitionSeparator,
    E: mark,
    H: '',
    N: '',
  };
  const [first = '', ...pieces] = text.split(mark);
  let result = first;
  // Pieces alternate between a sequence and the text after it, as long as each sequence is one.
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? '';
    const following = pieces[index + 1];
    const meaning =
      following === undefined ? undefined : (literals[piece] ?? toFormat(piece) ?? toAscii(piece));
    if (meaning === undefined) result += mark + piece;
    else {
      result += meaning + (following ?? '');
      index += 1;
    }
  }
  return result;
}

/** What a formatting command of a text (FT; 2.7.6) is in plain text: line ends, blanks, or nothing. */
function toFormat(sequence: string): string | undefined {
  const [, command = '', sign, digits] =
    /^\.(br|sp|ce|fi|nf|in|ti|sk)\s*([+-]?)(\d{0,2})$/.exec(sequence) ?? [];
  const count = digits === undefined || digits === '' ? 1 : Number(digits);
  if (command === 'br' || command === 'ce') return digits === '' && sign === '' ? '\n' : undefined;
  if (command === 'sp') return '\n'.repeat(count);
  if (command === 'sk') return ' '.repeat(count);
  return command === '' ? undefined : '';
}

/** The printable ASCII and line ends that a sequence such as `X0D0A` stands for. */
function toAscii(sequence: string): string | undefined {
  if (!/^X(?:0[AaDd]|[2-7][0-9A-Fa-f])+$/.test(sequence)) return undefined;
  return Buffer.from(sequence.slice(1), 'hex').toString('latin1');
}
