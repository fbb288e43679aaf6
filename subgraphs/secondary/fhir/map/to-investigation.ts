import type { z } from 'zod';
import type { HospitalInvestigation, HospitalObservation } from '../../../../schema/generated/secondary.ts';
import type { ResourceMarks } from '../admit-resources.ts';
import type { FhirReference } from '../elements.ts';
import { readResource } from '../read-resource.ts';
import { type diagnosticReport, observation } from '../shapes.ts';
import {
  isReferenceTo,
  type Mapping,
  toConcept,
  toConcepts,
  toItemId,
  toNote,
  toParticipant,
  toProvenance,
} from './mapping.ts';
import { toObservation, toResultStatus } from './to-observation.ts';

type Report = z.output<typeof diagnosticReport>;
type Observation = z.output<typeof observation> & ResourceMarks;

/** Makes an investigation of a report and the observations that it points at, and at which those point. */
export function toInvestigation(
  given: Report,
  observations: readonly Observation[],
  mapping: Mapping,
): HospitalInvestigation | undefined {
  const id = toItemId('HospitalInvestigation', given, mapping);
  const code = toConcept(given.code);
  if (id === undefined || code === undefined) return undefined;
  const results = findResults(given, observations).results.flatMap(
    (one) => toObservation(one, mapping) ?? [],
  );
  const conclusions = [given.conclusion, ...toConcepts(given.conclusionCode).map(({ display }) => display)];
  const words = conclusions.filter((text) => text !== undefined && text !== '');
  const status = toResultStatus(given.status);
  return {
    id,
    code,
    status,
    number: given.identifier?.find(({ value }) => value !== undefined)?.value ?? null,
    collected: given.effectiveDateTime ?? given.effectivePeriod?.start ?? null,
    received: null,
    issued: given.issued ?? null,
    specimen: null,
    results: status === 'ENTERED_IN_ERROR' ? results.map(withoutValue) : results,
    conclusion: words.length === 0 || status === 'ENTERED_IN_ERROR' ? null : words.join('\n'),
    note: toNote(findNotes(given)),
    attachments: (given.presentedForm ?? []).map(
      ({ contentType }) => contentType ?? 'application/octet-stream',
    ),
    requester: null,
    performers: [...(given.performer ?? []), ...(given.resultsInterpreter ?? [])].flatMap(
      (one) => toParticipant(one, undefined, given.contained) ?? [],
    ),
    // A FHIR server is asked for what holds now; what it held before is its own to tell.
    earlierVersions: [],
    provenance: toProvenance(mapping, given.issued),
  };
}

/** The notes of a report, which R4 has no field for (R5, carried back as an extension). */
function findNotes({ extension = [] }: Report) {
  return extension.flatMap(({ url, valueAnnotation }) =>
    url.endsWith('extension-DiagnosticReport.note') ? (valueAnnotation ?? []) : [],
  );
}

/** What a report points at. */
export interface ReportResults {
  readonly results: readonly Observation[];
  /** Whether it points at results that are not there. */
  readonly isLess: boolean;
}

/** Every observation that a report points at or has inside, with the members of panels in their place. */
export function findResults(report: Report, observations: readonly Observation[]): ReportResults {
  const seen = new Set<Observation>();
  const inside = toInside(report);
  let isLess = false;
  const find = (reference: FhirReference) =>
    inside.get(reference.reference ?? '') ??
    observations.find(({ id }) => isReferenceTo(reference, 'Observation', id));
  const collect = (references: Report['result']): readonly Observation[] =>
    (references ?? []).flatMap((reference) => {
      const found = find(reference);
      isLess ||= found === undefined;
      // A panel may point at itself, which must not go round for ever.
      if (found === undefined || seen.has(found)) return [];
      seen.add(found);
      return [found, ...collect(found.hasMember)];
    });
  return { results: collect(report.result), isLess };
}

/** The shape of what stands inside a report, which need not say again whose it is. */
const result = observation.extend({ subject: observation.shape.subject.optional() });

/** The observations inside a report, by how it points at them; one that names another subject is none of its own. */
function toInside({ id = '', subject, contained = [] }: Report): ReadonlyMap<string, Observation> {
  const own = contained.flatMap((given) => {
    const read = given.resourceType === 'Observation' ? readResource(result, given)?.value : undefined;
    const isOther = read?.subject?.reference !== undefined && read.subject.reference !== subject.reference;
    return read?.id === undefined || isOther ? [] : [{ ...read, subject, id: read.id }];
  });
  return new Map(own.map((one) => [`#${one.id}`, { ...one, id: `${id}#${one.id}` }]));
}

function withoutValue(result: HospitalObservation): HospitalObservation {
  return { ...result, value: null, quantity: null, coded: null, components: [] };
}
