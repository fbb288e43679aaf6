import type { AllergyIntolerance, AllergyStatus } from '../../../schema/generated/shared.ts';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';
import { allergyIntolerance, type FhirAllergyIntolerance } from '../fhir/clinical-resources.ts';
import { findExtension } from '../fhir/find-extension.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { hasCode, toConcept } from '../fhir/to-concept.ts';
import { count } from '../structured-record/tally.ts';
import {
  joinNotes,
  type MappingContext,
  readItem,
  type Refused,
  refuse,
  toProvenance,
} from './mapping-context.ts';

/** SNOMED CT: the clinical statement that there is no known allergy. */
const noKnownAllergy = '716186003';

/** SNOMED CT: a drug allergy, or another, that lost its exact code in a transfer between practices. */
const transferDegraded = ['196461000000101', '196471000000108'];

/** What is noted with an allergy that is active in itself and listed as ended. */
const contradiction = 'The practice lists this allergy as ended, although it is marked as active.';

/** Maps an allergy; refused where it cannot be read or names nothing. */
export function toAllergy(
  resource: FhirResource,
  context: MappingContext,
  isListedAsEnded = false,
): AllergyIntolerance | Refused {
  const allergy = readItem(allergyIntolerance, resource, context);
  const id = context.toId('AllergyIntolerance', resource);
  const code = toConcept(allergy?.code);
  if (allergy === undefined || code === undefined) return refuse(resource, 'code');
  if (id === undefined) return refuse(resource, 'identifier');
  const reactions = allergy.reaction ?? [];
  const ending = toEnding(allergy, context);
  return {
    id,
    code,
    noKnownAllergy: hasCode(allergy.code, noKnownAllergy),
    clinicalStatus: toStatus(allergy, isListedAsEnded),
    category: allergy.category?.join(', ') || null,
    criticality: allergy.criticality ?? reactions.find(({ severity }) => severity)?.severity ?? null,
    reactions: reactions
      .flatMap(({ manifestation }) => manifestation ?? [])
      .map(toConcept)
      .filter((concept) => concept !== undefined),
    onset: allergy.onsetDateTime ?? allergy.onsetPeriod?.start ?? null,
    ended: ending.date,
    degraded: hasCode(allergy.code, ...transferDegraded),
    note: joinNotes([
      ...(allergy.note ?? []).map(({ text }) => text),
      ...reactions.map(({ description }) => description),
      ...toQualifiers(allergy),
      ending.reason,
      isListedAsEnded && allergy.clinicalStatus === 'active' ? contradiction : undefined,
    ]),
    provenance: toProvenance(context, allergy.assertedDate),
  };
}

/** What the graph has no field for, each with its name, as GP Connect itself has qualifiers written into notes. */
function toQualifiers({ type, criticality, reaction = [], lastOccurrence }: FhirAllergyIntolerance) {
  const named = (name: string, value: string | undefined) =>
    value === undefined ? undefined : `${name}: ${value}`;
  return [
    // That it is an allergy is what the item says already.
    type === 'allergy' ? undefined : named('Type', type),
    ...reaction.flatMap(({ severity, exposureRoute }) => [
      // Without a criticality, the severity stands in its place.
      criticality === undefined ? undefined : named('Severity', severity),
      named('Exposure route', toConcept(exposureRoute)?.display),
    ]),
    named('Last occurrence', lastOccurrence),
  ];
}

/** `verificationStatus` is fixed at unconfirmed in GP Connect and says nothing, but for the two that undo. */
function toStatus(
  { clinicalStatus, verificationStatus }: FhirAllergyIntolerance,
  isListedAsEnded: boolean,
): AllergyStatus {
  if (verificationStatus === 'entered-in-error') return 'ENTERED_IN_ERROR';
  if (verificationStatus === 'refuted') return 'REFUTED';
  // What is called active among what has ended is neither: the note says so, and a reader must ask.
  if (clinicalStatus === 'active') return isListedAsEnded ? 'UNKNOWN' : 'ACTIVE';
  if (clinicalStatus === 'resolved' || clinicalStatus === 'inactive') return 'RESOLVED';
  return isListedAsEnded ? 'RESOLVED' : 'UNKNOWN';
}

/** AllergyIntoleranceEnd-1: when an allergy ended, and why. */
function toEnding({ extension }: FhirAllergyIntolerance, { tally }: MappingContext) {
  const parts = findExtension(extension, 'AllergyIntoleranceEnd')?.extension ?? [];
  const sent = parts.find(({ url }) => url === 'endDate')?.valueDateTime;
  const date = sent === undefined ? undefined : parsePartialDate(sent);
  if (sent !== undefined && date === undefined) count(tally, 'lostDetails', 'AllergyIntolerance.extension');
  const reason = parts.find(({ url }) => url === 'reasonEnded')?.valueString;
  return { date: date ?? null, reason: reason === undefined ? undefined : `Reason ended: ${reason}` };
}
