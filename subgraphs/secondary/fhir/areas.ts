import type { z } from 'zod';
import type {
  HospitalCarePlan,
  HospitalDocument,
  HospitalEncounter,
  HospitalEpisode,
  HospitalInvestigation,
  HospitalObservation,
  MedicalRecordNumber,
} from '../../../schema/generated/secondary.ts';
import type { ItemOf } from '../../kit/setting-backend.ts';
import { type AreaItems, type FhirArea, noItems, toItems, toList, withLess } from './area-items.ts';
import type { AreaName, AreaTypes } from './area-types.ts';
import { communication } from './communication-shape.ts';
import type { FhirRecord } from './fhir-record.ts';
import type { Mapping } from './map/mapping.ts';
import { toAllergy, toCondition } from './map/to-clinical-items.ts';
import { isConfidential, isCurrent, toComposedDocument, toReferredDocument } from './map/to-document.ts';
import { toBooking } from './map/to-booking.ts';
import { toEncounter } from './map/to-encounter.ts';
import { findResults, toInvestigation } from './map/to-investigation.ts';
import { toObservation } from './map/to-observation.ts';
import { toEpisode } from './map/to-episode.ts';
import { lacksDetails, pointsAtGoals, toCarePlan } from './map/to-care-plan.ts';
import { toReferral } from './map/to-referral.ts';
import { readMedications } from './read-medications.ts';
import { readContents } from './read-contents.ts';
import * as shapes from './shapes.ts';

/** The areas that a FHIR server is read for. */
export const fhirAreas: { readonly [Name in AreaName]: FhirArea<AreaTypes[Name]> } = {
  encounters: readEncounters,
  conditions: readKind('Condition', shapes.condition, toCondition),
  allergies: readKind('AllergyIntolerance', shapes.allergyIntolerance, toAllergy),
  medications: readMedications,
  documents: readDocuments,
  carePlans: readCarePlans,
  investigations: readInvestigations,
  observations: readObservations,
  referrals: readKind('ServiceRequest', shapes.serviceRequest, toReferral),
  episodes: readEpisodes,
  bookings: readKind('Appointment', shapes.appointment, toBooking),
  medicalRecordNumbers: readNumbers,
};

function readKind<
  Shape extends z.ZodObject & z.ZodType<{ readonly id?: string | undefined }>,
  T extends object,
>(
  type: string,
  shape: Shape,
  toItem: (resource: z.output<Shape>, mapping: Mapping) => T | undefined,
): FhirArea<T> {
  return async (record, mapping) => {
    const read = await record.resources(type, shape);
    if (read.kind !== 'found') return read;
    return toItems(read.resources, (resource) => toItem(resource, mapping), [read]);
  };
}

async function readEncounters(
  record: FhirRecord,
  mapping: Mapping,
): Promise<AreaItems<ItemOf<HospitalEncounter>>> {
  const [encounters, conditions, procedures] = await Promise.all([
    record.resources('Encounter', shapes.encounter),
    record.resources('Condition', shapes.condition),
    record.resources('Procedure', shapes.procedure),
  ]);
  if (encounters.kind !== 'found') return encounters;
  const shown = encounters.resources.filter(({ status }) => status !== 'entered-in-error');
  const details = {
    conditions: toList(conditions),
    procedures: toList(procedures),
    encounters: shown,
  };
  return toItems(shown, (one) => toEncounter(one, details, mapping), [encounters], [conditions, procedures]);
}

async function readCarePlans(
  record: FhirRecord,
  mapping: Mapping,
): Promise<AreaItems<ItemOf<HospitalCarePlan>>> {
  const [plans, conditions] = await Promise.all([
    record.resources('CarePlan', shapes.carePlan),
    record.resources('Condition', shapes.condition),
  ]);
  if (plans.kind !== 'found') return plans;
  // Plans mostly have their goals in words; a server is asked for more where they point at some.
  const goals = plans.resources.some(pointsAtGoals) ? [await record.resources('Goal', shapes.goal)] : [];
  const details = { conditions: toList(conditions), goals: goals.flatMap(toList) };
  const items = toItems(
    plans.resources,
    (one) => toCarePlan(one, details, mapping),
    [plans],
    [conditions, ...goals],
  );
  return withLess(
    items,
    plans.resources.some((one) => lacksDetails(one, details)),
  );
}

