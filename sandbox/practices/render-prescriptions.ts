import type { MedicationRequest } from 'fhir/r3.js';
import type { Medicine } from '../population/life.ts';
import { careConnectMeta, extensions, systems } from './fhir-names.ts';
import type { MedicineNames } from './medicine-names.ts';
import { addDays, daysBetween, toInstant } from './record-dates.ts';
import type { ResourceName } from './record-item.ts';
import { findConsultationOn } from './record-links.ts';
import type { RenderContext } from './record-item.ts';

const prescriptionTypes = { acute: 'Acute', repeat: 'Repeat' } as const;

/** The authorisation of a medicine, with the number of its issues so far. */
export function renderPlan(
  context: RenderContext,
  medicine: Medicine,
  names: MedicineNames,
  consultation: string | undefined,
  issued: number,
): MedicationRequest {
  const { end } = medicine;
  return {
    ...toRequest(context, medicine, names, names.plan),
    extension: [
      ...(medicine.course === 'repeat'
        ? [
            {
              url: extensions.repeatInformation,
              extension: [{ url: 'numberOfRepeatPrescriptionsIssued', valueUnsignedInt: issued }],
            },
          ]
        : []),
      ...(medicine.status === 'stopped'
        ? [
            {
              url: extensions.medicationStatusReason,
              extension: [
                { url: 'statusReason', valueCodeableConcept: { text: 'Stopped by clinician' } },
                { url: 'statusChangeDate', valueDateTime: toInstant(end ?? medicine.lastIssued) },
              ],
            },
          ]
        : []),
      toPrescriptionType(medicine),
    ],
    ...toEvent(context, names.statement.key, consultation),
    status: medicine.status,
    intent: 'plan',
    authoredOn: toInstant(medicine.start),
    dispenseRequest: toDispenseRequest(context, medicine, medicine.start, end),
  };
}

/** One issue of a medicine. */
export function renderOrder(
  context: RenderContext,
  medicine: Medicine,
  names: MedicineNames,
  date: string,
): MedicationRequest {
  const key = `${names.plan.key}/issue/${date}`;
  return {
    ...toRequest(context, medicine, names, { type: 'MedicationRequest', key, part: 'order' }),
    extension: [toPrescriptionType(medicine)],
    basedOn: [context.toReference(names.plan)],
    ...toEvent(context, key, findConsultationOn(context.life, date)),
    status: 'completed',
    intent: 'order',
    authoredOn: toInstant(date),
    dispenseRequest: toDispenseRequest(context, medicine, date, addDays(date, toSupplyDays(medicine))),
  };
}

function toRequest(context: RenderContext, medicine: Medicine, names: MedicineNames, name: ResourceName) {
  return {
    resourceType: 'MedicationRequest',
    id: context.toId(name),
    meta: careConnectMeta('MedicationRequest'),
    identifier: [context.toBusinessIdentifier(name)],
    groupIdentifier: { value: context.toBusinessIdentifier(names.plan).value },
    medicationReference: context.toReference(names.product),
    subject: context.patient,
    recorder: context.practitioner,
    dosageInstruction: [{ text: medicine.dosage }],
  } as const satisfies Partial<MedicationRequest>;
}

function toPrescriptionType(medicine: Medicine) {
  return {
    url: extensions.prescriptionType,
    valueCodeableConcept: {
      coding: [
        {
          system: systems.prescriptionType,
          code: medicine.course,
          display: prescriptionTypes[medicine.course],
        },
      ],
    },
  };
}

function toDispenseRequest(
  context: RenderContext,
  medicine: Medicine,
  start: string,
  end: string | undefined,
): MedicationRequest['dispenseRequest'] {
  const days = toSupplyDays(medicine);
  const unit = /\b(tablet|capsule|patch|sachet|suppository|pessary)/i.exec(medicine.product.display)?.[1];
  return {
    validityPeriod: { start, ...(end !== undefined && { end }) },
    quantity: context.supplier.toPrescribedQuantity(
      unit === undefined ? 1 : days,
      unit?.toLowerCase() ?? 'unit',
    ),
    expectedSupplyDuration: { value: days, unit: 'day', system: systems.ucum, code: 'd' },
  };
}

/** How long one issue lasts: an acute course to its end, anything else four weeks. */
function toSupplyDays({ course, start, end }: Medicine): number {
  return course === 'acute' && end !== undefined ? Math.max(1, daysBetween(start, end)) : 28;
}

/** The Encounter in which it was entered: beware that one which is no consultation is in no bundle. */
export function toEvent(context: RenderContext, key: string, consultation: string | undefined) {
  const encounter = consultation ?? (context.supplier.prescriptionsHaveEvents ? `event/${key}` : undefined);
  return encounter === undefined
    ? {}
    : { context: context.toReference({ type: 'Encounter', key: encounter }) };
}
