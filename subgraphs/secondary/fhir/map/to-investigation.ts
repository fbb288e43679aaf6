import type { z } from 'zod';
import type { HospitalInvestigation, HospitalObservation } from '../../../../schema/generated/secondary.ts';
import type { diagnosticReport, observation } from '../shapes.ts';
import {
  isReferenceTo,
  type Mapping,
  toConcept,
  toConcepts,
  toItemId,
  toParticipant,
  toProvenance,
} from './mapping.ts';
import { toObservation, toResultStatus } from './to-observation.ts';

type Report = z.output<typeof diagnosticReport>;
type Observation = z.output<typeof observation>;

/** Makes an investigation of a report and the observations that it points at, and at which those point. */
export function toInvestigation(
  given: Report,
  observations: readonly Observation[],
  mapping: Mapping,
): HospitalInvestigation | undefined {
  const id = toItemId('HospitalInvestigation', given, mapping);
  const code = toConcept(given.code);
  if (id === undefined || code === undefined) return undefined;
  const results = findResults(given, observations).flatMap((one) => toObservation(one, mapping) ?? []);
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
    note: null,
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

/** Every observation that a report points at, with the members of panels in their place. */
export function findResults(report: Report, observations: readonly Observation[]): readonly Observation[] {
  const seen = new Set<Observation>();
  const collect = (references: Report['result']): readonly Observation[] =>
    (references ?? []).flatMap((reference) => {
      const found = observations.find(({ id }) => isReferenceTo(reference, 'Observation', id));
      // A panel may point at itself, which must not go round for ever.
      if (found === undefined || seen.has(found)) return [];
      seen.add(found);
      return [found, ...collect(found.hasMember)];
    });
  return collect(report.result);
}

function withoutValue(result: HospitalObservation): HospitalObservation {
  return { ...result, value: null, quantity: null, coded: null, components: [] };
}
