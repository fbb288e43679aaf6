import type { AskedRecord } from '../../kit/asked-record.ts';
import { failed, withheld } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import type { PracticeDirectory, PracticeRoute } from '../directory/practice-directory.ts';
import { parseStructuredRecord } from '../structured-record/parse-structured-record.ts';
import { toManufacturersDialect } from '../suppliers/recognise-supplier.ts';
import {
  callStructuredRecord,
  type ConsumerOptions,
  structuredRecordInteraction,
} from './call-structured-record.ts';
import { toPracticeDay } from './practice-day.ts';
import type { PracticeLimits } from './practice-limits.ts';
import {
  type PracticeRecord,
  toPracticeRecord,
  toRefusedRecord,
  toUnnamedPractice,
} from './practice-record.ts';
import { type Refusal, toRefusal } from './spine-error.ts';
import { toStructuredQuery } from './structured-query.ts';

/** What reading practices' records needs. */
export interface PracticeReading {
  readonly directory: PracticeDirectory;
  readonly limits: PracticeLimits;
  readonly consumer: ConsumerOptions;
  /** How long finding and asking a practice may take together, in milliseconds. */
  readonly timeoutMilliseconds: number;
}

/** The purposes for which GP Connect may be asked: the token that a practice is shown says direct care. */
const directCare: ReadonlySet<string> = new Set(['TREAT', 'ETREAT', 'CAREMGT', 'COC']);

/** Reads one person's record from their registered practice; what goes wrong is the answer of every area. */
export async function readPracticeRecord(
  reading: PracticeReading,
  asked: AskedRecord,
  context: ReadContext,
): Promise<PracticeRecord> {
  const { practiceOdsCode } = asked.subject;
  const unnamed = toUnnamedPractice(practiceOdsCode);
  if (practiceOdsCode === undefined) return toRefusedRecord(unnamed, failed('NO_REGISTERED_PRACTICE'));
  if (!directCare.has(context.request.caller.purpose)) {
    return toRefusedRecord(unnamed, withheld('ACCESS_DENIED'));
  }
  const begun = performance.now();
  const remaining = () => reading.timeoutMilliseconds - (performance.now() - begun);
  const route = await reading.directory.findRoute(practiceOdsCode, structuredRecordInteraction);
  if (route.kind !== 'found') {
    const refusal = route.kind === 'absent' ? failed('SOURCE_NOT_CONFIGURED') : route;
    return report(context, begun, toRefusedRecord(unnamed, refusal), refusal);
  }
  const ask = () => askPractice(reading, asked, practiceOdsCode, route.value, remaining(), context);
  const answer = await reading.limits.run(practiceOdsCode, ask);
  if (answer.kind === 'record') return toPracticeRecord(answer.record, answer.asOf);
  const dialect = toManufacturersDialect(route.value.manufacturerOdsCode);
  const source = dialect === undefined ? unnamed : { ...unnamed, system: dialect.product };
  return report(context, begun, toRefusedRecord(source, answer, dialect?.supplier), answer);
}

async function askPractice(
  reading: PracticeReading,
  asked: AskedRecord,
  practiceOdsCode: string,
  route: PracticeRoute,
  timeoutMilliseconds: number,
  context: ReadContext,
) {
  if (timeoutMilliseconds <= 0) return failed('SOURCE_TIMEOUT');
  const today = toPracticeDay(Date.now());
  const reply = await callStructuredRecord(reading.consumer, {
    route,
    query: toStructuredQuery(asked, today),
    caller: context.request.caller,
    signal: context.signal,
    timeoutMilliseconds,
  });
  if (reply.kind === 'failed') return reply;
  if (reply.status !== 200) return toRefusal(reply.status, reply.json);
  const record = parseStructuredRecord(reply.json, {
    subject: asked.subject,
    practiceOdsCode,
    recordIds: context.recordIds,
    today,
    ...(route.manufacturerOdsCode === undefined ? {} : { manufacturerOdsCode: route.manufacturerOdsCode }),
  });
  if (record.kind === 'failed') return record;
  return { kind: 'record', record, asOf: new Date().toISOString() } as const;
}

function report(
  context: ReadContext,
  begun: number,
  record: PracticeRecord,
  refusal: Refusal,
): PracticeRecord {
  context.log.warn('practice gave no record', {
    code: refusal.code,
    system: record.source.system,
    milliseconds: Math.round(performance.now() - begun),
    requestId: context.request.requestId,
    ...(refusal.kind === 'failed' && refusal.cause !== undefined ? { cause: refusal.cause } : {}),
  });
  return record;
}
