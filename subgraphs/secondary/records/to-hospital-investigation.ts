import type {
  HospitalInvestigation,
  HospitalInvestigationVersion,
  HospitalObservation,
  HospitalReferenceRange,
} from '../../../schema/generated/secondary.ts';
import type { CodedConcept, Quantity } from '../../../schema/generated/shared.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import {
  type ItemContext,
  toConcept,
  toItemId,
  toParticipant,
  toProvenance,
  toTermIdentifier,
} from './item-context.ts';
import type { AmountContent, ReportContent, ReportRow, ResultContent } from './report-row.ts';
import type { TermRow } from './rows.ts';

/** Makes an investigation of a report and the versions that it replaced. */
export function toHospitalInvestigation(row: ReportRow, context: ItemContext): HospitalInvestigation {
  const { report, earlier } = row;
  const { organisation } = context;
  return {
    id: toItemId('HospitalInvestigation', row, report.identity, context),
    code: toCode(report),
    status: toStatus(report),
    number: report.number ?? null,
    collected: report.collected ?? null,
    received: report.received ?? null,
    issued: report.issued ?? row.recorded_at,
    specimen: toConcept(report.specimen ?? null) ?? null,
    results: toResults(report, row, context, ''),
    conclusion: null,
    note: report.note ?? null,
    attachments: report.attachments,
    // Whoever asked for it mostly works elsewhere, and the message does not say where.
    requester: report.requester === undefined ? null : toParticipant(report.requester),
    performers: report.interpreter === undefined ? [] : [toParticipant(report.interpreter, organisation)],
    earlierVersions: earlier.map((version, index): HospitalInvestigationVersion => ({
      status: toStatus(version.report),
      issued: version.report.issued ?? null,
      receivedAt: version.receivedAt,
      results: toResults(version.report, row, context, `earlier ${earlier.length - index}`),
      conclusion: null,
    })),
    provenance: toProvenance(row, context),
  };
}

/** What was asked for, named with the result that it is about: sensitivities mean nothing without their organism. */
function toCode({ code, ofResult }: ReportContent): CodedConcept {
  const concept = toSurelyNamed(code);
  return ofResult === undefined ? concept : { ...concept, display: `${concept.display}: ${ofResult}` };
}

/** A report is in error where everything that it held is, whatever it says of itself as a whole. */
function toStatus({ status, results }: ReportContent): ReportContent['status'] {
  const isWithdrawn = results.length > 0 && results.every((result) => result.status === 'ENTERED_IN_ERROR');
  return isWithdrawn ? 'ENTERED_IN_ERROR' : status;
}

function toResults(
  report: ReportContent,
  row: ReportRow,
  context: ItemContext,
  version: string,
): readonly HospitalObservation[] {
  const counts = new Map<string, number>();
  return report.results.map((result) => {
    const name = JSON.stringify([toTermIdentifier(result.code), result.subId ?? '']);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const identifier = JSON.stringify([report.identity, version, name, count]);
    return {
      id: toItemId('HospitalObservation', row, identifier, context),
      code: toSurelyNamed(result.code),
      ...toValue(result),
      status: result.status,
      interpretations: result.flags.flatMap((flag) => toConcept(flag) ?? []),
      date: result.observed ?? report.collected ?? null,
      components: [],
      performers: result.observer === undefined ? [] : [toParticipant(result.observer, context.organisation)],
      note: result.note ?? null,
      provenance: toProvenance(row, context, report.issued),
    };
  });
}

function toValue({ value, amount, coded, range }: ResultContent) {
  return {
    value: value ?? null,
    quantity: toQuantity(amount),
    coded: toConcept(coded ?? null) ?? null,
    referenceRange: toRange(range),
  };
}

function toRange(range: ResultContent['range']): HospitalReferenceRange | null {
  if (range === undefined) return null;
  return { low: toQuantity(range.low), high: toQuantity(range.high), text: range.text };
}

function toQuantity(amount: AmountContent | undefined): Quantity | null {
  if (amount === undefined) return null;
  const { value, comparator, unit, ucum } = amount;
  return { value, comparator: comparator ?? null, unit: unit ?? null, ucum: ucum ?? null };
}

function toSurelyNamed(term: TermRow): CodedConcept {
  return toConcept(term) ?? toTextConcept('Unnamed');
}
