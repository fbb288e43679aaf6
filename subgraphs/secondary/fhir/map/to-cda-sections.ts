import { Parser } from 'htmlparser2';
import type { HospitalDocumentSection } from '../../../../schema/generated/secondary.ts';
import { toSections } from './to-sections.ts';

/** A section of a clinical document while it is read. */
interface OpenSection {
  title: string;
  /** The narrative as HTML, whose words alone count. */
  html: string;
  readonly section: { title: string; text: { div: string }; section: unknown[] }[];
}

/** What the elements of narrative are in HTML (HL7 CDA R2, 4.3.5); any other stands for its words. */
const elements: Readonly<Record<string, string>> = {
  paragraph: 'p',
  list: 'ul',
  item: 'li',
  table: 'table',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
  br: 'br',
  caption: 'p',
};

/** How deep elements may lie within one another, and how many sections there may be; a letter has some ten of each. */
const deepest = 100;
const mostSections = 500;

/**
 * Makes the sections of a clinical document in XML (HL7 CDA R2), as Transfer of Care was sent before FHIR; `undefined`
 * where it is none, or is no letter by its size.
 *
 * No entity of its own and nothing from elsewhere is read: the words alone, as plain text.
 */
export function toCdaSections(xml: string): readonly HospitalDocumentSection[] | undefined {
  const root: OpenSection = { title: '', html: '', section: [] };
  const open: OpenSection[] = [root];
  const path: string[] = [];
  let narratives = 0;
  let sections = 0;
  let isDocument = false;
  const innermost = () => open.at(-1) ?? root;
  const write = (html: string) => {
    if (narratives > 0) innermost().html += html;
  };
  const parser = new Parser(
    {
      onopentagname(tag) {
        const name = toLocalName(tag);
        if (path.length === 0) isDocument = name === 'ClinicalDocument';
        path.push(name);
        if (name === 'section') sections += 1;
        // The time that is taken grows with both.
        if (path.length > deepest || sections > mostSections) throw new RangeError('no letter');
        if (name === 'section') open.push({ title: '', html: '', section: [] });
        else if (name === 'text') narratives += 1;
        else if (Object.hasOwn(elements, name)) write(`<${elements[name] ?? ''}>`);
      },
      ontext(words) {
        const isTitle = path.at(-1) === 'title' && path.at(-2) === 'section';
        if (isTitle) innermost().title += words;
        else write(escape(words));
      },
      onclosetag(tag) {
        const name = toLocalName(tag);
        if (Object.hasOwn(elements, name)) write(`</${elements[name] ?? ''}>`);
        path.pop();
        if (name === 'text') narratives -= 1;
        if (name !== 'section' || open.length === 1) return;
        const { title, html, section } = open.pop() ?? root;
        innermost().section.push({ title: title.trim(), text: { div: html }, section });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  try {
    parser.end(xml);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return isDocument ? toSections(root.section) : undefined;
}

function toLocalName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
