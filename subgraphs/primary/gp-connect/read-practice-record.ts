import type { AskedRecord } from '../../kit/asked-record.ts';
import { failed } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import type { PracticeRoute } from '../directory/practice-directory.ts';
import type { ClinicalArea } from '../structured-record/clinical-area.ts';
import { parseStructuredRecord } from '../structured-record/parse-structured-record.ts';
import type { Suppliers } from '../suppliers/create-suppliers.ts';
import { admitQuestion } from './admit-question.ts';
import { findPractice } from './ask-practice.ts';
import { toPracticeDay } from './practice-day.ts';
import type { PracticeReading } from './practice-reading.ts';
import {
  type PracticeNaming,
  type PracticeRecord,
  toNaming,
  toPracticeRecord,
  toRefusedRecord,
} from './practice-record.ts';
import { reportRefusal } from './report-refusal.ts';
import type { Refusal } from './spine-error.ts';
import { toStructuredQuery } from './structured-query.ts';

/** Reads some areas of one person's record from their registered practice; what goes wrong is the answer of each. */
export async function readPracticeRecord(
  reading: PracticeReading,
  asked: AskedRecord,
  areas: readonly ClinicalArea[],
  context: ReadContext,
): Promise<PracticeRecord> {
  const naming = reading.practices.recall(asked.subject.practiceOdsCode);
  const admitted = admitQuestion(asked, context);
  if (admitted.kind !== 'admitted') return toRefusedRecord(naming, admitted);
  const { practiceOdsCode } = admitted;
  const begun = performance.now();
  const refuse = (refusal: Refusal, named: PracticeNaming) => {
    reportRefusal(context, refusal, { system: named.source.system, begun });
    return toRefusedRecord(named, refusal);
  };
  const absence = failed('SOURCE_NOT_CONFIGURED');
  const line = await findPractice(reading, admitted, 'structuredRecord', context, absence);
  if (line.kind !== 'line') return refuse(line, naming);
  const routed = withManufacturer(naming, line.route, reading.suppliers);
  const today = toPracticeDay(Date.now());
  const reply = await line.ask({
    interaction: 'structuredRecord',
    path: '/Patient/$gpc.getstructuredrecord',
    body: toStructuredQuery(asked, areas, today),
  });
  if (reply.kind !== 'answered') return refuse(reply, routed);
  const { manufacturerOdsCode } = line.route;
  const record = parseStructuredRecord(reply.json, {
    subject: asked.subject,
    practiceOdsCode,
    recordIds: context.recordIds,
    suppliers: reading.suppliers,
    today,
    ...(manufacturerOdsCode === undefined ? {} : { manufacturerOdsCode }),
    knownProduct: reading.practices.recall(practiceOdsCode).source.system,
  });
  if (record.kind === 'failed') return refuse(record, routed);
  const own = toNaming(record);
  reading.practices.learn(practiceOdsCode, own);
  // A record without items tells nothing of the system that keeps it; an earlier one may have.
  const better = own.supplier === undefined && naming.supplier !== undefined ? naming : own;
  return toPracticeRecord(record, better, new Date().toISOString());
}

/** Calls a practice's system by its manufacturer in the directory, where nothing better is known. */
export function withManufacturer(
  naming: PracticeNaming,
  { manufacturerOdsCode }: PracticeRoute,
  suppliers: Suppliers,
): PracticeNaming {
  const dialect = suppliers.ofManufacturer(manufacturerOdsCode);
  if (naming.supplier !== undefined || dialect?.supplier === undefined) return naming;
  return { source: { ...naming.source, system: dialect.product }, supplier: dialect.supplier };
}
