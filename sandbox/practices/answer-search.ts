import type { Binary, Bundle, FhirResource } from 'fhir/r3.js';
import { parseNhsNumber } from '../../schema/runtime/nhs-number.ts';
import type { Life } from '../population/life.ts';
import { gpConnectMeta, systems } from './fhir-names.ts';
import { findPatient } from './find-patient.ts';
import { type Refusal, refuse } from './operation-outcome.ts';
import { parsePatientId, toPatientId } from './patient-id.ts';
import type { AdmittedRequest } from './practice-request.ts';
import type { RenderContext } from './record-item.ts';
import { createRenderContext } from './render-context.ts';
import { findLetter, letterType, renderDocuments } from './render-documents.ts';
import { renderPatient, renderPractice } from './render-patient.ts';

/**
 * Finds a patient of the practice by NHS number; whoever is not one is not an error here.
 *
 * Source: GP Connect 1.6, "Find a patient" of Access Document and of Foundations.
 */
export function answerPatient(admitted: AdmittedRequest): Bundle<FhirResource> | Refusal {
  const { request, endpoint, supplier, population } = admitted;
  const [system, value = ''] = request.search.get('identifier')?.split('|') ?? [];
  if (system === undefined) return refuse('INVALID_PARAMETER', 'identifier is missing');
  if (system !== systems.nhsNumber) return refuse('INVALID_IDENTIFIER_SYSTEM', 'Unknown system');
  const parsed = parseNhsNumber(value);
  if (!parsed.ok || parsed.nhsNumber !== value) return refuse('INVALID_NHS_NUMBER', `Not valid: ${value}`);
  const { odsCode } = endpoint;
  const patient = findPatient({ population, supplier, odsCode, nhsNumber: value });
  if ('refusal' in patient) return toSearchset([]);
  const context = toContext(admitted, patient.life);
  return toSearchset([renderPatient(context)]);
}

const mandatoryIncludes = [
  'DocumentReference:subject:Patient',
  'DocumentReference:custodian:Organization',
  'DocumentReference:author:Organization',
  'DocumentReference:author:Practitioner',
];

/** Lists a patient's documents. Source: GP Connect 1.6, "Search for a patient's documents". */
export function answerDocuments(admitted: AdmittedRequest): Bundle<FhirResource> | Refusal {
  const { request } = admitted;
  const includes = request.search.getAll('_include');
  const isComplete =
    mandatoryIncludes.every((include) => includes.includes(include)) &&
    request.search.getAll('_revinclude:recurse').includes('PractitionerRole:practitioner');
  if (!isComplete) return refuse('INVALID_PARAMETER', 'A mandatory _include is missing');
  const patient = findByPath(admitted);
  if ('refusal' in patient) return patient.refusal;
  const context = toContext(admitted, patient.life);
  const created = request.search.getAll('created');
  return toSearchset([
    renderPatient(context),
    ...renderPractice(context),
    ...renderDocuments(context, (date) => created.every((bound) => isWithin(date, bound))),
  ]);
}

/** Gives a document's content. Source: GP Connect 1.6, "Retrieve a document". */
export function answerDocument(admitted: AdmittedRequest): Binary | Refusal {
  const patient = findByPath(admitted);
  if ('refusal' in patient) return refuse('NO_RECORD_FOUND', 'No such document');
  const text = findLetter(patient.life, admitted.endpoint.document ?? -1);
  if (text === undefined) return refuse('NO_RECORD_FOUND', 'No such document');
  return {
    resourceType: 'Binary',
    contentType: letterType,
    content: Buffer.from(text, 'utf8').toString('base64'),
  };
}

/** The patient whose id stands in the path. */
export function findByPath({
  endpoint,
  supplier,
  population,
}: AdmittedRequest): { readonly life: Life } | { readonly refusal: Refusal } {
  const nhsNumber = parsePatientId(endpoint.patientId ?? '', endpoint.odsCode);
  if (nhsNumber === undefined) return { refusal: refuse('PATIENT_NOT_FOUND', 'No such patient') };
  return findPatient({ population, supplier, odsCode: endpoint.odsCode, nhsNumber });
}

/** The context of an answer that is no record; its patient keeps one id, so that the next call can name it. */
export function toContext({ supplier, request, now, endpoint }: AdmittedRequest, life: Life): RenderContext {
  const context = createRenderContext({
    life,
    supplier,
    query: { nhsNumber: life.person.nhsNumber, unrecognised: [] },
    now,
    record: [],
    withheld: new Set(),
    call: String(request.headers['ssp-traceid']),
  });
  const id = toPatientId(life.person.nhsNumber, endpoint.odsCode);
  return {
    ...context,
    patient: { reference: `Patient/${id}` },
    toId: (name) => (name.type === 'Patient' ? id : context.toId(name)),
  };
}

/** The answer to a search. */
export function toSearchset(resources: readonly FhirResource[]): Bundle<FhirResource> {
  return {
    resourceType: 'Bundle',
    meta: gpConnectMeta('Searchset-Bundle'),
    type: 'searchset',
    entry: resources.map((resource) => ({ resource })),
  };
}

function isWithin(date: string, bound: string): boolean {
  const day = bound.slice(2, 12);
  if (bound.startsWith('ge')) return date.slice(0, 10) >= day;
  return bound.startsWith('le') ? date.slice(0, 10) <= day : date.slice(0, 10) === bound.slice(0, 10);
}
