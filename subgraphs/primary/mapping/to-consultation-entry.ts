import type { CodedConcept, ConsultationEntry } from '../../../schema/generated/primary.ts';
import { medicationRequest } from '../fhir/clinical-resources.ts';
import { anyEntry, type FhirAnyEntry, observation } from '../fhir/entry-resources.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { toConcept } from '../fhir/to-concept.ts';
import { isRecordedInError } from '../../kit/medication-status.ts';
import { toDrug } from './drug.ts';
import { type MappingContext, readItem } from './mapping-context.ts';
import { isFreeText, joinParts, toObservationText } from './to-observation-text.ts';

/**
 * What a line begins with where the code alone would mislead: a substance that the person is allergic to must
 * not read like a substance that was given.
 */
const beginnings: Readonly<Record<string, string>> = {
  AllergyIntolerance: 'Allergy or intolerance',
  Condition: 'Problem',
  DiagnosticReport: 'Report',
  DocumentReference: 'Document',
  Immunization: 'Immunisation',
  MedicationStatement: 'Medication',
  ProcedureRequest: 'Request',
  QuestionnaireResponse: 'Questionnaire',
  ReferralRequest: 'Referral',
};

/** Maps one resource of a consultation to one line; `undefined` where it cannot be read or says nothing. */
export function toConsultationEntry(
  resource: FhirResource,
  context: MappingContext,
): ConsultationEntry | undefined {
  if (resource.resourceType === 'Observation') return fromObservation(resource, context);
  if (resource.resourceType === 'MedicationRequest') return fromMedicationRequest(resource, context);
  return fromAny(resource, context);
}

function fromObservation(resource: FhirResource, context: MappingContext) {
  const observed = readItem(observation, resource, context);
  if (observed === undefined) return undefined;
  const date = observed.effectiveDateTime ?? observed.effectivePeriod?.start ?? observed.issued;
  // Comment note is the mark of free text: the words are what was recorded.
  const code = isFreeText(observed.code) ? undefined : toConcept(observed.code);
  return toEntry(toObservationText(observed), code, date);
}

function fromMedicationRequest(resource: FhirResource, context: MappingContext) {
  const request = readItem(medicationRequest, resource, context);
  const code = request && toConcept(toDrug(request, context.index));
  if (request === undefined || code === undefined) return undefined;
  const done = request.intent === 'order' ? 'Issued' : 'Prescribed';
  const beginning = isRecordedInError(request) ? 'Entered in error' : done;
  const dosage = (request.dosageInstruction ?? []).map(({ text }) => text);
  const date = request.dispenseRequest?.validityPeriod?.start ?? request.authoredOn;
  return toEntry(joinParts([`${beginning}: ${code.display}`, ...dosage]), code, date);
}

function fromAny(resource: FhirResource, context: MappingContext) {
  const entry = readItem(anyEntry, resource, context);
  if (entry === undefined) return undefined;
  const code = toEntryCode(entry) ?? toConcept(toDrug(entry, context.index));
  const words = code?.display ?? entry.description;
  const beginning = toBeginning(resource.resourceType, entry);
  if (words === undefined && beginning === undefined) return undefined;
  const description = code === undefined ? undefined : entry.description;
  const first =
    beginning !== undefined && words !== undefined ? `${beginning}: ${words}` : (words ?? beginning);
  const notes = (entry.note ?? []).map(({ text }) => text);
  return toEntry(joinParts([first, description, ...notes]), code, toEntryDate(entry));
}

function toBeginning(resourceType: string, { notGiven, status }: FhirAnyEntry): string | undefined {
  const name = Object.hasOwn(beginnings, resourceType) ? beginnings[resourceType] : undefined;
  if (notGiven === true) return `${name ?? resourceType} not given`;
  return status === 'entered-in-error' ? joinParts(['Entered in error', name]) : name;
}

function toEntryCode(entry: FhirAnyEntry): CodedConcept | undefined {
  const { code, vaccineCode, serviceRequested, type, reasonCode } = entry;
  return [code, vaccineCode, serviceRequested?.[0], type, reasonCode?.[0]]
    .map(toConcept)
    .find((concept) => concept !== undefined);
}

function toEntryDate(entry: FhirAnyEntry): string | undefined {
  return (
    entry.date ??
    entry.onsetDateTime ??
    entry.onsetPeriod?.start ??
    entry.effectiveDateTime ??
    entry.effectivePeriod?.start ??
    entry.occurrenceDateTime ??
    entry.occurrencePeriod?.start ??
    entry.authoredOn ??
    entry.authored ??
    entry.created ??
    entry.indexed ??
    entry.issued ??
    entry.assertedDate
  );
}

function toEntry(
  text: string,
  code: CodedConcept | undefined,
  date: string | undefined,
): ConsultationEntry | undefined {
  return text === '' ? undefined : { text, code: code ?? null, date: date ?? null };
}
