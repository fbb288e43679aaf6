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

/**
 * Makes the sections of a FHIR document in JSON, as Transfer of Care sends letters: a bundle whose first resource is the
 * composition (FHIR R4, 3.3), or that has one after a message's header. `undefined` where it is none.
 */
export function toEnclosedSections(json: string): readonly HospitalDocumentSection[] | undefined {
  const bundle = documentBundle.safeParse(parseJson(json));
  const resources = bundle.success ? bundle.data.entry.slice(0, 2).map(({ resource }) => resource) : [];
  const readings = resources.flatMap((resource) => readResource(composition, resource) ?? []);
  const written = readings.find(({ value }) => value.resourceType === 'Composition')?.value;
  return written && toSections(written.section);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
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
