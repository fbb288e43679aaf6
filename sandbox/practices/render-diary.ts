import type { ProcedureRequest } from 'fhir/r3.js';
import type { Life, Medicine, Term } from '../population/life.ts';
import { careConnectMeta } from './fhir-names.ts';
import { addDays, toInstant } from './record-dates.ts';
import type { RecordItem, ResourceName } from './record-item.ts';
import { toProblemKey } from './record-links.ts';
import type { RenderContext } from './record-item.ts';
import { isWithin } from './structured-query.ts';

const medicationReview: Term = { snomed: '182836005', display: 'Review of medication' };
const daysToReview = 364;

/** A recall for each repeat medicine still taken: its review is due a year after the last issue. */
export function toDiaryItems(life: Life): RecordItem[] {
  return life.medicines
    .filter((medicine) => medicine.course !== 'acute' && medicine.status === 'active')
    .map((medicine) => {
      const key = `diary/${medicine.id}`;
      const name: ResourceName = { type: 'ProcedureRequest', key };
      const date = addDays(medicine.lastIssued, daysToReview);
      return {
        key,
        area: 'diary',
        date,
        problems: medicine.problemId === undefined ? [] : [toProblemKey(medicine.problemId)],
        listed: name,
        linked: [name],
        isAsked: (query) => isWithin(date, { end: query.diary?.until }),
        render: (context) => [renderRecall(context, medicine, name, date)],
      };
    });
}

function renderRecall(
  context: RenderContext,
  medicine: Medicine,
  name: ResourceName,
  date: string,
): ProcedureRequest {
  return {
    resourceType: 'ProcedureRequest',
    id: context.toId(name),
    meta: careConnectMeta('ProcedureRequest'),
    identifier: [context.toBusinessIdentifier(name)],
    status: 'active',
    intent: 'plan',
    code: context.toConcept(medicationReview),
    subject: context.patient,
    occurrenceDateTime: date,
    authoredOn: toInstant(medicine.lastIssued),
    requester: { agent: context.practitioner },
    note: [{ text: medicine.product.display }],
  };
}
