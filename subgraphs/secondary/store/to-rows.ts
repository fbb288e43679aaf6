import type { Insertable } from 'kysely';
import { parseKey } from '../projection/keys.ts';
import type { Person } from '../projection/person.ts';
import type { HospitalDocumentState } from '../projection/project-document.ts';
import type { Visit } from '../projection/visit.ts';
import type { HospitalTables } from './tables.ts';

/** Rows to write, by table. */
export type Rows = {
  readonly [Table in keyof HospitalTables]?: readonly Insertable<HospitalTables[Table]>[];
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
        started_at: visit.admitted ?? visit.arrived ?? visit.expected ?? null,
        // A discharge that was not said to have happened is only planned.
        ended_at: (isOver ? visit.discharged : undefined) ?? null,
        admission_method: toJson(visit.admissionMethod),
        discharge_destination: toJson(visit.dischargeDestination),
        specialty: toJson(visit.specialty),
        reason: toJson(visit.reason),
        participants: JSON.stringify(visit.participants),
        faults: [...visit.faults],
      },
    ],
    location_stay: visit.stays.map(({ place, start, end }, position) => ({
      encounter_key: key,
      position,
      place: JSON.stringify(place),
      started_at: start ?? null,
      ended_at: end ?? null,
    })),
    diagnosis: visit.diagnoses.map(({ code, type, recorded }, position) => ({
      encounter_key: key,
      position,
      code: JSON.stringify(code),
      type: type ?? null,
      recorded_at: recorded ?? null,
    })),
    procedure: visit.procedures.map(({ code, at }, position) => ({
      encounter_key: key,
      position,
      code: JSON.stringify(code),
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
      allergy: JSON.stringify(allergy),
    })),
  };
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
        type: toJson(document.type),
        title: document.title ?? null,
        created: document.created ?? null,
        author: toJson(document.author),
        content_type: document.contentType ?? null,
        text: document.text ?? null,
        faults: [...document.faults],
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

function toJson(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
