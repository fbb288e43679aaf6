import type { z } from 'zod';
import type { EncounterClass, HospitalEncounter } from '../../../../schema/generated/secondary.ts';
import type { EncounterKind, EncounterStatus } from '../../../../schema/generated/shared.ts';
import type { ItemOf } from '../../../kit/setting-backend.ts';
import type { condition, encounter, procedure } from '../shapes.ts';
import {
  isReferenceTo,
  type Mapping,
  toConcept,
  toConcepts,
  toItemId,
  toParticipant,
  toProvenance,
  toReasons,
  toSharedId,
} from './mapping.ts';

type Encounter = z.output<typeof encounter>;

/** What belongs to encounters and is kept in resources of its own. */
export interface EncounterDetails {
  readonly conditions: readonly z.output<typeof condition>[];
  readonly procedures: readonly z.output<typeof procedure>[];
  /** All that the server has, among which parts of one visit may have the visit's number. */
  readonly encounters: readonly Encounter[];
}

interface ClassMeaning {
  readonly class: EncounterClass;
  readonly kind: EncounterKind;
  readonly title: string;
}

const unknownClass: ClassMeaning = { class: 'UNKNOWN', kind: 'UNKNOWN', title: 'Hospital visit' };
const inpatient: ClassMeaning = { class: 'INPATIENT', kind: 'INPATIENT', title: 'Hospital stay' };

/** What the codes of v3-ActCode mean that FHIR R4 names for encounters. */
const classes: Readonly<Record<string, ClassMeaning>> = {
  IMP: inpatient,
  ACUTE: inpatient,
  NONAC: inpatient,
  OBSENC: inpatient,
  SS: inpatient,
  AMB: { class: 'OUTPATIENT', kind: 'OUTPATIENT', title: 'Outpatient visit' },
  EMER: { class: 'EMERGENCY', kind: 'EMERGENCY', title: 'Emergency attendance' },
  PRENC: { class: 'PREADMISSION', kind: 'INPATIENT', title: 'Planned admission' },
  HH: { class: 'OUTPATIENT', kind: 'HOME_VISIT', title: 'Home visit' },
  VR: { class: 'OUTPATIENT', kind: 'REMOTE', title: 'Remote consultation' },
};

const statuses: Readonly<Record<string, EncounterStatus>> = {
  planned: 'PLANNED',
  arrived: 'ARRIVED',
  triaged: 'ARRIVED',
  'in-progress': 'IN_PROGRESS',
  onleave: 'IN_PROGRESS',
  finished: 'FINISHED',
  cancelled: 'CANCELLED',
};

/** What takers of part are, by the codes of v3-ParticipationType. */
const roles: Readonly<Record<string, string>> = {
  ADM: 'Admitting clinician',
  ATND: 'Responsible clinician',
  CON: 'Consulting clinician',
  DIS: 'Discharging clinician',
  PPRF: 'Responsible clinician',
  REF: 'Referring clinician',
};

/** Makes a hospital encounter of a FHIR encounter; `undefined` where it was entered in error or has no identity. */
export function toEncounter(
  given: Encounter,
  details: EncounterDetails,
  mapping: Mapping,
): ItemOf<HospitalEncounter> | undefined {
  const visitNumber = findVisitNumber(given, mapping);
  const isWhole = isWholeVisit(given, visitNumber, details, mapping);
  const id =
    visitNumber === undefined || !isWhole
      ? toItemId('HospitalEncounter', given, mapping)
      : toSharedId('HospitalEncounter', visitNumber, mapping);
  if (id === undefined || given.status === 'entered-in-error') return undefined;
  const meaning = find(classes, given.class?.code) ?? unknownClass;
  const specialty = toConcept(given.serviceType);
  const what = specialty ?? toConcept(given.type?.[0]);
  const extensions = [...(given.extension ?? []), ...(given.hospitalization?.extension ?? [])];
  const method = extensions.find(({ url }) => url.endsWith('Extension-UKCore-AdmissionMethod'));
  return {
    id,
    setting: 'SECONDARY',
    kind: meaning.kind,
    status: find(statuses, given.status) ?? 'UNKNOWN',
    period: { start: given.period?.start ?? null, end: given.period?.end ?? null },
    title: what === undefined ? meaning.title : `${meaning.title}, ${what.display}`,
    organisation: mapping.organisation,
    performers: toPerformers(given),
    reasons: toReasons(given.reasonCode, given.reasonReference, details.conditions),
    provenance: toProvenance(mapping, given.meta?.lastUpdated),
    class: meaning.class,
    visitNumber: visitNumber ?? null,
    admissionMethod: toConcept(method?.valueCodeableConcept) ?? null,
    dischargeDestination: toConcept(given.hospitalization?.dischargeDisposition) ?? null,
    specialty: specialty ?? null,
    locations: (given.location ?? []).flatMap(({ location, period }) => {
      const name = location.display ?? location.identifier?.value;
      const stay = { start: period?.start ?? null, end: period?.end ?? null };
      return name === undefined ? [] : [{ site: null, ward: name, bed: null, period: stay }];
    }),
    diagnoses: toDiagnoses(given, details),
    procedures: details.procedures.flatMap(({ encounter, code, status }) => {
      const isHere = encounter !== undefined && isReferenceTo(encounter, 'Encounter', given.id);
      return isHere && status === 'completed' ? (toConcept(code) ?? []) : [];
    }),
  };
}

/** Tells whether an encounter is the visit that its number names, and not one of its parts. */
function isWholeVisit(
  given: Encounter,
  visitNumber: string | undefined,
  { encounters }: EncounterDetails,
  mapping: Mapping,
): boolean {
  const same = encounters.filter((one) => findVisitNumber(one, mapping) === visitNumber);
  if (same.length <= 1) return true;
  const wholes = same.filter(({ partOf }) => partOf === undefined);
  return wholes.length === 1 && given.partOf === undefined;
}

function findVisitNumber({ identifier = [] }: Encounter, { server }: Mapping): string | undefined {
  const { visitNumberSystems = [] } = server;
  const isVisit = ({ system, type }: (typeof identifier)[number]) =>
    visitNumberSystems.includes(system ?? '') || type?.coding?.some(({ code }) => code === 'VN') === true;
  return identifier.find(isVisit)?.value;
}

function toPerformers({ participant = [], contained }: Encounter) {
  return participant.flatMap(({ type = [], individual }) => {
    const code = type.flatMap(({ coding = [] }) => coding.map((one) => one.code)).find(Boolean);
    const role = find(roles, code) ?? toConcepts(type)[0]?.display;
    return toParticipant(individual, role, contained) ?? [];
  });
}

function toDiagnoses({ id, diagnosis = [] }: Encounter, { conditions }: EncounterDetails) {
  const named = diagnosis.flatMap(({ condition }) => {
    const kept = conditions.find((one) => isReferenceTo(condition, 'Condition', one.id));
    return (
      toConcept(kept?.code ?? (condition.display === undefined ? undefined : { text: condition.display })) ??
      []
    );
  });
  const pointing = conditions.filter(
    (one) =>
      one.encounter !== undefined &&
      isReferenceTo(one.encounter, 'Encounter', id) &&
      !diagnosis.some(({ condition }) => isReferenceTo(condition, 'Condition', one.id)),
  );
  return [...named, ...pointing.flatMap(({ code }) => toConcept(code) ?? [])];
}

function find<T>(table: Readonly<Record<string, T>>, code: string | undefined): T | undefined {
  return code !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}
