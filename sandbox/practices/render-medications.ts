import type { FhirResource, MedicationStatement } from 'fhir/r3.js';
import type { Life, Medicine } from '../population/life.ts';
import { careConnectMeta, extensions, systems } from './fhir-names.ts';
import { type MedicineNames, toMedicineNames } from './medicine-names.ts';
import { isActiveSince, toIssueDates } from './prescription-issues.ts';
import { toInstant } from './record-dates.ts';
import type { RecordItem } from './record-item.ts';
import { findConsultationOn, toProblemKey } from './record-links.ts';
import type { RenderContext } from './record-item.ts';
import { renderOrder, renderPlan, toEvent } from './render-prescriptions.ts';

/** The person's medicines: for each a statement, its authorisation (plan), its issues (orders) and the product. */
export function toMedicationItems(life: Life): RecordItem[] {
  return life.medicines.map((medicine) => {
    const names = toMedicineNames(medicine);
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

const prescribingAgencies = {
  here: { code: 'prescribed-at-gp-practice', display: 'Prescribed at GP practice' },
  elsewhere: {
    code: 'prescribed-by-another-organisation',
    display: 'Prescribed by another organisation',
  },
};

function renderMedicine(
  context: RenderContext,
  medicine: Medicine,
  consultation: string | undefined,
): FhirResource[] {
  const names = toMedicineNames(medicine);
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
              ...prescribingAgencies[medicine.prescribedBy === undefined ? 'here' : 'elsewhere'],
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
