import { z } from 'zod';
import type { HospitalDocumentSection } from '../../../../schema/generated/secondary.ts';
import { readResource } from '../read-resource.ts';
import { composition, section } from '../shapes.ts';
import { toPlainText } from '../to-plain-text.ts';
import { toConcept } from './mapping.ts';

type Section = z.output<typeof section>;

/** Makes the sections of a document, with their own below them. */
export function toSections(given: readonly Section[] | undefined): readonly HospitalDocumentSection[] {
  return (given ?? []).map((one) => toSection(one, 0));
}

const documentBundle = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource: z.unknown() })),
});

/** The largest document that is read where it is enclosed, in characters of base64. */
const largest = 8 * 1024 * 1024;

/**
 * Makes the sections of a FHIR document that is enclosed in an attachment, as Transfer of Care sends letters: a bundle
 * whose first resource is the composition (FHIR R4, 3.3). Anything else has none.
 */
export function toEnclosedSections(
  attachment: { readonly contentType?: string | undefined; readonly data?: string | undefined } | undefined,
): readonly HospitalDocumentSection[] {
  const { contentType = '', data = '' } = attachment ?? {};
  if (!/^application\/(?:fhir\+)?json\b/.test(contentType) || data === '' || data.length > largest) return [];
  const bundle = documentBundle.safeParse(parseJson(Buffer.from(data, 'base64')));
  const reading = bundle.success ? readResource(composition, bundle.data.entry[0]?.resource) : undefined;
  return toSections(reading?.value.section);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** How deep sections of sections are read; a letter has two levels. */
const deepest = 8;

/** Makes a section; those below the second level become part of the text, so that none is lost. */
function toSection(given: Section, level: number): HospitalDocumentSection {
  const parts = level >= deepest ? [] : toParts(given);
  const own = given.text === undefined ? '' : toPlainText(given.text.div);
  const isLast = level >= 1;
  const below = isLast ? parts.map((part) => toSection(part, level + 1)) : [];
  const text = [own, ...below.map((part) => [part.title, part.text].filter(Boolean).join('\n'))]
    .filter((words) => words !== '')
    .join('\n\n');
  const code = toConcept(given.code);
  return {
    title: given.title ?? code?.display ?? null,
    code: code ?? null,
    text: text === '' ? null : text,
    sections: isLast ? [] : parts.map((part) => toSection(part, level + 1)),
  };
}

function toParts({ section: parts = [] }: Section): readonly Section[] {
  return parts.flatMap((part) => readResource(section, part)?.value ?? []);
}
