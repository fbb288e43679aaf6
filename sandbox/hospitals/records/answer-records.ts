import type { Bundle, CapabilityStatement, FhirResource } from 'fhir/r4.js';
import { type FhirAnswer, type FhirRequest, refuseFhir, toSearchSet } from '../../faults/fhir-source.ts';
import type { Life } from '../../population/life.ts';
import { toPersonIndex } from './record-context.ts';
import { toHospitalResources } from './to-hospital-resources.ts';
import { systems } from './uk-core.ts';

/** Whose records a trust's system keeps. */
export interface RecordsPopulation {
  readonly size: number;
  life(index: number): Life;
  /** Finds a person by a present or superseded number. */
  findByNhsNumber(nhsNumber: string): Life | undefined;
}

/** One trust's record system. */
export interface HospitalRecords {
  readonly population: RecordsPopulation;
  readonly trust: string;
  /** The bearer token that whoever asks must carry. */
  readonly token: string;
}

/** The path below the server's address at which it answers. */
export const recordsBasePath = '/fhir/R4';

const kinds = [
  'Patient',
  'Encounter',
  'EpisodeOfCare',
  'Condition',
  'Procedure',
  'AllergyIntolerance',
  'CarePlan',
  'DocumentReference',
  'Composition',
  'Communication',
  'DiagnosticReport',
  'Observation',
  'ServiceRequest',
  'Appointment',
  'MedicationRequest',
  'MedicationStatement',
] as const;

/** The most resources of one page, whatever is asked for. */
const largestPage = 6;

/** Answers one request as a trust's FHIR R4 server: what it can do, searches by POST or GET, and their next pages. */
export function answerRecords(records: HospitalRecords, request: FhirRequest): FhirAnswer {
  const { method, path, headers, search, body } = request;
  const [, kind = '', operation] = /^\/fhir\/R4\/([A-Za-z]+)(\/_search)?$/.exec(path) ?? [];
  if (kind === 'metadata') return { status: 200, resource: toCapabilityStatement() };
  if (headers.authorization !== `Bearer ${records.token}`) return refuseFhir(401, 'login');
  if (!kinds.some((known) => known === kind)) return refuseFhir(404, 'not-supported');
  const isPost = method === 'POST' && operation !== undefined;
  if (!isPost && (method !== 'GET' || operation !== undefined)) return refuseFhir(405, 'not-supported');
  const query = isPost ? new URLSearchParams(body) : search;
  const base = `http://${headers.host ?? 'localhost'}${recordsBasePath}`;
  return { status: 200, resource: toPage(kind, query, records, base) };
}

function toPage(
  kind: string,
  query: URLSearchParams,
  { population, trust }: HospitalRecords,
  base: string,
): Bundle {
  const people = kind === 'Patient' ? findByIdentifier(query, population) : findByPatient(query, population);
  const held = [...new Set(people)]
    .filter((life) => life.trust.odsCode === trust)
    .flatMap(toHospitalResources);
  const found = held.filter((resource) => resource.resourceType === kind && isWanted(resource));
  const start = toCount(query.get('_offset')) ?? 0;
  const end = start + Math.min(largestPage, toCount(query.get('_count')) ?? largestPage);
  const include = query.get('_include');
  const next = new URLSearchParams({
    patient: query.get('patient') ?? '',
    _offset: String(end),
    ...(include === null ? {} : { _include: include }),
  }).toString();
  const page = found.slice(start, end);
  return toSearchSet(
    page,
    {
      total: found.length,
      ...(end < found.length ? { link: [{ relation: 'next', url: `${base}/${kind}?${next}` }] } : {}),
    },
    include === `${kind}:medication` ? held.filter((resource) => isProductOf(resource, page)) : [],
  );
}

/** Tells whether a product is one at which an order points. */
function isProductOf({ resourceType, id }: FhirResource, orders: readonly FhirResource[]): boolean {
  return (
    resourceType === 'Medication' &&
    orders.some(
      (order) =>
        order.resourceType === 'MedicationRequest' &&
        order.medicationReference?.reference === `Medication/${id}`,
    )
  );
}

/** A record that was given up has no NHS number, and so is found through the one that took over. */
function isWanted(resource: FhirResource): boolean {
  return resource.resourceType !== 'Patient' || resource.active === true;
}

function findByIdentifier(query: URLSearchParams, population: RecordsPopulation): readonly Life[] {
  return (query.get('identifier') ?? '').split(',').flatMap((token) => {
    const [system, value = ''] = token.split('|');
    return system === systems.nhsNumber ? (population.findByNhsNumber(value) ?? []) : [];
  });
}

function findByPatient(query: URLSearchParams, population: RecordsPopulation): readonly Life[] {
  return (query.get('patient') ?? '').split(',').flatMap((id) => {
    const index = toPersonIndex(id.replace(/^Patient\//, ''));
    return index === undefined || index >= population.size ? [] : population.life(index);
  });
}

function toCount(text: string | null): number | undefined {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function toCapabilityStatement(): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-01-01',
    kind: 'instance',
    software: { name: 'Harrowmere EPR simulator', version: '4.2' },
    implementation: { description: 'UK Core R4 records of a trust' },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        resource: kinds.map((type) => ({
          type,
          interaction: [{ code: 'search-type' }],
          searchParam:
            type === 'Patient'
              ? [{ name: 'identifier', type: 'token' }]
              : [{ name: 'patient', type: 'reference' }],
        })),
      },
    ],
  };
}
