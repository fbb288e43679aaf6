import { isStaff, type StaffCaller } from '../../../schema/runtime/caller.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import type { Endpoints } from '../../kit/endpoint/create-endpoints.ts';
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
import type { KnownPractices } from './known-practices.ts';
import {
  type PracticeNaming,
  type PracticeRecord,
  toNaming,
  toPracticeRecord,
  toRefusedRecord,
} from './practice-record.ts';
import { type Refusal, toRefusal } from './spine-error.ts';
import { toStructuredQuery } from './structured-query.ts';

/** What reading practices' records needs. */
export interface PracticeReading {
  readonly directory: PracticeDirectory;
  readonly endpoints: Endpoints;
  /** How many calls to one practice may be under way at once. */
  readonly concurrency: number;
  readonly practices: KnownPractices;
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
  const naming = reading.practices.recall(practiceOdsCode);
  if (practiceOdsCode === undefined) return toRefusedRecord(naming, failed('NO_REGISTERED_PRACTICE'));
  const { caller } = context.request;
  // A practice is shown who asks, in which role and for which organisation; a citizen has neither.
  if (!isStaff(caller) || !directCare.has(caller.purpose)) {
    return toRefusedRecord(naming, withheld('ACCESS_DENIED'));
  }
  const begun = performance.now();
  const remaining = () => Math.floor(reading.timeoutMilliseconds - (performance.now() - begun));
  const route = await reading.directory.findRoute(practiceOdsCode, structuredRecordInteraction);
  if (route.kind !== 'found') {
    const refusal = route.kind === 'absent' ? failed('SOURCE_NOT_CONFIGURED') : route;
    return report(context, begun, toRefusedRecord(naming, refusal), refusal);
  }
  const answer = await askPractice(
    reading,
    asked,
    practiceOdsCode,
    caller,
    route.value,
    remaining(),
    context,
  );
  if (answer.kind === 'record') {
    const own = toNaming(answer.record);
    reading.practices.learn(practiceOdsCode, own);
    // A record without items tells nothing of the system that keeps it; an earlier one may have.
    const better = own.supplier === undefined && naming.supplier !== undefined ? naming : own;
    return toPracticeRecord(answer.record, better, answer.asOf);
  }
  const routed = withManufacturer(naming, route.value);
  return report(context, begun, toRefusedRecord(routed, answer), answer);
}

/** Calls a practice's system by its manufacturer in the directory, where nothing better is known. */
function withManufacturer(naming: PracticeNaming, { manufacturerOdsCode }: PracticeRoute): PracticeNaming {
  const dialect = toManufacturersDialect(manufacturerOdsCode);
  if (naming.supplier !== undefined || dialect?.supplier === undefined) return naming;
  return { source: { ...naming.source, system: dialect.product }, supplier: dialect.supplier };
}

async function askPractice(
  reading: PracticeReading,
  asked: AskedRecord,
  practiceOdsCode: string,
  caller: StaffCaller,
  route: PracticeRoute,
  timeoutMilliseconds: number,
  context: ReadContext,
) {
  const today = toPracticeDay(Date.now());
  const endpoint = reading.endpoints.at(
    { kind: 'practice', organisation: practiceOdsCode, address: route.address },
    { concurrency: reading.concurrency },
  );
  const reply = await callStructuredRecord(reading.consumer, {
    endpoint,
    route,
    query: toStructuredQuery(asked, today),
    caller,
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
