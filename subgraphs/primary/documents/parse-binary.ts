import { z } from 'zod';
import type { GpDocumentContent } from '../../../schema/generated/primary.ts';
import { type Failed, failed, type Found, found } from '../../kit/outcome.ts';
import { withoutMarkup } from '../fhir/without-markup.ts';

/** The content of a document as a practice sends it (FHIR STU3 `Binary`). */
const binary = z.object({
  resourceType: z.literal('Binary'),
  contentType: z.string().min(1),
  content: z.string().refine(isBase64),
});

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(text.replace(/={1,2}$/, ''));
}

/** Reads the content of a document, and its words where it is plain text or HTML. */
export function parseBinary(answer: unknown): Found<GpDocumentContent> | Failed {
  const { success, data: sent, error } = binary.safeParse(withoutLineEnds(answer));
  if (!success) return failed('SOURCE_BAD_CONTENT', error);
  const bytes = Buffer.from(sent.content, 'base64');
  return found({
    contentType: sent.contentType,
    size: bytes.byteLength,
    text: toText(bytes, sent.contentType),
    data: sent.content,
  });
}

/** Base64 may be written in lines (RFC 2045). */
function withoutLineEnds(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  const content: unknown = Reflect.get(answer, 'content');
  return typeof content === 'string' ? { ...answer, content: content.replaceAll(/\s+/g, '') } : answer;
}

function toText(bytes: Buffer, contentType: string): string | null {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const kind = type.trim();
  if (kind !== 'text/plain' && kind !== 'text/html') return null;
  const named = parameters.map((each) => /^\s*charset\s*=\s*"?([\w.:-]+)"?\s*$/.exec(each)?.[1]);
  const text = decode(bytes, named.find((each) => each !== undefined) ?? 'utf-8');
  return text !== null && kind === 'text/html' ? withoutMarkup(text) : text;
}

/** A text in another character set than it names would be shown wrongly, so it is not shown as text. */
function decode(bytes: Buffer, characterSet: string): string | null {
  try {
    return new TextDecoder(characterSet, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
