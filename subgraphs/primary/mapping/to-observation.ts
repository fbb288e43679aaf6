import type { GpObservation, GpReferenceRange, GpResultStatus } from '../../../schema/generated/primary.ts';
import { toTextConcept } from '../../kit/coded-concept.ts';
import { type FhirObservation, type FhirObservedValue, observation } from '../fhir/entry-resources.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { toConcept } from '../fhir/to-concept.ts';
import { toQuantity } from '../fhir/to-quantity.ts';
import {
  joinNotes,
  type MappingContext,
  readItem,
  type Refused,
  refuse,
  toProvenance,
} from './mapping-context.ts';
import { toActors } from './to-actor.ts';
import { isFreeText, toObservationText, toValueText } from './to-observation-text.ts';

/** Maps an observation; refused where it cannot be read or says nothing. */
export function toObservation(resource: FhirResource, context: MappingContext): GpObservation | Refused {
  const sent = readItem(observation, resource, context, ['status', 'comment']);
  if (sent === undefined) return refuse(resource, 'status');
  const id = context.toId('GpObservation', resource);
  if (id === undefined) return refuse(resource, 'identifier');
  const text = toObservationText(sent);
  const method = toConcept(sent.method)?.display;
  const code = toConcept(sent.code) ?? (text === '' ? undefined : toTextConcept(text));
  if (code === undefined) return refuse(resource, 'code');
  // GP Connect sends the words before a value as a component coded Comment note.
  const components = (sent.component ?? []).filter((component) => !isFreeText(component.code));
  const before = (sent.component ?? []).filter((component) => isFreeText(component.code)).map(toValueText);
  return {
    id,
    code,
    status: toResultStatus(sent.status),
    text: text === '' ? code.display : text,
    date: toObservedDate(sent) ?? null,
    ...toValue(sent),
    ...toJudgement(sent),
    components: components.map((component) => ({
      code: toConcept(component.code) ?? null,
      ...toValue(component),
      ...toJudgement(component),
    })),
    bodySite: toConcept(sent.bodySite) ?? null,
    performers: toActors(sent.performer ?? [], context.roles, context.index),
    note: joinNotes([...before, sent.comment, method === undefined ? undefined : `Method: ${method}`]),
    provenance: toProvenance(context, sent.issued),
  };
}

/** When something was observed; when it was recorded where that was not. */
export function toObservedDate(sent: FhirObservation): string | undefined {
  return sent.effectiveDateTime ?? sent.effectivePeriod?.start ?? sent.issued;
}

const statuses: ReadonlyMap<string | undefined, GpResultStatus> = new Map([
  ['registered', 'REGISTERED'],
  ['preliminary', 'PRELIMINARY'],
  ['partial', 'PRELIMINARY'],
  ['final', 'FINAL'],
  ['amended', 'AMENDED'],
  ['corrected', 'AMENDED'],
  ['appended', 'AMENDED'],
  ['cancelled', 'CANCELLED'],
  ['entered-in-error', 'ENTERED_IN_ERROR'],
]);

/** The status of an observation or a report; suppliers send many as `unknown`. */
export function toResultStatus(status: string | undefined): GpResultStatus {
  return statuses.get(status) ?? 'UNKNOWN';
}

function toValue(observed: FhirObservedValue): Pick<GpObservation, 'quantity' | 'value'> {
  const quantity = toQuantity(observed.valueQuantity);
  return { quantity, value: quantity === null ? (toValueText(observed) ?? null) : null };
}

/** What a value or one of its parts means, as it was sent with it. */
function toJudgement({
  interpretation,
  referenceRange,
}: Pick<FhirObservation, 'interpretation' | 'referenceRange'>) {
  return {
    interpretation: toConcept(interpretation) ?? null,
    referenceRanges: (referenceRange ?? []).map(toReferenceRange),
  };
}

function toReferenceRange(range: NonNullable<FhirObservation['referenceRange']>[number]): GpReferenceRange {
  return { low: toQuantity(range.low), high: toQuantity(range.high), text: range.text ?? null };
}
