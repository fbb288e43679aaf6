import type {
  CareTask,
  CareTaskOutcome,
  HomeCareVisit,
  HomeCareVisitStatus,
  MedicineSupport,
} from '../../../schema/generated/social.ts';
import { withLabels } from '../../kit/record-labels.ts';
import { type ItemContext, toItemId, toOrganisation, toProvenance } from '../events/item-context.ts';
import { toListedConcept } from '../events/listed-term.ts';
import type { HomeCareVisitEntry } from './shapes.ts';
import { administrationOutcomes, medicineSupports } from './term-lists.ts';

const statuses: readonly (readonly [pattern: RegExp, status: HomeCareVisitStatus])[] = [
  [/^(?:completed?|done|finished|attended)$/i, 'DONE'],
  [/^(?:missed|not attended|failed)$/i, 'MISSED'],
  [/^(?:no access|not admitted|no reply|not at home|refused entry)$/i, 'NOT_ADMITTED'],
  [/^(?:cancelled|called off|suspended)$/i, 'CANCELLED'],
  [/^(?:in[ _-]?progress|started)$/i, 'IN_PROGRESS'],
  [/^(?:scheduled|due|planned|booked)$/i, 'DUE'],
];

const taskOutcomes: readonly (readonly [pattern: RegExp, outcome: CareTaskOutcome])[] = [
  [/^(?:done|completed?|yes)$/i, 'DONE'],
  [/^(?:partly|partially|part)[ _-]?(?:done|completed?)$/i, 'PARTLY_DONE'],
  [/^(?:not[ _-]?(?:done|completed?|required|possible)|declined|refused|no)$/i, 'NOT_DONE'],
];

/** Maps one call of a home-care provider, with what was due at it and what was done. */
export function toVisit(visit: HomeCareVisitEntry, context: ItemContext, now: number): HomeCareVisit {
  const status = toStatus(visit, now);
  const { scheduledStart, scheduledEnd, actualStart, actualEnd, reason } = visit;
  const toNotes = (forFamily: boolean) =>
    visit.notes
      .filter((note) => note.forFamily === forFamily)
      .map(({ text, author, writtenAt }) => ({ text, author, written: writtenAt }));
  const isSomebodyThere = actualStart !== null || actualEnd !== null;
  return {
    id: toItemId(context, 'HomeCareVisit', visit.visitId),
    status,
    due: { start: scheduledStart, end: scheduledEnd },
    period: isSomebodyThere && status !== 'MISSED' ? { start: actualStart, end: actualEnd } : null,
    provider: toOrganisation(context),
    performers: visit.carers.map((carer) => ({ ...carer, organisation: toOrganisation(context) })),
    reason,
    tasks: visit.tasks.map((task) => toTask(task, status)),
    medicines: visit.medicines.map(toMedicine),
    familyNotes: toNotes(true),
    // The agency's own notes were written for carers, and may tell of others.
    staffNotes: toNotes(false).map((note) => withLabels(note, ['NOT_FOR_PATIENT'])),
    provenance: toProvenance(context, actualEnd),
  };
}

/**
 * A call that is over by the rota and in no log is neither due nor done, and nobody knows that it was missed: a
 * carer's telephone may not have sent it yet.
 */
function toStatus({ status, scheduledEnd }: HomeCareVisitEntry, now: number): HomeCareVisitStatus {
  const said =
    status === null ? 'DUE' : (statuses.find(([pattern]) => pattern.test(status))?.[1] ?? 'UNKNOWN');
  if (said !== 'DUE') return said;
  return scheduledEnd !== null && Date.parse(scheduledEnd) >= now ? 'DUE' : 'UNKNOWN';
}

/** Nothing was done at a call that nobody made, even where the log leaves it open. */
function toTask(
  { description, outcome, reason, note }: HomeCareVisitEntry['tasks'][number],
  status: string,
): CareTask {
  const said =
    outcome === null
      ? 'UNKNOWN'
      : (taskOutcomes.find(([pattern]) => pattern.test(outcome))?.[1] ?? 'UNKNOWN');
  const isNotMade = status === 'MISSED' || status === 'NOT_ADMITTED' || status === 'CANCELLED';
  return {
    description,
    outcome: isNotMade ? 'NOT_DONE' : said,
    reason: reason ?? (said === 'UNKNOWN' ? outcome : null),
    note,
  };
}

function toMedicine(line: HomeCareVisitEntry['medicines'][number]): MedicineSupport {
  return {
    medicine: line.medicine,
    dose: line.dose,
    support: toListedConcept(medicineSupports, line.support),
    due: line.due,
    recorded: line.recordedAt,
    outcome: toListedConcept(administrationOutcomes, line.outcome),
    reason: line.reason,
  };
}
