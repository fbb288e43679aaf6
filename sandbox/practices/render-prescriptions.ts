import type { MedicationRequest } from 'fhir/r3.js';
import type { Medicine } from '../population/life.ts';
import { careConnectMeta, extensions, systems } from './fhir-names.ts';
import type { MedicineNames } from './medicine-names.ts';
import { addDays, daysBetween, toInstant } from './record-dates.ts';
import type { ResourceName } from './record-item.ts';
import { findConsultationOn } from './record-links.ts';
import type { RenderContext } from './record-item.ts';

const prescriptionTypes = {
  acute: 'Acute',
  'acute-handwritten': 'Acute handwritten',
  'delayed-prescribing': 'Delayed prescribing',
  repeat: 'Repeat',
  'repeat-dispensing': 'Repeat dispensing',
} as const;

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
      ...(medicine.course === 'acute' ? [] : [toRepeatInformation(medicine, issued)]),
      ...(medicine.status === 'stopped'
        ? [
            {
              url: extensions.medicationStatusReason,
              extension: [
                {
                  url: 'statusReason',
                  valueCodeableConcept: { text: medicine.stoppedBecause ?? 'Stopped by clinician' },
                },
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
    ...toRequester(medicine),
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

function toRepeatInformation({ issuesAllowed, lastIssued }: Medicine, issued: number) {
  return {
    url: extensions.repeatInformation,
    extension: [
      ...(issuesAllowed === undefined
        ? []
        : [
            { url: 'numberOfRepeatPrescriptionsAllowed', valuePositiveInt: issuesAllowed },
            { url: 'authorisationExpiryDate', valueDateTime: addDays(lastIssued, 180) },
          ]),
      { url: 'numberOfRepeatPrescriptionsIssued', valueUnsignedInt: issued },
    ],
  };
}

/** Somebody elsewhere who prescribes it, in words: their record is in no answer of the practice's. */
function toRequester({ prescribedBy }: Medicine): Pick<MedicationRequest, 'requester'> {
  if (prescribedBy === undefined) return {};
  const { name, organisation } = prescribedBy;
  return { requester: { agent: { display: name }, onBehalfOf: { display: organisation } } };
}

function toPrescriptionType({ prescription, course }: Medicine) {
  const code = prescription ?? course;
  return {
    url: extensions.prescriptionType,
    valueCodeableConcept: {
      coding: [
        {
          system: systems.prescriptionType,
          code,
          display: prescriptionTypes[code],
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
