import type { GpAppointment, GpSlot } from '../../../schema/generated/primary.ts';
import type { AskedRecord } from '../../kit/asked-record.ts';
import { type Contribution, found, notSupported } from '../../kit/outcome.ts';
import type { ReadContext } from '../../kit/setting-backend.ts';
import { admitQuestion } from '../gp-connect/admit-question.ts';
import { findPractice } from '../gp-connect/ask-practice.ts';
import { findPatientId } from '../gp-connect/find-patient-id.ts';
import { toPracticeDay } from '../gp-connect/practice-day.ts';
import type { PracticeReading } from '../gp-connect/practice-reading.ts';
import type { PracticeNaming } from '../gp-connect/practice-record.ts';
import { withManufacturer } from '../gp-connect/read-practice-record.ts';
import { reportRefusal } from '../gp-connect/report-refusal.ts';
import type { Refusal } from '../gp-connect/spine-error.ts';
import { parseAppointments } from './parse-appointments.ts';
import { parseSlots } from './parse-slots.ts';

/** How far ahead appointments are asked for where the question does not say, in days. */
const daysAhead = 365;
const dayMilliseconds = 24 * 60 * 60_000;

/**
 * Reads a person's coming appointments at their practice (GP Connect: days that are past may not be asked for). Where
 * only past days are wanted, nobody is asked, and what the practice holds of them cannot be had.
 */
export async function readAppointments(
  reading: PracticeReading,
  asked: AskedRecord,
  named: PracticeNaming,
  context: ReadContext,
): Promise<Contribution<GpAppointment>> {
  const cannot = { source: named.source, outcome: notSupported('NOT_IMPLEMENTED') };
  const admitted = admitQuestion(asked, context);
  if (admitted.kind !== 'admitted') return { source: named.source, outcome: admitted };
  const window = toWindow(asked.period, toPracticeDay(Date.now()));
  if (window === undefined) return cannot;
  const begun = performance.now();
  const refuse = (outcome: Refusal, { source }: PracticeNaming) => {
    reportRefusal(context, outcome, { system: source.system, begun });
    return { source, outcome };
  };
  const line = await findPractice(reading, admitted, 'searchAppointments', context, cannot.outcome);
  if (line === cannot.outcome) return cannot;
  if (line.kind !== 'line') return refuse(line, named);
  const routed = withManufacturer(named, line.route, reading.suppliers);
  const patient = await findPatientId(line, 'findAppointmentPatient', asked.subject);
  if (patient.kind !== 'patient') return refuse(patient, routed);
  const reply = await line.ask({
    interaction: 'searchAppointments',
    path: `/Patient/${patient.id}/Appointment?start=ge${window.from}&start=le${window.to}`,
  });
  if (reply.kind !== 'answered') return refuse(reply, routed);
  const record = parseAppointments(reply.json, patient.id, {
    subject: asked.subject,
    practiceOdsCode: admitted.practiceOdsCode,
    recordIds: context.recordIds,
    suppliers: reading.suppliers,
    today: window.from,
    knownProduct: routed.source.system,
  });
  if (record.kind === 'failed') return refuse(record, routed);
  const { outcome, warnings } = record.reading;
  return { source: routed.source, outcome, warnings, asOf: new Date().toISOString() };
}

/** Whole days, both included. */
export interface SlotWindow {
  readonly from: string;
  readonly to: string;
}

/** Reads the free appointments of a person's practice; nothing of the person is told to the practice. */
export async function readFreeSlots(
  reading: PracticeReading,
  asked: AskedRecord,
  window: SlotWindow,
  named: PracticeNaming,
  context: ReadContext,
): Promise<Contribution<GpSlot>> {
  const cannot = { source: named.source, outcome: notSupported('NOT_IMPLEMENTED') };
  const admitted = admitQuestion(asked, context);
  if (admitted.kind !== 'admitted') return { source: named.source, outcome: admitted };
  const begun = performance.now();
  const line = await findPractice(reading, admitted, 'searchSlots', context, cannot.outcome);
  if (line === cannot.outcome) return cannot;
  const answer =
    line.kind === 'line' ? await searchSlots(line, window, admitted.caller.organisation.odsCode) : line;
  if (answer.kind !== 'slots') {
    reportRefusal(context, answer, { system: named.source.system, begun });
    return { source: named.source, outcome: answer };
  }
  return {
    source: named.source,
    outcome: found(answer.items),
    warnings: answer.warnings,
    asOf: new Date().toISOString(),
  };
}

type Line = Extract<Awaited<ReturnType<typeof findPractice>>, { readonly kind: 'line' }>;

async function searchSlots(line: Line, { from, to }: SlotWindow, bookingOdsCode: string) {
  const booker = encodeURIComponent(`https://fhir.nhs.uk/Id/ods-organization-code|${bookingOdsCode}`);
  const reply = await line.ask({
    interaction: 'searchSlots',
    scope: 'organization',
    path:
      `/Slot?start=ge${from}&end=le${to}&status=free&_include=Slot:schedule` +
      '&_include:recurse=Schedule:actor:Practitioner&_include:recurse=Schedule:actor:Location' +
      `&_include:recurse=Location:managingOrganization&searchFilter=${booker}`,
  });
  return reply.kind === 'answered' ? parseSlots(reply.json) : reply;
}

function toWindow(period: AskedRecord['period'], today: string): SlotWindow | undefined {
  const latest = new Date(Date.parse(`${today}T00:00:00Z`) + daysAhead * dayMilliseconds)
    .toISOString()
    .slice(0, 10);
  const from = period?.start !== undefined && period.start > today ? period.start : today;
  const to = period?.end ?? (from > latest ? from : latest);
  return to < from ? undefined : { from, to };
}
