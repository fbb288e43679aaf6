import type { MedicationRequest, MedicationStatement } from 'fhir/r4.js';
import type { HospitalMedicine, HospitalStay } from '../../population/life.ts';
import { addMinutes } from '../hospital-event.ts';
import { type RecordContext, toConsultant } from './record-context.ts';
import { systems, toCode, toProduct, ukCoreMeta } from './uk-core.ts';

type Order = Extract<HospitalMedicine, { readonly kind: 'order' }>;
type Statement = Extract<HospitalMedicine, { readonly kind: 'statement' }>;

/** Writes the medicines that a trust ordered, withdrew or asked for beside what it always does. */
export function renderOtherMedicines(
  stay: HospitalStay,
  context: RecordContext,
): (MedicationRequest | MedicationStatement)[] {
  return (context.life.hospitalMedicines ?? []).map((medicine) =>
    medicine.kind === 'order'
      ? renderOrder(medicine, stay, context)
      : renderStatement(medicine, stay, context),
  );
}

function renderOrder(medicine: Order, stay: HospitalStay, context: RecordContext): MedicationRequest {
  const { id, product, dosage, status, because, supply } = medicine;
  return {
    resourceType: 'MedicationRequest',
    id: context.toId('MedicationRequest', stay.visitNumber, id),
    meta: ukCoreMeta('MedicationRequest'),
    identifier: [context.toIdentifier('order', id)],
    status,
    ...(because === undefined ? {} : { statusReason: { text: because } }),
    intent: 'order',
    category: [toCode(systems.medicationCategory, 'discharge', 'Discharge')],
    medicationCodeableConcept: toProduct(product),
    subject: context.subject,
    encounter: context.toReference('Encounter', stay.visitNumber),
    authoredOn: addMinutes(stay.admitted, 240),
    requester: toConsultant(stay),
    dosageInstruction: [{ text: dosage }],
    ...(supply === undefined ? {} : { dispenseRequest: toDispenseRequest(supply) }),
  };
}

function toDispenseRequest({ amount, unit, days, repeats }: NonNullable<Order['supply']>) {
  return {
    numberOfRepeatsAllowed: repeats,
    quantity: { value: amount, unit },
    expectedSupplyDuration: { value: days, unit: 'day', system: systems.ucum, code: 'd' },
  };
}

function renderStatement(
  { id, product, dosage, status, because }: Statement,
  { visitNumber, admitted }: HospitalStay,
  context: RecordContext,
): MedicationStatement {
  return {
    resourceType: 'MedicationStatement',
    id: context.toId('MedicationStatement', visitNumber, id),
    meta: ukCoreMeta('MedicationStatement'),
    status,
    ...(because === undefined ? {} : { statusReason: [{ text: because }] }),
    medicationCodeableConcept: toProduct(product),
    subject: context.subject,
    dateAsserted: addMinutes(admitted, 60),
    informationSource: { ...context.subject, display: 'Patient' },
    dosage: [{ text: dosage }],
  };
}
