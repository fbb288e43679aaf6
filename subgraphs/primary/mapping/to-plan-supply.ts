import type { MedicationStatement, MedicationSupply } from '../../../schema/generated/shared.ts';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';
import { toSupply } from '../../kit/medication-supply.ts';
import { toCount } from '../../kit/whole-number.ts';
import type { FhirMedicationRequest } from '../fhir/clinical-resources.ts';
import { findExtension } from '../fhir/find-extension.ts';
import { toConcept } from '../fhir/to-concept.ts';
import { toQuantity } from '../fhir/to-quantity.ts';
import { count } from '../structured-record/tally.ts';
import type { MappingContext } from './mapping-context.ts';

/** How a plan lets a medicine be supplied: its amount, and MedicationRepeatInformation-1, which counts every issue. */
export function toPlanSupply(
  plan: FhirMedicationRequest | undefined,
  context: MappingContext,
): MedicationSupply | null {
  if (plan === undefined) return null;
  const repeat = findExtension(plan.extension, 'MedicationRepeatInformation')?.extension ?? [];
  const find = (name: string) => repeat.find(({ url }) => url === name);
  const toNumber = (name: string) => toCount(find(name)?.valueUnsignedInt ?? find(name)?.valuePositiveInt);
  return toSupply({
    ...toAmount(plan),
    duration: toQuantity(plan.dispenseRequest?.expectedSupplyDuration),
    issuesAllowed: toNumber('numberOfRepeatPrescriptionsAllowed'),
    issuesMade: toNumber('numberOfRepeatPrescriptionsIssued'),
    authorisedUntil: toDate(find('authorisationExpiryDate')?.valueDateTime, context),
  });
}

/** Since when and why a plan was stopped or changed: MedicationStatusReason-1. */
export function toStatusChange(
  plan: FhirMedicationRequest | undefined,
  context: MappingContext,
): Pick<MedicationStatement, 'statusReason' | 'statusChanged'> {
  const change = findExtension(plan?.extension, 'MedicationStatusReason')?.extension ?? [];
  const reason = toConcept(change.find(({ url }) => url === 'statusReason')?.valueCodeableConcept);
  return {
    statusReason: reason?.display ?? null,
    statusChanged: toDate(change.find(({ url }) => url === 'statusChangeDate')?.valueDateTime, context),
  };
}

/**
 * The amount as a number with its unit, or in words: MedicationQuantityText-1, of the request or of the amount itself.
 *
 * Words are for what is no number; systems also write the unit there.
 */
function toAmount({ dispenseRequest }: FhirMedicationRequest) {
  const { quantity: sent, extension } = dispenseRequest ?? {};
  const words = [extension, sent?.extension]
    .map((extensions) => findExtension(extensions, 'MedicationQuantityText')?.valueString?.trim())
    .find(Boolean);
  const quantity = toQuantity(sent);
  const isUnit = quantity !== null && quantity.unit === null && words !== undefined && !/^\d/.test(words);
  const amount = isUnit ? { ...quantity, unit: words } : quantity;
  const isSaid = amount !== null && `${amount.value} ${amount.unit}`.endsWith(words ?? '');
  return { quantity: amount, quantityText: isSaid ? null : (words ?? null) };
}

function toDate(sent: string | undefined, { tally }: MappingContext): string | null {
  const date = sent === undefined ? undefined : parsePartialDate(sent);
  if (sent !== undefined && date === undefined) count(tally, 'lostDetails', 'MedicationRequest.extension');
  return date ?? null;
}
