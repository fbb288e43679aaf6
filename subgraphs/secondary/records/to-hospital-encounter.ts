import type { EncounterClass, HospitalEncounter } from '../../../schema/generated/secondary.ts';
import type { EncounterKind } from '../../../schema/generated/shared.ts';
import type { ItemOf } from '../../kit/setting-backend.ts';
import { type ItemContext, toConcept, toItemId, toParticipant, toProvenance } from './item-context.ts';
import type { EncounterRow } from './rows.ts';

interface ClassMeaning {
  readonly class: EncounterClass;
  readonly kind: EncounterKind;
  readonly title: string;
}

const unknownClass: ClassMeaning = { class: 'UNKNOWN', kind: 'UNKNOWN', title: 'Hospital visit' };

/** What the patient classes of HL7 table 0004 mean. */
const classes: Readonly<Record<string, ClassMeaning>> = {
  I: { class: 'INPATIENT', kind: 'INPATIENT', title: 'Hospital stay' },
  O: { class: 'OUTPATIENT', kind: 'OUTPATIENT', title: 'Outpatient visit' },
  E: { class: 'EMERGENCY', kind: 'EMERGENCY', title: 'Emergency attendance' },
  P: { class: 'PREADMISSION', kind: 'INPATIENT', title: 'Planned admission' },
  // Regular attenders by day or night are admitted patients in the NHS Data Dictionary.
  R: { class: 'RECURRING', kind: 'INPATIENT', title: 'Regular attendance' },
};

/** Makes a hospital encounter of a visit. */
export function toHospitalEncounter(row: EncounterRow, context: ItemContext): ItemOf<HospitalEncounter> {
  const { organisation } = context;
  const meaning = toMeaning(row.class);
  const specialty = toConcept(row.specialty);
  const { attending = [], admitting = [], consulting = [], referring = [] } = row.participants;
  const reason = toConcept(row.reason);
  return {
    id: toItemId('HospitalEncounter', row, row.visit_number, context),
    setting: 'SECONDARY',
    kind: meaning.kind,
    status: row.status,
    period: { start: row.started_at, end: row.ended_at },
    title: specialty === undefined ? meaning.title : `${meaning.title}, ${specialty.display}`,
    organisation,
    performers: [
      ...[...attending, ...admitting, ...consulting].map((one) => toParticipant(one, organisation)),
      // Whoever referred the person mostly works elsewhere, and the message does not say where.
      ...referring.map((one) => toParticipant(one)),
    ],
    reasons: reason === undefined ? [] : [reason],
    provenance: toProvenance(row, context),
    class: meaning.class,
    visitNumber: row.visit_number,
    admissionMethod: toConcept(row.admission_method),
    dischargeDestination: toConcept(row.discharge_destination),
    specialty,
    locations: row.stays.map(({ place, start, end }) => ({
      site: place.site,
      ward: place.ward,
      bed: place.bed,
      description: place.description,
      period: { start, end },
    })),
    diagnoses: row.diagnoses.flatMap(({ code }) => toConcept(code) ?? []),
    procedures: row.procedures.flatMap(({ code }) => toConcept(code) ?? []),
  };
}

function toMeaning(code: string | null): ClassMeaning {
  return code !== null && Object.hasOwn(classes, code) ? (classes[code] ?? unknownClass) : unknownClass;
}
