import type { z } from 'zod';
import type { HospitalDocumentSection } from '../../../../schema/generated/secondary.ts';
import type { attachment } from '../shapes.ts';
import { toPlainText } from '../to-plain-text.ts';
import { toCdaSections } from './to-cda-sections.ts';
import { toEnclosedSections } from './to-sections.ts';

/** The content of a document, as far as it is words. */
export interface AttachmentContent {
  readonly text: string | null;
  readonly sections: readonly HospitalDocumentSection[];
  /** In bytes; `null` where it is not known. */
  readonly size: number | null;
  /** Whether it is of a kind that is read, and could not be. */
  readonly isUnread: boolean;
}

/** The largest content that is read, in bytes; a letter has some ten thousand. */
export const largestContent = 1024 * 1024;

type Attachment = z.output<typeof attachment>;
type Words = Pick<AttachmentContent, 'text' | 'sections'>;

const readers: readonly (readonly [RegExp, (text: string) => Words | undefined])[] = [
  [/^text\/plain$/, (text) => ({ text, sections: [] })],
  [/^(?:text\/html|application\/xhtml\+xml)$/, (text) => ({ text: toPlainText(text), sections: [] })],
  [
    /^(?:(?:text|application)\/xml|application\/(?:hl7-)?cda\+xml)$/,
    (text) => {
      const sections = toCdaSections(text);
      return sections && { text: null, sections };
    },
  ],
  [
    /^application\/(?:fhir\+)?json$/,
    (text) => {
      const sections = toEnclosedSections(text);
      return sections && { text: null, sections };
    },
  ],
];

/** Tells whether content of a media type is words that are read; a picture or a PDF stays with its type and size. */
export function isReadable(contentType: string | undefined): boolean {
  const { type } = parseMediaType(contentType);
  return readers.some(([types]) => types.test(type));
}

/** Of the forms in which a document is held, the first that is words; where there is none, the first. */
export function findContent<Content extends { readonly attachment: Attachment }>({
  content = [],
}: {
  readonly content?: readonly Content[] | undefined;
}): Content | undefined {
  return content.find(({ attachment }) => isReadable(attachment.contentType)) ?? content[0];
}

/** Reads the content of a document where it is words, in plain text; a PDF has a size and no words. */
export function readAttachment(given: Attachment | undefined): AttachmentContent {
  const { contentType, data } = given ?? {};
  const { type, charset } = parseMediaType(contentType);
  const read = readers.find(([types]) => types.test(type))?.[1];
  const length = data === undefined ? undefined : Buffer.byteLength(data, 'base64');
  const size = length ?? given?.size ?? null;
  const nothing = { text: null, sections: [], size };
  if (read === undefined || data === undefined || length === undefined) {
    return { ...nothing, isUnread: false };
  }
  const text = length > largestContent ? undefined : decode(Buffer.from(data, 'base64'), charset);
  const words = text === undefined ? undefined : read(text);
  return words === undefined ? { ...nothing, isUnread: true } : { ...words, size, isUnread: false };
}

function parseMediaType(contentType = ''): { readonly type: string; readonly charset: string } {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice('charset='.length);
  return { type, charset: charset?.replaceAll('"', '') || 'utf-8' };
}

/** Decodes text, strictly: a letter with other letters than were written is none. */
function decode(bytes: Buffer, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
