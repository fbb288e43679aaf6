import type { Hl7Segment } from '@medplum/core';
import { readComponent, readLines, readRepetitions } from '../hl7/fields.ts';
import type { DocumentFacts, Term } from './hospital-message.ts';
import { toMediaType } from './media-type.ts';
import { readParticipants } from './read-participants.ts';
import { readTerm } from './read-term.ts';
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
    ...toContent(obx),
    ...present<Omit<DocumentFacts, 'documentNumber' | 'contentType' | 'text'>>({
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

/** Joins the text of OBX-5 over its repetitions and segments, a line each; other content is named, not kept. */
function toContent(obx: readonly Hl7Segment[]): Pick<DocumentFacts, 'contentType' | 'text'> {
  const lines: string[] = [];
  let contentType: string | undefined;
  for (const segment of obx) {
    if (readComponent(segment, 2) === 'ED') contentType ??= toMediaType(readRepetitions(segment, 5)?.[0]);
    else lines.push(...readLines(segment, 5));
  }
  if (lines.length > 0) return { contentType: 'text/plain', text: lines.join('\n') };
  return contentType === undefined ? {} : { contentType };
}
