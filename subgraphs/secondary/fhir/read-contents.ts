import type { z } from 'zod';
import type { FhirRecord } from './fhir-record.ts';
import { findContent, isReadable, largestContent, readAttachment } from './map/read-attachment.ts';
import { binary, type documentReference } from './shapes.ts';

type Document = z.output<typeof documentReference>;

/** A reference to a document with its content, and whether content that is words could not be read. */
export interface DocumentWithContent {
  readonly value: Document;
  readonly isUnread: boolean;
}

/** The most documents of one person whose content is fetched. */
const mostFetched = 20;

/** Fetches the content of documents that is words and stands behind an address of the server's own (FHIR Binary). */
export async function readContents(
  documents: readonly Document[],
  record: FhirRecord,
): Promise<readonly DocumentWithContent[]> {
  const apart = documents.filter(isApart);
  const fetched = new Set(apart.slice(0, mostFetched));
  return Promise.all(
    documents.map(async (value) => {
      const full = fetched.has(value) ? await fetchContent(value, record) : value;
      const { isUnread } = readAttachment(findContent(full)?.attachment);
      return { value: full, isUnread: isUnread || isApart(full) };
    }),
  );
}

/** Tells whether a document's words stand behind an address. */
function isApart(document: Document): boolean {
  const { contentType, data, url } = findContent(document)?.attachment ?? {};
  return data === undefined && url !== undefined && isReadable(contentType);
}

async function fetchContent(document: Document, record: FhirRecord): Promise<Document> {
  const first = findContent(document);
  const { url, size = 0 } = first?.attachment ?? {};
  if (first === undefined || url === undefined || size > largestContent) return document;
  const read = binary.safeParse(await record.read(url));
  if (!read.success) return document;
  const { contentType, data } = read.data;
  return { ...document, content: [{ attachment: { ...first.attachment, contentType, data } }] };
}
