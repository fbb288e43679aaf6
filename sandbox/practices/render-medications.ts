import type { FhirResource, MedicationRequest, MedicationStatement } from 'fhir/r3.js';
import type { Life, Medicine } from '../population/life.ts';
import { careConnectMeta, extensions, systems } from './fhir-names.ts';
import { isActiveSince, toIssueDates } from './prescription-issues.ts';
import { addDays, daysBetween, toInstant } from './record-dates.ts';
import type { RecordItem, ResourceName } from './record-item.ts';
import { findConsultationOn, toProblemKey } from './record-links.ts';
import type { RenderContext } from './render-context.ts';

const prescriptionTypes = { acute: 'Acute', repeat: 'Repeat' } as const;

/** The person's medicines: for each a statement, its authorisation (plan), its issues (orders) and the product. */
export function toMedicationItems(life: Life): RecordItem[] {
  return life.medicines.map((medicine) => {
    const names = toNames(medicine);
    const consultation = findConsultationOn(life, medicine.start);
    return {
      key: names.statement.key,
      area: 'medications',
      date: medicine.start,
      consultation,
      problems: medicine.problemId === undefined ? [] : [toProblemKey(medicine.problemId)],
      listed: names.statement,
      linked: [names.plan],
      isAsked: (query) => isActiveSince(medicine, query.medications?.from),
      render: (context) => renderMedicine(context, medicine, consultation),
    };
  });
}

interface MedicineNames {
  readonly statement: ResourceName;
  readonly plan: ResourceName;
  readonly product: ResourceName;
}

function toNames(medicine: Medicine): MedicineNames {
  const key = `medicine/${medicine.id}`;
  return {
    statement: { type: 'MedicationStatement', key, part: 'statement' },
    plan: { type: 'MedicationRequest', key, part: 'plan' },
    product: { type: 'Medication', key: `product/${medicine.product.snomed}` },
  };
}

function renderMedicine(
  context: RenderContext,
  medicine: Medicine,
  consultation: string | undefined,
): FhirResource[] {
  const names = toNames(medicine);
  const all = toIssueDates(medicine);
  const { medications } = context.query;
  // Dragged in by a consultation or a problem, a medicine brings only the issue made in that consultation.
  const issues =
    medications === undefined
      ? all.filter((date) => findConsultationOn(context.life, date) !== undefined)
      : all.filter(() => medications.issues);
  return [
    renderStatement(context, medicine, names, consultation),
    renderPlan(context, medicine, names, consultation, all.length),
    ...issues.map((date) => renderOrder(context, medicine, names, date)),
    {
      resourceType: 'Medication',
      id: context.toId(names.product),
      meta: careConnectMeta('Medication'),
      code: { coding: context.supplier.toDrugCodings(medicine.product) },
    },
  ];
}

function renderStatement(
  context: RenderContext,
  medicine: Medicine,
  names: MedicineNames,
  consultation: string | undefined,
): MedicationStatement {
  return {
    resourceType: 'MedicationStatement',
    id: context.toId(names.statement),
    meta: careConnectMeta('MedicationStatement'),
    extension: [
      { url: extensions.lastIssueDate, valueDateTime: medicine.lastIssued },
      {
        url: extensions.prescribingAgency,
        valueCodeableConcept: {
          coding: [
            {
              system: systems.prescribingAgency,
              code: 'prescribed-at-gp-practice',
              display: 'Prescribed at GP practice',
            },
          ],
        },
      },
    ],
    identifier: [context.toBusinessIdentifier(names.statement)],
    basedOn: [context.toReference(names.plan)],
    ...toEvent(context, names.statement.key, consultation),
    status: medicine.status,
    medicationReference: context.toReference(names.product),
    effectivePeriod: { start: medicine.start, ...(medicine.end !== undefined && { end: medicine.end }) },
    dateAsserted: toInstant(medicine.start),
    subject: context.patient,
    taken: 'unk',
    dosage: [{ text: medicine.dosage }],
  };
}

function renderPlan(
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

function renderOrder(
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
function toEvent(context: RenderContext, key: string, consultation: string | undefined) {
  const encounter = consultation ?? (context.supplier.prescriptionsHaveEvents ? `event/${key}` : undefined);
  return encounter === undefined
    ? {}
    : { context: context.toReference({ type: 'Encounter', key: encounter }) };
}
