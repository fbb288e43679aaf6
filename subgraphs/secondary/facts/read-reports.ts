import type { Hl7Segment } from '@medplum/core';
import { readComponent, readLines, readRepetitions } from '../hl7/fields.ts';
import type { Term } from './common-facts.ts';
import { toMediaType } from './media-type.ts';
import { groupByOrder, type OrderSegments } from './group-by-order.ts';
import type { ReportFacts, ResultFacts } from './report-facts.ts';
import { readParentResult } from './read-parent-result.ts';
import { readNamedPerson, readParticipants } from './read-participants.ts';
import { isEncapsulated, readResult } from './read-result.ts';
import { readTerm } from './read-term.ts';
import { present, readTime, type Reading } from './reading.ts';
import { toReportStatus } from './result-status.ts';

/** Reads every report among the segments that are about one person (ORU: PATIENT_RESULT). */
export function readReports(segments: readonly Hl7Segment[], reading: Reading): readonly ReportFacts[] {
  const orders = groupByOrder(segments, reading);
  return mergeSame(orders.flatMap((order) => readReport(order, orders, reading) ?? []));
}

function readReport(
  { orc, obr, rest }: OrderSegments,
  orders: readonly OrderSegments[],
  reading: Reading,
): ReportFacts | undefined {
  const code = readTerm(obr, 4);
  if (code === undefined || code === null) {
    reading.refuse('OBR-4');
    return undefined;
  }
  const spm = rest.find(({ name }) => name === 'SPM');
  const times = present<Pick<ReportFacts, 'collected' | 'received' | 'issued'>>({
    collected: readTime(obr, 7, reading),
    received: readTime(obr, 14, reading),
    issued: readTime(obr, 22, reading),
  });
  const filler = readComponent(obr, 3) ?? (orc && readComponent(orc, 3)) ?? undefined;
  const number = filler ?? readComponent(obr, 2) ?? (orc && readComponent(orc, 2)) ?? undefined;
  // A report without any number cannot be corrected, but it is a result.
  const known = number ?? [times.collected, times.issued].join(' ').trim();
  if (known === '') {
    reading.refuse('OBR-3');
    return undefined;
  }
  const parent = readParentResult(obr, orders, reading);
  return {
    identity: JSON.stringify([known, toCode(code), ...(parent?.key ?? [])]),
    code,
    status: toReportStatus(readComponent(obr, 25) ?? undefined),
    ...times,
    ...readResults(rest, reading),
    ...(parent?.words === undefined ? {} : { ofResult: parent.words }),
    ...present<Pick<ReportFacts, 'number' | 'specimen' | 'requester' | 'interpreter'>>({
      number,
      specimen: (spm && readTerm(spm, 4)) ?? readTerm(obr, 15),
      requester: readParticipants(obr, 16, 'Requester')?.[0],
      interpreter: readNamedPerson(obr, 32, 'Interpreter'),
    }),
  };
}

function toCode({ codings, text }: Term): string {
  return codings[0]?.code ?? text ?? '';
}

/** Reads results with their notes; lines of one text that were sent as segments of their own are joined. */
function readResults(
  segments: readonly Hl7Segment[],
  reading: Reading,
): Pick<ReportFacts, 'results' | 'note' | 'attachments'> {
  const results: ResultFacts[] = [];
  const attachments: string[] = [];
  const notes: string[] = [];
  let lastIsResult = false;
  for (const segment of segments) {
    if (segment.name === 'OBX') {
      const result = readResult(segment, reading);
      lastIsResult = result !== undefined;
      const isWithdrawn = result?.status === 'ENTERED_IN_ERROR';
      if (isEncapsulated(segment) && !isWithdrawn) {
        attachments.push(toMediaType(readRepetitions(segment, 5)?.[0]));
      } else if (result !== undefined && !isEncapsulated(segment)) addResult(results, result);
    } else if (segment.name === 'NTE') {
      const lines = readLines(segment, 3);
      const last = results.at(-1);
      if (lastIsResult && last) results[results.length - 1] = { ...last, note: join(last.note, lines) };
      else notes.push(...lines);
    }
  }
  return { results, attachments, ...(notes.length === 0 ? {} : { note: notes.join('\n') }) };
}

function addResult(results: ResultFacts[], result: ResultFacts): void {
  const last = results.at(-1);
  const isLine = last !== undefined && isText(last) && isText(result) && isSame(last, result);
  if (isLine) results[results.length - 1] = { ...last, value: join(last.value, [result.value ?? '']) };
  else results.push(result);
}

function isText({ value, amount, coded, status }: ResultFacts): boolean {
  return value !== undefined && amount === undefined && coded === undefined && status !== 'ENTERED_IN_ERROR';
}

/** Tells whether two results in a row are of one code, one part of it and one status. */
function isSame(left: ResultFacts, right: ResultFacts): boolean {
  const key = ({ code, subId, status }: ResultFacts) => JSON.stringify([code, subId, status]);
  return key(left) === key(right);
}

function join(text: string | undefined, lines: readonly string[]): string {
  return [...(text === undefined ? [] : [text]), ...lines].join('\n');
}

/** One message may bring a report in several OBR segments under one number and code. */
function mergeSame(reports: readonly ReportFacts[]): readonly ReportFacts[] {
  const merged = new Map<string, ReportFacts>();
  for (const report of reports) {
    const known = merged.get(report.identity);
    const results = [...(known?.results ?? []), ...report.results];
    const attachments = [...(known?.attachments ?? []), ...report.attachments];
    merged.set(report.identity, known === undefined ? report : { ...known, ...report, results, attachments });
  }
  return [...merged.values()];
}
