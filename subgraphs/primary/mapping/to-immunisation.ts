import type {
  CodedConcept,
  GpImmunisation,
  GpImmunisationStatus,
} from '../../../schema/generated/primary.ts';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';
import { immunization } from '../fhir/area-resources.ts';
import type { Participant } from '../../../schema/generated/shared.ts';
import type { FhirConcept, FhirExtension, FhirReference } from '../fhir/elements.ts';
import { findExtension } from '../fhir/find-extension.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { hasCode, toConcept } from '../fhir/to-concept.ts';
import { toQuantity } from '../fhir/to-quantity.ts';
import { count } from '../structured-record/tally.ts';
import {
  joinNotes,
  type MappingContext,
  readItem,
  type Refused,
  refuse,
  toProvenance,
} from './mapping-context.ts';
import { toActor, toActors } from './to-actor.ts';
import { toPlaceName } from './to-place-name.ts';

/**
 * Maps an immunisation; refused where it cannot be read, names nothing, or does not let tell whether it was given.
 *
 * GP systems mostly record the procedure (VaccinationProcedure-1) and send an unknown vaccine.
 */
export function toImmunisation(resource: FhirResource, context: MappingContext): GpImmunisation | Refused {
  const sent = readItem(immunization, resource, context, ['status', 'notGiven', 'explanation']);
  if (sent === undefined) return refuse(resource, 'status');
  const id = context.toId('GpImmunisation', resource);
  if (id === undefined) return refuse(resource, 'identifier');
  const vaccine = toConcept(sent.vaccineCode);
  const recorded = findExtension(sent.extension, 'VaccinationProcedure')?.valueCodeableConcept;
  const procedure = toConcept(recorded) ?? vaccine;
  if (procedure === undefined) return refuse(resource, 'vaccineCode');
  const { index, roles } = context;
  return {
    id,
    status: toStatus(sent),
    procedure,
    vaccine: vaccine ?? null,
    date: sent.date ?? null,
    isReported: sent.primarySource === false,
    reasons: toConcepts(sent.explanation?.reason),
    reasonsNotGiven: toConcepts(sent.explanation?.reasonNotGiven),
    doses: (sent.vaccinationProtocol ?? []).map((dose) => ({
      number: toWhole(dose.doseSequence),
      of: toWhole(dose.seriesDoses),
      diseases: toConcepts(dose.targetDisease),
      status: toConcept(dose.doseStatus) ?? null,
    })),
    dose: toQuantity(sent.doseQuantity),
    site: toConcept(sent.site) ?? null,
    route: toConcept(sent.route) ?? null,
    lotNumber: sent.lotNumber ?? null,
    expires: sent.expirationDate ?? null,
    manufacturer: toActor(sent.manufacturer, roles, index)?.name ?? null,
    location: toPlaceName(sent.location, index) ?? null,
    performers: toGivers(sent.practitioner ?? [], context),
    note: joinNotes((sent.note ?? []).map(({ text }) => text)),
    provenance: toProvenance(context, toRecorded(sent.extension, context)),
  };
}

/** Who gave it before who wrote it down (Entering Provider, HL7 v2 table 0443), who is called so. */
function toGivers(
  practitioners: readonly {
    readonly role?: FhirConcept | undefined;
    readonly actor?: FhirReference | undefined;
  }[],
  { roles, index }: MappingContext,
): readonly Participant[] {
  const recorders = practitioners.filter(({ role }) => hasCode(role, 'EP')).map(({ actor }) => actor);
  const givers = practitioners.filter(({ role }) => !hasCode(role, 'EP')).map(({ actor }) => actor);
  const alone = recorders.filter((actor) => !givers.some((giver) => giver?.reference === actor?.reference));
  return [
    ...toActors(givers, roles, index),
    ...toActors(alone, roles, index).map((actor) => ({
      ...actor,
      role: [actor.role, 'recorder'].filter(Boolean).join(', '),
    })),
  ];
}

/** DateRecorded-1: when it was written down, which is not when it was given. */
function toRecorded(extensions: readonly FhirExtension[] | undefined, { tally }: MappingContext) {
  const sent = findExtension(extensions, 'DateRecorded')?.valueDateTime;
  const date = sent === undefined ? undefined : parsePartialDate(sent);
  if (sent !== undefined && date === undefined) count(tally, 'lostDetails', 'Immunization.extension');
  return date;
}

function toStatus(sent: {
  readonly status?: string | undefined;
  readonly notGiven?: boolean | undefined;
}): GpImmunisationStatus {
  if (sent.status === 'entered-in-error') return 'ENTERED_IN_ERROR';
  if (sent.notGiven === true || sent.status === 'not-done') return 'NOT_GIVEN';
  return sent.status === 'completed' ? 'GIVEN' : 'UNKNOWN';
}

function toConcepts(concepts: readonly FhirConcept[] | undefined): readonly CodedConcept[] {
  return (concepts ?? []).flatMap((concept) => toConcept(concept) ?? []);
}

/** The graph's whole numbers have 32 bits. */
function toWhole(number: number | undefined): number | null {
  return number !== undefined && Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? number : null;
}
