import type { GpDocumentContent } from '../../../schema/generated/primary.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { type NotSupported, notSupported, type Outcome } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import { admitQuestion } from '../gp-connect/admit-question.ts';
import { findPractice, type PracticeLine } from '../gp-connect/ask-practice.ts';
import type { PracticeReading } from '../gp-connect/practice-reading.ts';
import { reportRefusal } from '../gp-connect/report-refusal.ts';
import { parseBinary } from './parse-binary.ts';

/**
 * Fetches the content of one document from the registered practice (GP Connect Access Document, "Retrieve a document").
 *
 * Only the id that the practice gave is used: wherever its address points, nobody but the practice is asked.
 */
export async function readContent(
  reading: PracticeReading,
  asked: AskedRecord,
  binaryId: string,
  context: ReadContext,
): Promise<Outcome<GpDocumentContent> | NotSupported> {
  const admitted = admitQuestion(asked, context);
  if (admitted.kind !== 'admitted') return admitted;
  const begun = performance.now();
  const { system } = reading.practices.recall(admitted.practiceOdsCode).source;
  const line = await findPractice(
    reading,
    admitted,
    'readDocument',
    context,
    notSupported('NOT_IMPLEMENTED'),
  );
  if (line.kind === 'not-supported') return line;
  const outcome = line.kind === 'line' ? await fetchBinary(line, binaryId) : line;
  if (outcome.kind !== 'found') reportRefusal(context, outcome, { system, begun });
  return outcome;
}

async function fetchBinary(line: PracticeLine, binaryId: string) {
  const reply = await line.ask({ interaction: 'readDocument', path: `/Binary/${binaryId}` });
  return reply.kind === 'answered' ? parseBinary(reply.json) : reply;
}
