import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ParticipantFacts, Term } from '../facts/common-facts.ts';
import type { AllergyFacts, ParticipantField, Place } from '../facts/hospital-message.ts';
import type { ReportFacts } from '../facts/report-facts.ts';
import type { ReportVersion } from '../projection/project-report.ts';

/** How far a message has come: kept, applied to the projection, not applied by its kind, or set aside. */
export type MessageState = 'received' | 'applied' | 'ignored' | 'quarantined';

/** Every message that ever came, as the bytes that came. */
export interface MessageTable {
  /** In order of receipt. */
  id: Generated<string>;
  trust: string;
  application: string;
  facility: string;
  control_id: string;
  /** SHA-256 of the bytes. */
  digest: Buffer;
  type: string;
  event: string;
  event_time: string | null;
  sent_at: string | null;
  received_at: ColumnType<string, string, never>;
  state: MessageState;
  reason: string | null;
  /** The fields that were refused. */
  faults: string[];
  /** The units that the message changes. */
  keys: string[];
  /** The people whom it mentions. */
  mentions: string[];
  raw: Buffer;
}

/** Every system that ever sent a message. */
export interface SenderTable {
  application: string;
  facility: string;
  trust: string;
  system: string;
  /** When its latest message was sent, by its own clock but never later than its receipt. */
  last_sent_at: ColumnType<string, string, string>;
}

/** Whom each hospital number means. */
export interface HospitalPersonTable {
  key: string;
  trust: string;
  hospital_number: string | null;
  merged_into: string | null;
  birth_date: string | null;
  family_name: string | null;
  is_deleted: boolean;
  faults: string[];
}

/** Which NHS numbers a hospital ties to a number. */
export interface PersonIdentityTable {
  person_key: string;
  nhs_number: string;
}

/** What a hospital last said of an item, for its provenance. */
interface Told {
  trust: string;
  system: string;
  recorded_at: string | null;
  received_at: ColumnType<string, string, never>;
}

/** The visits. */
export interface EncounterTable extends Told {
  key: string;
  visit_number: string;
  person_keys: string[];
  is_cancelled: boolean;
  status: string;
  class: string | null;
  started_at: string | null;
  ended_at: string | null;
  admission_method: Json<Term> | null;
  discharge_destination: Json<Term> | null;
  specialty: Json<Term> | null;
  reason: Json<Term> | null;
  participants: Json<Partial<Record<ParticipantField, readonly ParticipantFacts[]>>>;
  faults: string[];
}

/** Where people stayed during visits, in order. */
export interface LocationStayTable {
  encounter_key: string;
  position: number;
  place: Json<Place>;
  started_at: string | null;
  ended_at: string | null;
}

/** The diagnoses of visits, in order. */
export interface DiagnosisTable {
  encounter_key: string;
  position: number;
  code: Json<Term>;
  type: string | null;
  recorded_at: string | null;
}

/** The procedures of visits, in order. */
export interface ProcedureTable {
  encounter_key: string;
  position: number;
  code: Json<Term>;
  performed_at: string | null;
}

/** The allergies that a hospital knows of someone, in order. */
export interface AllergyTable extends Told {
  person_key: string;
  position: number;
  allergy: Json<AllergyFacts>;
}

/** The documents. */
export interface DocumentTable extends Told {
  key: string;
  document_number: string;
  person_keys: string[];
  is_withdrawn: boolean;
  confidentiality: string | null;
  type: Json<Term> | null;
  title: string | null;
  created: string | null;
  author: Json<ParticipantFacts> | null;
  content_type: string | null;
  text: string | null;
  faults: string[];
}

/** The reports on investigations. */
export interface ReportTable extends Told {
  key: string;
  identity: string;
  person_keys: string[];
  /** The latest version. */
  report: Json<ReportFacts>;
  /** The versions that it replaced, the newest first. */
  earlier: Json<readonly ReportVersion[]>;
  faults: string[];
}

/** A value that is kept as JSON; it is written as text. */
type Json<T extends object> = JSONColumnType<T>;

/** The hospital store's tables. */
export interface HospitalTables {
  message: MessageTable;
  sender: SenderTable;
  hospital_person: HospitalPersonTable;
  person_identity: PersonIdentityTable;
  encounter: EncounterTable;
  location_stay: LocationStayTable;
  diagnosis: DiagnosisTable;
  procedure: ProcedureTable;
  allergy: AllergyTable;
  document: DocumentTable;
  report: ReportTable;
}