async function readDocuments(
  record: FhirRecord,
  mapping: Mapping,
): Promise<AreaItems<ItemOf<HospitalDocument>>> {
  const [references, compositions, communications] = await Promise.all([
    record.resources('DocumentReference', shapes.documentReference),
    record.resources('Composition', shapes.composition),
    record.resources('Communication', communication),
  ]);
  const mains = [references, compositions];
  if (mains.every(({ kind }) => kind === 'not-supported'))
    return references.kind === 'found' ? noItems : references;
  const failure = mains.find((one) => one.kind === 'failed');
  if (failure !== undefined) return failure;
  const told = toList(communications);
  const current = toList(references).filter(isCurrent);
  const written = toList(compositions).filter(({ status }) => status !== 'entered-in-error');
  const open = {
    current: current.filter((one) => !isConfidential(one)),
    written: written.filter((one) => !isConfidential(one)),
  };
  const contents = await readContents(open.current, record);
  const makers = [
    ...contents.map(({ value: one }) => ({ ...one, make: () => toReferredDocument(one, told, mapping) })),
    ...open.written.map((one) => ({ ...one, make: () => toComposedDocument(one, told, mapping) })),
  ];
  const items = toItems(makers, ({ make }) => make(), mains);
  const isLess = open.current.length + open.written.length < current.length + written.length;
  if (items.kind !== 'items') return items;
  const isReduced = items.notes.isReduced || contents.some(({ isUnread }) => isUnread);
  return {
    ...items,
    notes: { ...items.notes, isReduced, isConfidential: items.notes.isConfidential || isLess },
  };
}

async function readInvestigations(
  record: FhirRecord,
  mapping: Mapping,
): Promise<AreaItems<HospitalInvestigation>> {
  const [reports, observations] = await Promise.all([
    record.resources('DiagnosticReport', shapes.diagnosticReport),
    record.resources('Observation', shapes.observation),
  ]);
  if (reports.kind !== 'found') return reports;
  // A report without its results would look like one that has none.
  if (observations.kind === 'failed' && reports.resources.length > 0) return observations;
  const known = toList(observations);
  const items = toItems(reports.resources, (one) => toInvestigation(one, known, mapping), [
    reports,
    observations,
  ]);
  return withLess(
    items,
    reports.resources.some((one) => findResults(one, known).isLess),
  );
}

async function readObservations(
  record: FhirRecord,
  mapping: Mapping,
): Promise<AreaItems<HospitalObservation>> {
  const [observations, reports] = await Promise.all([
    record.resources('Observation', shapes.observation),
    record.resources('DiagnosticReport', shapes.diagnosticReport),
  ]);
  if (observations.kind !== 'found') return observations;
  const reported = new Set(
    toList(reports).flatMap((report) => findResults(report, observations.resources).results),
  );
  const own = observations.resources.filter((one) => !reported.has(one));
  return toItems(own, (one) => toObservation(one, mapping), [observations]);
}

async function readEpisodes(record: FhirRecord, mapping: Mapping): Promise<AreaItems<HospitalEpisode>> {
  const [episodes, conditions] = await Promise.all([
    record.resources('EpisodeOfCare', shapes.episodeOfCare),
    record.resources('Condition', shapes.condition),
  ]);
  if (episodes.kind !== 'found') return episodes;
  const toItem = (one: (typeof episodes.resources)[number]) => toEpisode(one, toList(conditions), mapping);
  return toItems(episodes.resources, toItem, [episodes], [conditions]);
}

async function readNumbers(
  record: FhirRecord,
  { organisation }: Mapping,
): Promise<AreaItems<MedicalRecordNumber>> {
  const person = await record.person();
  if (person.kind === 'unknown') return noItems;
  if (person.kind !== 'known') return person;
  return {
    ...noItems,
    items: person.hospitalNumbers.map((value) => ({ organisation, value, merged: false })),
  };
}
