import { z } from 'zod';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';
import { isReadableText } from './readable-text.ts';
import { trimLocalId } from './local-id.ts';

/** One of the provider's tables as it is read: whole current rows, found by the column that leads to them. */
export interface Table<Row> {
  readonly name: string;
  /** The columns that, with the provider's code, name one record over all its submissions. */
  readonly key: readonly string[];
  /** The column by which records are looked up, such as the referral of a contact. */
  readonly parent: string;
  /** Whether rows are resubmitted, so that the latest wins. */
  readonly versioned: boolean;
  readonly columns: readonly string[];
  readonly row: z.ZodType<Row>;
}

const readable = z.string().refine(isReadableText);
const id = readable.transform(trimLocalId).refine((text) => text !== '');
const text = readable.transform((value) => value.trim() || null).nullable();
const optionalId = readable.transform((value) => trimLocalId(value) || null).nullable();
/** A day, also where the column holds one with a time; a time with an offset is one of a day for sure at midnight alone. */
const day = z
  .string()
  .transform((value) => /^(\d{4}-\d{2}-\d{2})(?: (?:00:00:00[+-]\d{2}|[\d:.]+))?$/.exec(value)?.[1] ?? '')
  .refine((value) => value !== '' && parsePartialDate(value) !== undefined);
const optionalDay = day.nullable();
/** A time of day, also where the column holds one of some day, as databases without such a type have it. */
const time = z
  .string()
  .transform((value) => value.replace(/^\d{4}-\d{2}-\d{2} /, ''))
  .refine((value) => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/.test(value));
const minutes = z
  .string()
  .regex(/^\d{1,5}(?:\.0+)?$/)
  .transform(Number);

function createTable<Shape extends z.ZodRawShape>(
  name: string,
  parent: string,
  key: readonly string[],
  shape: Shape,
  versioned = true,
): Table<z.output<z.ZodObject<Shape>>> {
  return { name, parent, key, versioned, columns: Object.keys(shape), row: z.object(shape) };
}

/** The people that the provider knows. */
export const people = createTable('cyp001mpi', 'nhs_number', ['local_patient_id'], {
  local_patient_id: id,
  nhs_number: text,
  person_birth_date: optionalDay,
});

/** The care plans. */
export const carePlans = createTable('cyp004careplantype', 'local_patient_id', ['care_plan_id'], {
  local_patient_id: id,
  care_plan_id: id,
  care_plan_type: text,
  care_plan_creation_date: optionalDay,
  care_plan_last_updated_date: optionalDay,
  care_plan_implementation_date: optionalDay,
});

/** Whom care plans were agreed with. */
export const carePlanAgreements = createTable(
  'cyp005careplanagreement',
  'care_plan_id',
  ['care_plan_id', 'agreed_by'],
  { care_plan_id: id, agreed_by: text, agreed_date: optionalDay },
);

/** What care plans say; the provider keeps this beside the data set's tables, without versions. */
export const carePlanDetails = createTable(
  'care_plan_detail',
  'care_plan_id',
  ['care_plan_id'],
  { care_plan_id: id, title: text, review_date: optionalDay, goals: text, actions: text },
  false,
);

/** The referrals. */
export const referrals = createTable('cyp101referral', 'local_patient_id', ['service_request_id'], {
  local_patient_id: id,
  service_request_id: id,
  referral_received_date: optionalDay,
  source_of_referral: text,
  primary_referral_reason: text,
  service_discharge_date: optionalDay,
});

/** The service that each referral went to. */
export const services = createTable(
  'cyp102servicetypereferredto',
  'service_request_id',
  ['service_request_id'],
  { service_request_id: id, team_type: text },
);

/** The contacts. */
export const contacts = createTable('cyp201carecontact', 'service_request_id', ['care_contact_id'], {
  service_request_id: id,
  care_contact_id: id,
  contact_date: day,
  contact_time: time.nullable(),
  clinical_contact_duration: minutes.nullable(),
  consultation_mechanism: text,
  activity_location_type_code: text,
  attendance_status: text,
  staff_id: optionalId,
});

/** What was done at contacts. */
export const activities = createTable('cyp202careactivity', 'care_contact_id', ['care_activity_id'], {
  care_contact_id: id,
  care_activity_id: id,
  activity_type: text,
  procedure_snomed: text,
  finding_snomed: text,
  observation_snomed: text,
  observation_value: text,
  ucum_unit: text,
});

/** The primary diagnoses of referrals. */
export const diagnoses = createTable(
  'cyp607diagnosis',
  'service_request_id',
  ['service_request_id', 'diagnosis_scheme', 'diagnosis_code'],
  { service_request_id: id, diagnosis_scheme: text, diagnosis_code: id, diagnosis_date: optionalDay },
);

/** The staff. */
export const staff = createTable('cyp901staffdetails', 'staff_id', ['staff_id'], {
  staff_id: id,
  staff_name: text,
  staff_role: text,
});

/** The row of a table as it is admitted. */
export type RowOf<T> = T extends Table<infer Row> ? Row : never;
