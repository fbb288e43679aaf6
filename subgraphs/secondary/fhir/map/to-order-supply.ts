import type { MedicationSupply } from '../../../../schema/generated/shared.ts';
import { parsePartialDate } from '../../../../schema/runtime/partial-date.ts';
import { toSupply } from '../../../kit/medication-supply.ts';
import { toCount } from '../../../kit/whole-number.ts';
import type { FhirMedicationRequest } from '../medication-shapes.ts';
import { toQuantity } from './mapping.ts';

/** How an order lets a medicine be supplied: its `dispenseRequest`, and what UK Core's repeat information adds. */
export function toOrderSupply({
  extension = [],
  dispenseRequest,
}: FhirMedicationRequest): MedicationSupply | null {
  const { quantity, expectedSupplyDuration, numberOfRepeatsAllowed, validityPeriod } = dispenseRequest ?? {};
  const repeat = extension.find(({ url }) => url.endsWith('Extension-UKCore-MedicationRepeatInformation'));
  const find = (...names: readonly string[]) => repeat?.extension?.find(({ url }) => names.includes(url));
  const issued = find('numberOfPrescriptionsIssued', 'numberOfRepeatPrescriptionsIssued');
  const allowed = toCount(find('numberOfRepeatPrescriptionsAllowed')?.valueUnsignedInt);
  const repeats = toCount(numberOfRepeatsAllowed);
  const expiry = find('authorisationExpiryDate')?.valueDateTime;
  return toSupply({
    quantity: toQuantity(quantity),
    quantityText: null,
    duration: toQuantity(expectedSupplyDuration),
    // FHIR R4 counts what comes after the first supply; UK Core's extension counts every issue.
    issuesAllowed: allowed ?? (repeats === null ? null : repeats + 1),
    issuesMade: toCount(issued?.valueUnsignedInt),
    authorisedUntil:
      (expiry === undefined ? undefined : parsePartialDate(expiry)) ?? validityPeriod?.end ?? null,
  });
}
