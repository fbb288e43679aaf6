import type { Failed } from '../../kit/outcome.ts';
import { reference } from '../fhir/elements.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { type PracticeDocument, toDocument } from '../mapping/to-document.ts';
import type { RecordQuestion } from '../structured-record/open-bundle.ts';
import type { AreaReading } from '../structured-record/read-area.ts';
import { readSearchset } from '../structured-record/read-searchset.ts';
import type { SupplierDialect } from '../suppliers/supplier-dialect.ts';

/** One person's documents in the graph's terms. */
export interface DocumentsRecord {
  readonly kind: 'documents';
  readonly dialect: SupplierDialect;
  readonly reading: AreaReading<PracticeDocument>;
}

/**
 * Reads the answer to a search for a person's documents (GP Connect Access Document); `patientId` is the id under
 * which the system knows the person. A document about someone else is refused and counted.
 */
export function parseDocuments(
  answer: unknown,
  patientId: string,
  question: RecordQuestion,
): DocumentsRecord | Failed {
  const read = readSearchset<PracticeDocument>(answer, question, {
    type: 'DocumentReference',
    isTheirs: (resource) => isAbout(resource, patientId),
    toItem: toDocument,
  });
  return read.kind === 'failed' ? read : { ...read, kind: 'documents' };
}

function isAbout(resource: FhirResource, patientId: string): boolean {
  const pointer = reference.safeParse(resource['subject']).data?.reference;
  return (
    pointer
      ?.replace(/\/_history\/.*$/, '')
      .split('/')
      .slice(-2)
      .join('/') === `Patient/${patientId}`
  );
}
