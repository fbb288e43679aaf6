import type { AskedRecord } from '../../kit/asked-record.ts';
import { type Contribution, notSupported } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import { admitQuestion } from '../gp-connect/admit-question.ts';
import { findPractice, type PracticeLine } from '../gp-connect/ask-practice.ts';
import { findPatientId } from '../gp-connect/find-patient-id.ts';
import { toPracticeDay } from '../gp-connect/practice-day.ts';
import type { PracticeReading } from '../gp-connect/practice-reading.ts';
import type { PracticeNaming } from '../gp-connect/practice-record.ts';
import { withManufacturer } from '../gp-connect/read-practice-record.ts';
import { reportRefusal } from '../gp-connect/report-refusal.ts';
import type { Refusal } from '../gp-connect/spine-error.ts';
import type { PracticeDocument } from '../mapping/to-document.ts';
import { parseDocuments } from './parse-documents.ts';

/**
 * Lists one person's documents at their registered practice: finds the person, then searches (GP Connect Access
 * Document). A practice whose system offers no such capability keeps documents that cannot be had.
 */
export async function readDocuments(
  reading: PracticeReading,
  asked: AskedRecord,
  named: PracticeNaming,
  context: ReadContext,
): Promise<Contribution<PracticeDocument>> {
  const { source } = named;
  const admitted = admitQuestion(asked, context);
  if (admitted.kind !== 'admitted') return { source, outcome: admitted };
  const { practiceOdsCode } = admitted;
  const begun = performance.now();
  const refuse = (outcome: Refusal, { source: by }: PracticeNaming) => {
    reportRefusal(context, outcome, { system: by.system, begun });
    return { source: by, outcome };
  };
  const absence = notSupported('NOT_IMPLEMENTED');
  const line = await findPractice(reading, admitted, 'searchDocuments', context, absence);
  if (line === absence) return { source, outcome: absence };
  if (line.kind !== 'line') return refuse(line, named);
  const routed = withManufacturer(named, line.route, reading.suppliers);
  const answer = await search(line, asked);
  if (answer.kind !== 'searched') return refuse(answer, routed);
  const { manufacturerOdsCode } = line.route;
  const record = parseDocuments(answer.json, answer.patientId, {
    subject: asked.subject,
    practiceOdsCode,
    recordIds: context.recordIds,
    suppliers: reading.suppliers,
    today: toPracticeDay(Date.now()),
    ...(manufacturerOdsCode === undefined ? {} : { manufacturerOdsCode }),
    knownProduct: reading.practices.recall(practiceOdsCode).source.system,
  });
  if (record.kind === 'failed') return refuse(record, routed);
  const { outcome, warnings } = record.reading;
  const isTelling = routed.supplier === undefined && record.dialect.supplier !== undefined;
  const by = isTelling ? { ...source, system: record.dialect.product } : routed.source;
  return { source: by, outcome, warnings, asOf: new Date().toISOString() };
}

/** The resources that GP Connect obliges a consumer to ask for with the documents. */
const includes = [
  '_include=DocumentReference:subject:Patient',
  '_include=DocumentReference:custodian:Organization',
  '_include=DocumentReference:author:Organization',
  '_include=DocumentReference:author:Practitioner',
  '_revinclude:recurse=PractitionerRole:practitioner',
].join('&');

async function search(line: PracticeLine, { subject, period }: AskedRecord) {
  const patient = await findPatientId(line, 'findDocumentPatient', subject);
  if (patient.kind !== 'patient') return patient;
  const created = [
    ...(period?.start === undefined ? [] : [`&created=ge${period.start}`]),
    ...(period?.end === undefined ? [] : [`&created=le${period.end}`]),
  ].join('');
  const reply = await line.ask({
    interaction: 'searchDocuments',
    path: `/Patient/${patient.id}/DocumentReference?${includes}${created}`,
  });
  if (reply.kind !== 'answered') return reply;
  return { kind: 'searched', json: reply.json, patientId: patient.id } as const;
}
