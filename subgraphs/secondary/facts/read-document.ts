import type { Hl7Segment } from '@medplum/core';
import { readComponent, readLines, readRepetitions } from '../hl7/fields.ts';
import type { Term } from './common-facts.ts';
import type { DocumentFacts } from './hospital-message.ts';
import { toMediaType } from './media-type.ts';
import { readParticipants } from './read-participants.ts';
import { isEncapsulated } from './read-result.ts';
import { readTerm } from './read-term.ts';
import { toResultStatus } from './result-status.ts';
import { present, readTime, type Reading } from './reading.ts';

/** The document types of HL7 table 0270 that hospitals most use. */
const documentTypes: Readonly<Record<string, string>> = {
  AR: 'Autopsy report',
  CD: 'Cardiodiagnostics',
  CN: 'Consultation',
  DI: 'Diagnostic imaging',
  DS: 'Discharge summary',
  ED: 'Emergency department report',
  HP: 'History and physical examination',
  OP: 'Operative report',
  PC: 'Psychiatric consultation',
  PH: 'Psychiatric history and physical examination',
  PN: 'Procedure note',
  PR: 'Progress note',
  SP: 'Surgical pathology',
  TS: 'Transfer summary',
};

/** Reads a document (TXA) with its content (OBX); `undefined` where TXA-12 does not say which it is. */
export function readDocument(
  txa: Hl7Segment,
  obx: readonly Hl7Segment[],
  reading: Reading,
): DocumentFacts | undefined {
  // As Epic sends it, the number stands where the standard has an authority's universal id (EI.3).
  const documentNumber = readComponent(txa, 12) ?? readComponent(txa, 12, 3);
  if (documentNumber === undefined || documentNumber === null) return undefined;
  const type = toType(readTerm(txa, 2));
  return {
    documentNumber,
    ...toContent(obx.filter((segment) => !isTakenBack(segment))),
    ...present<Omit<DocumentFacts, 'documentNumber' | 'contentType' | 'text'>>({
      isForUse: isForUse(txa, obx),
      parentNumber: readComponent(txa, 13),
      confidentiality: readComponent(txa, 18),
      type,
      title: type?.codings[0]?.display ?? type?.text ?? readComponent(txa, 16),
      created: readTime(txa, 6, reading) ?? readTime(txa, 4, reading),
      author: readParticipants(txa, 9, 'Author')?.[0] ?? readParticipants(txa, 5, 'Author')?.[0],
    }),
  };
}

function toType(term: Term | null | undefined): Term | undefined {
  const [coding] = term?.codings ?? [];
  if (term === null || coding === undefined || coding.display) return term ?? undefined;
  const display = Object.hasOwn(documentTypes, coding.code ?? '')
    ? documentTypes[coding.code ?? '']
    : undefined;
  return display === undefined ? term : { codings: [{ ...coding, display }] };
}

/**
 * Joins the text of OBX-5 over its repetitions and segments, a line each; other content is named, not kept. Where
 * a file comes with words, its media type is told beside them.
 */
function toContent(obx: readonly Hl7Segment[]): Pick<DocumentFacts, 'contentType' | 'text'> {
  const lines: string[] = [];
  let contentType: string | undefined;
  for (const segment of obx) {
    if (isEncapsulated(segment)) contentType ??= toMediaType(readRepetitions(segment, 5)?.[0]);
    else lines.push(...readLines(segment, 5));
  }
  if (lines.length > 0) return { contentType: contentType ?? 'text/plain', text: lines.join('\n') };
  return contentType === undefined ? {} : { contentType };
}

/** The statuses of table 0273 by which a document is not for the care of people: deleted, obsolete, unavailable. */
const notForUse: ReadonlySet<string> = new Set(['CA', 'OB', 'UN']);

/** Tells whether a document is for use, as its availability (TXA-19) or the status of all that it holds says, if they do. */
function isForUse(txa: Hl7Segment, obx: readonly Hl7Segment[]): boolean | undefined {
  const availability = readComponent(txa, 19) ?? undefined;
  if (obx.length > 0 && obx.every(isTakenBack)) return false;
  return availability === undefined ? undefined : !notForUse.has(availability);
}

/** Tells whether content is deleted, or was wrong, such as somebody else's (OBX-11; table 0085). */
function isTakenBack(obx: Hl7Segment): boolean {
  return toResultStatus(readComponent(obx, 11) ?? undefined) === 'ENTERED_IN_ERROR';
}
