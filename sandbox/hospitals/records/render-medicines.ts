import type { Medication, MedicationRequest, MedicationStatement } from 'fhir/r4.js';
import { products } from '../../population/codes/products.ts';
import type { HospitalStay } from '../../population/life.ts';
import { addMinutes } from '../hospital-event.ts';
import { type RecordContext, toConsultant } from './record-context.ts';
import { renderOtherMedicines } from './render-other-medicines.ts';
import { systems, toCode, toProduct, ukCoreMeta } from './uk-core.ts';

const painkiller = products.paracetamol.product;

/** Writes the medicines of a person at the trust: what was ordered on the ward, and what they said that they take. */
export function renderMedicines(
  context: RecordContext,
): (Medication | MedicationRequest | MedicationStatement)[] {
  const stays = context.life.hospitalStays.filter(({ kind }) => kind === 'inpatient');
  const last = stays.at(-1);
  if (last === undefined) return [];
  return [
    renderProduct(context),
    ...stays.map((stay) => renderOrder(stay, context)),
    ...renderStatements(last, context),
    ...renderOtherMedicines(last, context),
  ];
}

/** The trust's product, at which its orders point. */
function renderProduct(context: RecordContext): Medication {
  return {
    resourceType: 'Medication',
    id: context.toId('Medication', painkiller.snomed),
    meta: ukCoreMeta('Medication'),
    status: 'active',
    code: toProduct(painkiller),
  };
}

function renderOrder(stay: HospitalStay, context: RecordContext): MedicationRequest {
  const { visitNumber, admitted, discharged } = stay;
  return {
    resourceType: 'MedicationRequest',
    id: context.toId('MedicationRequest', visitNumber),
    meta: ukCoreMeta('MedicationRequest'),
    identifier: [context.toIdentifier('order', `M${visitNumber}`)],
    status: discharged === undefined ? 'active' : 'completed',
    intent: 'order',
    category: [toCode(systems.medicationCategory, 'inpatient', 'Inpatient')],
    medicationReference: context.toReference('Medication', painkiller.snomed),
    subject: context.subject,
    encounter: context.toReference('Encounter', visitNumber),
    authoredOn: addMinutes(admitted, 90),
    requester: toConsultant(stay),
    courseOfTherapyType: toCode(systems.courseOfTherapy, 'acute', 'Short course (acute) therapy'),
    dosageInstruction: [
      {
        timing: {
          repeat: {
            boundsPeriod: { start: admitted, ...(discharged === undefined ? {} : { end: discharged }) },
            frequency: 4,
            period: 1,
            periodUnit: 'd',
          },
        },
        asNeededCodeableConcept: toCode(systems.snomed, '22253000', 'Pain'),
        route: toCode(systems.snomed, '26643006', 'Oral'),
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'g', system: systems.ucum, code: 'g' } }],
        maxDosePerPeriod: {
          numerator: { value: 4, unit: 'g', system: systems.ucum, code: 'g' },
          denominator: { value: 24, unit: 'h', system: systems.ucum, code: 'h' },
        },
      },
    ],
  };
}

/** What the person took at home when they were last admitted. */
function renderStatements(
  { admitted, visitNumber }: HospitalStay,
  context: RecordContext,
): MedicationStatement[] {
  const day = admitted.slice(0, 10);
  return context.life.medicines
    .filter(({ start, end }) => start <= day && (end === undefined || end >= day))
    .map(({ id, product, dosage, start, end }) => ({
      resourceType: 'MedicationStatement',
      id: context.toId('MedicationStatement', visitNumber, id),
      meta: ukCoreMeta('MedicationStatement'),
      status: end === undefined ? 'active' : 'completed',
      category: toCode(systems.statementCategory, 'community', 'Community'),
      medicationCodeableConcept: toProduct(product),
      subject: context.subject,
      effectivePeriod: { start, ...(end === undefined ? {} : { end }) },
      dateAsserted: addMinutes(admitted, 60),
      informationSource: { ...context.subject, display: 'Patient' },
      dosage: [{ text: dosage }],
    }));
}
