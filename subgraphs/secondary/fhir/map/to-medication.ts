import type {
  CodedConcept,
  MedicationCourse,
  MedicationStatement,
  Participant,
} from '../../../../schema/generated/shared.ts';
import { type PartialDate, toInstants } from '../../../../schema/runtime/partial-date.ts';
import { toToldStatus } from '../../../kit/medication-status.ts';
import type { FhirConcept } from '../elements.ts';
import type { FhirDosage, FhirMedicationRequest, FhirMedicationStatement } from '../medication-shapes.ts';
import {
  type Mapping,
  toCode,
  toConcept,
  toConcepts,
  toItemId,
  toNote,
  toProvenance,
  toReasons,
} from './mapping.ts';
import { toDosageText, toPatientInstruction } from './to-dosage-text.ts';
import { toOrderSupply } from './to-order-supply.ts';

/** Intents that authorise somebody to act; a proposal, a plan and an option do not. */
const orders = new Set(['order', 'original-order', 'reflex-order', 'filler-order', 'instance-order']);

/** The courses that UK Core and the Electronic Prescription Service name; a continuous one is not repeated on request. */
const courses: Readonly<Record<string, MedicationCourse>> = {
  acute: 'ACUTE',
  'continuous-repeating': 'REPEAT',
  'continuous-repeating-dispensing': 'REPEAT_DISPENSED',
  'continuous-repeat-dispensing': 'REPEAT_DISPENSED',
};

/** What an order names outside itself or in it. */
interface Named {
  readonly medication: CodedConcept | undefined;
  readonly prescriber: Participant | undefined;
}

/** Makes a medicine of an order; `undefined` where nothing says which medicine, or which order it is. */
export function toOrderedMedication(
  given: FhirMedicationRequest,
  { medication, prescriber }: Named,
  mapping: Mapping,
): MedicationStatement | undefined {
  // An order and a statement under one number are two things.
  const id = toItemId('MedicationRequest', given, mapping);
  if (id === undefined || medication === undefined) return undefined;
  const isReported = given.reportedBoolean === true || given.reportedReference !== undefined;
  // What somebody reports that they take is written as a plan, because nobody here ordered it.
  const isOrder = orders.has(given.intent) || (given.intent === 'plan' && isReported);
  return {
    id,
    medication,
    ...(isOrder
      ? toToldStatus(given.status)
      : { status: 'UNKNOWN', statusText: `${given.intent}, ${given.status}` }),
    statusReason: toWords(toConcepts(given.statusReason)),
    statusChanged: null,
    courseType: toCourse(given.courseOfTherapyType),
    prescriptionType: toConcept(given.courseOfTherapyType)?.display ?? null,
    prescriber: prescriber ?? null,
    prescribed: given.authoredOn ?? null,
    supply: toOrderSupply(given),
    dosage: toDosageText(given.dosageInstruction),
    patientInstruction: toPatientInstruction(given.dosageInstruction),
    period: toBounds(given.dosageInstruction),
    lastIssued: null,
    prescribedElsewhere: isReported,
    degraded: false,
    note: toRemarks(given, [toLine('Category', given.category)]),
    provenance: toProvenance(mapping, given.authoredOn ?? given.meta?.lastUpdated),
  };
}

/** Makes a medicine of a statement; `undefined` where nothing says which medicine, or which statement it is. */
export function toStatedMedication(
  given: FhirMedicationStatement,
  medication: CodedConcept | undefined,
  mapping: Mapping,
): MedicationStatement | undefined {
  const id = toItemId('MedicationStatement', given, mapping);
  if (id === undefined || medication === undefined) return undefined;
  const { effectivePeriod, effectiveDateTime, informationSource } = given;
  const teller = informationSource?.display;
  return {
    id,
    medication,
    ...toToldStatus(given.status),
    statusReason: toWords(toConcepts(given.statusReason)),
    statusChanged: null,
    courseType: 'UNKNOWN',
    prescriptionType: null,
    // A statement names who told of the medicine, and nobody who prescribed it.
    prescriber: null,
    prescribed: null,
    supply: null,
    dosage: toDosageText(given.dosage),
    patientInstruction: toPatientInstruction(given.dosage),
    period: { start: effectivePeriod?.start ?? effectiveDateTime ?? null, end: effectivePeriod?.end ?? null },
    lastIssued: findExtension(given, 'MedicationStatementLastIssueDate')?.valueDateTime ?? null,
    // It names who prescribes where that is not who gives the care (UK Core).
    prescribedElsewhere: findExtension(given, 'MedicationPrescribingOrganizationType') !== undefined,
    degraded: false,
    note: toRemarks(given, [
      toLine('Category', given.category && [given.category]),
      teller === undefined ? undefined : `Told by: ${teller}`,
    ]),
    provenance: toProvenance(mapping, given.dateAsserted ?? given.meta?.lastUpdated),
  };
}

function toCourse(given: FhirConcept | undefined): MedicationCourse {
  const code = toCode(given) ?? '';
  return Object.hasOwn(courses, code) ? (courses[code] ?? 'UNKNOWN') : 'UNKNOWN';
}

/** From when to when the instructions hold; an end is one only where each of them has one. */
function toBounds(dosages: readonly FhirDosage[] = []) {
  const bounds = dosages.map(({ timing }) => timing?.repeat?.boundsPeriod);
  const ends = bounds.flatMap((one) => one?.end ?? []);
  const [start] = bounds.flatMap((one) => one?.start ?? []).toSorted(byTime);
  const end = ends.length < dosages.length ? undefined : ends.toSorted(byTime).at(-1);
  return { start: start ?? null, end: end ?? null };
}

function byTime(left: PartialDate, right: PartialDate): number {
  return toInstants(left).first - toInstants(right).first;
}

/** What was recorded with a medicine, and what the source says of it that the graph has no field for. */
function toRemarks(
  given: FhirMedicationRequest | FhirMedicationStatement,
  said: readonly (string | undefined)[],
): string | null {
  const lines = [
    ...said,
    toNamed('Reason', toReasons(given.reasonCode, given.reasonReference)),
    toNote(given.note) ?? undefined,
  ].filter((line) => line !== undefined);
  return lines.length === 0 ? null : lines.join('\n');
}

function toLine(name: string, concepts: readonly FhirConcept[] | undefined): string | undefined {
  return toNamed(name, toConcepts(concepts));
}

function toNamed(name: string, concepts: readonly CodedConcept[]): string | undefined {
  const words = toWords(concepts);
  return words === null ? undefined : `${name}: ${words}`;
}

function toWords(concepts: readonly CodedConcept[]): string | null {
  return concepts.map(({ display }) => display).join(', ') || null;
}

function findExtension({ extension = [] }: FhirMedicationStatement, name: string) {
  return extension.find(({ url }) => url.endsWith(`Extension-UKCore-${name}`));
}
