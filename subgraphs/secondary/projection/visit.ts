import type { EncounterStatus } from '../../../schema/generated/shared.ts';
import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import type { ParticipantFacts, Term } from '../facts/common-facts.ts';
import type {
  DiagnosisFacts,
  HospitalMessage,
  ParticipantField,
  ProcedureFacts,
  VisitFacts,
} from '../facts/hospital-message.ts';
import type { Stay } from './stays.ts';

/** One visit as all its messages together tell it. */
export interface Visit {
  readonly visitNumber: string;
  /** The keys of everyone whom its messages name; more than one is in doubt until a merge says otherwise. */
  readonly personKeys: readonly string[];
  /** Whether it was taken back: it stays in the store and out of every view. */
  readonly isCancelled: boolean;
  readonly status: EncounterStatus;
  /** PV1-2 as HL7 table 0004 has it. */
  readonly class?: string;
  readonly admissionMethod?: Term;
  readonly dischargeDestination?: Term;
  readonly specialty?: Term;
  readonly reason?: Term;
  readonly participants: Readonly<Partial<Record<ParticipantField, readonly ParticipantFacts[]>>>;
  /** PV1-44, as far as a message stated it. */
  readonly admitted?: PartialDate;
  /** PV1-45, or when a discharge without it happened. */
  readonly discharged?: PartialDate;
  /** When the first arrival happened, for where PV1-44 is never stated. */
  readonly arrived?: PartialDate;
  /** When a planned admission is expected. */
  readonly expected?: PartialDate;
  readonly stays: readonly Stay[];
  readonly diagnoses: readonly DiagnosisFacts[];
  readonly procedures: readonly ProcedureFacts[];
  /** The fields that could not be read and that no later message gave anew. */
  readonly faults: readonly string[];
  /** The record system that last told of it. */
  readonly system: string;
  readonly recordedAt?: PartialDate;
  readonly receivedAt: string;
}

/** One message about a visit, with the part of it that is about this visit. */
export interface VisitMessage {
  readonly facts: HospitalMessage;
  readonly visit: VisitFacts;
  readonly receivedAt: string;
}
