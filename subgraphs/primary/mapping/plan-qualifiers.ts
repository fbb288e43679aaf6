import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';
import type { FhirMedicationRequest } from '../fhir/clinical-resources.ts';
import { findExtension } from '../fhir/find-extension.ts';
import { hasCode, toConcept } from '../fhir/to-concept.ts';
import { toQuantityText } from '../fhir/to-quantity.ts';
import { count } from '../structured-record/tally.ts';
import type { MappingContext } from './mapping-context.ts';

/**
 * What a plan says that the graph has no field for, each with its name: how much is supplied at a time, how often it may
 * be issued, that it is to be had only if needed, and since when and why it was stopped or changed.
 */
export function toPlanQualifiers(
  plan: FhirMedicationRequest | undefined,
  { tally }: MappingContext,
): readonly (string | undefined)[] {
  if (plan === undefined) return [];
  const toDate = (sent: string | undefined) => {
    const date = sent === undefined ? undefined : parsePartialDate(sent);
    if (sent !== undefined && date === undefined) count(tally, 'lostDetails', 'MedicationRequest.extension');
    return date;
  };
  const repeat = findExtension(plan.extension, 'MedicationRepeatInformation')?.extension ?? [];
  const allowed = toNumber(repeat, 'numberOfRepeatPrescriptionsAllowed');
  const issued = toNumber(repeat, 'numberOfRepeatPrescriptionsIssued');
  const expiry = repeat.find(({ url }) => url === 'authorisationExpiryDate')?.valueDateTime;
  const change = findExtension(plan.extension, 'MedicationStatusReason')?.extension ?? [];
  const changed = change.find(({ url }) => url === 'statusChangeDate')?.valueDateTime;
  return [
    isDelayed(plan) ? 'Delayed prescribing' : undefined,
    toNamed('Quantity', toSupplied(plan)),
    toNamed('Issues authorised', allowed),
    toNamed('Issues so far', issued),
    toNamed('Authorised until', toDate(expiry)),
    toNamed('Status changed', toDate(changed)),
    toConcept(change.find(({ url }) => url === 'statusReason')?.valueCodeableConcept)?.display,
  ];
}

/** PrescriptionType-1: an acute medicine that the person has only if it is needed later. */
export function isDelayed(plan: FhirMedicationRequest | undefined): boolean {
  return hasCode(
    findExtension(plan?.extension, 'PrescriptionType')?.valueCodeableConcept,
    'delayed-prescribing',
  );
}

/** The amount as a number with its unit, or in words: MedicationQuantityText-1, of the request or of the amount itself. */
function toSupplied({ dispenseRequest }: FhirMedicationRequest): string | undefined {
  const { quantity, extension } = dispenseRequest ?? {};
  const words = [extension, quantity?.extension]
    .map((extensions) => findExtension(extensions, 'MedicationQuantityText')?.valueString?.trim())
    .find(Boolean);
  const amount = toQuantityText(quantity);
  if (amount === undefined || words === undefined || amount.endsWith(words)) return amount ?? words;
  return `${amount} ${words}`;
}

function toNumber(
  parts: readonly {
    readonly url: string;
    readonly valueUnsignedInt?: number | string | undefined;
    readonly valuePositiveInt?: number | string | undefined;
  }[],
  url: string,
): string | undefined {
  const part = parts.find((each) => each.url === url);
  return (part?.valueUnsignedInt ?? part?.valuePositiveInt)?.toString();
}

function toNamed(name: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${name}: ${value}`;
}
