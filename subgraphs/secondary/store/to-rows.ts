import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import type { Selectable } from 'kysely';
import { parseKey } from '../projection/keys.ts';
import type { Person } from '../projection/person.ts';
import type { HospitalDocumentState } from '../projection/project-document.ts';
import type { HospitalReport } from '../projection/project-report.ts';
import type { Visit } from '../projection/visit.ts';
import type { HospitalTables } from './tables.ts';

/** The tables of the projection, each after those that its rows refer to. */
export const projectedTables = [
  'hospital_person',
  'person_identity',
  'allergy',
  'encounter',
  'location_stay',
  'diagnosis',
  'procedure',
  'document',
  'report',
] as const satisfies readonly (keyof HospitalTables)[];

/** The name of a table of the projection. */
export type ProjectedTable = (typeof projectedTables)[number];

/** Rows to write, by table, as their values are in JSON. */
export type Rows = {
  readonly [Table in ProjectedTable]?: readonly Selectable<HospitalTables[Table]>[];
};

/** Writes a visit as rows. */
export function toVisitRows(key: string, visit: Visit): Rows {
  const isOver = visit.status === 'FINISHED';
  return {
    encounter: [
      {
        key,
        ...toTold(key, visit),
        visit_number: visit.visitNumber,
        person_keys: [...visit.personKeys],
        is_cancelled: visit.isCancelled,
        status: visit.status,
        class: visit.class ?? null,
        started_at: toStart(visit) ?? null,
        // A discharge that was not said to have happened is only planned.
        ended_at: (isOver ? visit.discharged : undefined) ?? null,
        admission_method: visit.admissionMethod ?? null,
        discharge_destination: visit.dischargeDestination ?? null,
        specialty: visit.specialty ?? null,
        reason: visit.reason ?? null,
        participants: visit.participants,
        faults: [...visit.faults],
      },
    ],
    location_stay: visit.stays.map(({ place, start, end }, position) => ({
      encounter_key: key,
      position,
      place: place,
      started_at: start ?? null,
      ended_at: end ?? null,
    })),
    diagnosis: visit.diagnoses.map(({ code, type, recorded }, position) => ({
      encounter_key: key,
      position,
      code: code,
      type: type ?? null,
      recorded_at: recorded ?? null,
    })),
    procedure: visit.procedures.map(({ code, at }, position) => ({
      encounter_key: key,
      position,
      code: code,
      performed_at: at ?? null,
    })),
  };
}

/** Writes a person as rows. */
export function toPersonRows(person: Person): Rows {
  const { key, nhsNumbers } = person;
  return {
    hospital_person: [
      {
        key,
        trust: parseKey(key).trust,
        hospital_number: person.hospitalNumber ?? null,
        merged_into: person.mergedInto ?? null,
        birth_date: person.birthDate ?? null,
        family_name: person.familyName ?? null,
        is_deleted: person.isDeleted,
        faults: [...person.faults],
      },
    ],
    person_identity: nhsNumbers.map((nhs_number) => ({ person_key: key, nhs_number })),
    allergy: person.allergies.map((allergy, position) => ({
      ...toTold(key, person),
      person_key: key,
      position,
      allergy: allergy,
    })),
  };
}

/** A plan starts when the person is expected, whatever else its admission date was filled with (PV1-44). */
function toStart({ status, admitted, arrived, expected }: Visit): PartialDate | undefined {
  const began = admitted ?? arrived;
  return status === 'PLANNED' ? (expected ?? began) : (began ?? expected);
}

/** Writes a document as rows. */
export function toDocumentRows(key: string, document: HospitalDocumentState): Rows {
  return {
    document: [
      {
        key,
        ...toTold(key, document),
        document_number: document.documentNumber,
        person_keys: [...document.personKeys],
        is_withdrawn: document.isWithdrawn,
        confidentiality: document.confidentiality ?? null,
        type: document.type ?? null,
        title: document.title ?? null,
        created: document.created ?? null,
        author: document.author ?? null,
        content_type: document.contentType ?? null,
        text: document.text ?? null,
        faults: [...document.faults],
      },
    ],
  };
}

/** Writes a report as rows. */
export function toReportRows(key: string, state: HospitalReport): Rows {
  const { report, earlier } = state;
  return {
    report: [
      {
        key,
        ...toTold(key, state),
        identity: report.identity,
        person_keys: [...state.personKeys],
        report,
        earlier: [...earlier],
        faults: [...state.faults],
      },
    ],
  };
}

function toTold(
  key: string,
  { system, recordedAt, receivedAt }: { system: string; recordedAt?: string; receivedAt: string },
) {
  return {
    trust: parseKey(key).trust,
    system,
    recorded_at: recordedAt ?? null,
    received_at: receivedAt,
  };
}
