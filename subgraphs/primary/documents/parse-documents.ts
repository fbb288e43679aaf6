import { type Failed, failed, found } from '../../kit/outcome.ts';
import { withLabels } from '../../kit/record-labels.ts';
import { searchsetBundle } from '../fhir/document-resources.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { reference } from '../fhir/elements.ts';
import { toLabels } from '../fhir/to-labels.ts';
import { isRefused } from '../mapping/mapping-context.ts';
import { type PracticeDocument, toDocument } from '../mapping/to-document.ts';
import { openBundle, type RecordQuestion } from '../structured-record/open-bundle.ts';
import type { AreaReading } from '../structured-record/read-area.ts';
import { createRecordIndex } from '../structured-record/record-index.ts';
import { count, createTally, toTallyWarnings } from '../structured-record/tally.ts';
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
  const frame = searchsetBundle.safeParse(answer);
  if (!frame.success) return failed('SOURCE_BAD_CONTENT');
  const index = createRecordIndex(frame.data.entry ?? []);
  const opened = openBundle(index, question, { isPatientNeeded: false });
  if (opened.kind === 'failed') return opened;
  const tally = createTally();
  const context = { ...opened.context, tally };
  // What holds no resource cannot be told apart from a document that was lost.
  for (let lost = (frame.data.entry ?? []).length - index.all.length; lost > 0; lost -= 1) {
    count(tally, 'refused', 'entry without a resource');
  }
  const items = index.ofType('DocumentReference').flatMap((resource) => {
    tally.listed += 1;
    const item = isAbout(resource, patientId)
      ? toDocument(resource, context)
      : { refused: 'DocumentReference about someone else' };
    if (!isRefused(item)) return [withLabels(item, toLabels(resource))];
    count(tally, 'refused', item.refused);
    return [];
  });
  const isPaged = (frame.data.link ?? []).some(({ relation }) => relation === 'next');
  const warnings = [
    ...toTallyWarnings(tally),
    ...(isPaged ? [{ code: 'OTHER' as const, message: 'The practice sent only a part of its list.' }] : []),
  ];
  return { kind: 'documents', dialect: opened.dialect, reading: { outcome: found(items), warnings, tally } };
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
