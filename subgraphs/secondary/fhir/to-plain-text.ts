import { convert } from 'html-to-text';

/** The longest narrative that is read, in characters; a section of a letter is some thousand. */
const longest = 200_000;

/**
 * Makes plain text of XHTML narrative: the words, with lists and tables as lines, and nothing that a page could run.
 *
 * Markup that was escaped, and would be markup once it is text, is written with another sign.
 */
export function toPlainText(narrative: string): string {
  const isCut = narrative.length > longest;
  const text = convert(narrative.slice(0, longest), {
    wordwrap: false,
    limits: { maxInputLength: longest, maxDepth: 60, maxChildNodes: 5000 },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'script', format: 'skip' },
      { selector: 'style', format: 'skip' },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false, colSpacing: 2 } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
  const plain = text.replaceAll(/<(?=[a-z/!?])/gi, '‹').trim();
  // What was left out is not passed over in silence.
  return isCut ? `${plain.slice(0, longest - 1)}…` : plain;
}
