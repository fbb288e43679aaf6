import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import type { Change } from '../hl7/change.ts';
import type { ParticipantFacts, Term } from './common-facts.ts';
import type { ReportFacts } from './report-facts.ts';

/** A hospital's own number for a person. */
export interface HospitalNumber {
  readonly value: string;
  /** Who gave the number, where that is not the sending organisation as a whole; empty otherwise. */
  readonly authority: string;
}

/** What a message says about who someone is. */
export interface PersonFacts {
  readonly hospitalNumber?: HospitalNumber;
  /** A number with a valid check digit that the sender does not call unverified. */
  readonly nhsNumber?: string;
  readonly birthDate: Change<PartialDate>;
  readonly familyName: Change<string>;
  /** All allergies that the hospital knows, where the message speaks of allergies. */
  readonly allergies: Change<readonly AllergyFacts[]>;
  /** What A60 says of single allergies: each is added or changed, or taken away. */
  readonly allergyChanges?: readonly AllergyChange[];
  /** MRG-1: the number that this person had, or under which a visit was kept, before. */
  readonly formerNumber?: HospitalNumber;
}

/** One AL1 segment. */
export interface AllergyFacts {
  readonly code: Term;
  readonly category?: string;
  readonly severity?: string;
  readonly reactions: readonly string[];
  readonly identified?: PartialDate;
}

/** One IAM segment: an allergy that is now known in these words, or no longer known. */
export interface AllergyChange {
  readonly isRemoved: boolean;
  readonly allergy: AllergyFacts;
}

/** A place in a hospital. */
export interface Place {
  readonly site?: string;
  readonly ward?: string;
  readonly bed?: string;
  /** What the hospital calls the place, in words (PL.9). */
  readonly description?: string;
}

/** One DG1 segment. */
export interface DiagnosisFacts {
  readonly code: Term;
  /** DG1-6: `A` admitting, `W` working, `F` final. */
  readonly type?: string;
  readonly recorded?: PartialDate;
}

/** One PR1 segment. */
export interface ProcedureFacts {
  readonly code: Term;
  readonly at?: PartialDate;
}

/** What a message says about one visit. */
export interface VisitFacts {
  readonly visitNumber: string;
  /** PV1-2 as HL7 table 0004 has it. */
  readonly class: Change<string>;
  readonly place: Change<Place>;
  readonly admissionMethod: Change<Term>;
  readonly dischargeDestination: Change<Term>;
  readonly specialty: Change<Term>;
  readonly reason: Change<Term>;
  /** By the field that names them. */
  readonly participants: Readonly<Record<ParticipantField, Change<readonly ParticipantFacts[]>>>;
  readonly admitted: Change<PartialDate>;
  readonly discharged: Change<PartialDate>;
  /** PV2-8: when a planned admission is expected. */
  readonly expected: Change<PartialDate>;
  readonly diagnoses: Change<readonly DiagnosisFacts[]>;
  readonly procedures: Change<readonly ProcedureFacts[]>;
}

/** The fields of PV1 that name people. */
export type ParticipantField = 'attending' | 'referring' | 'consulting' | 'admitting';

/** What a message says about one document. */
export interface DocumentFacts {
  readonly documentNumber: string;
  /** The document that this one replaces or adds to. */
  readonly parentNumber?: string;
  readonly type?: Term;
  readonly title?: string;
  readonly created?: PartialDate;
  readonly author?: ParticipantFacts;
  readonly contentType?: string;
  readonly text?: string;
  /** Whether it is for use, where its sender says so (TXA-19), or that all that it held was wrong (OBX-11). */
  readonly isForUse?: boolean;
  /** TXA-18 as HL7 table 0272 has it: `V` very restricted, `R` restricted, `U` usual. */
  readonly confidentiality?: string;
}

/** One person of a message, with the visit that it is about where it is about one. */
export interface PatientFacts {
  readonly person: PersonFacts;
  readonly visit?: VisitFacts;
  /** What an ORU message reports. */
  readonly reports?: readonly ReportFacts[];
}

/** All that a message says, free of how HL7 v2 and its sender write it. */
export interface HospitalMessage {
  /** The ODS code of the hospital trust. */
  readonly trust: string;
  readonly system: string;
  /** What happened, such as `A01`. */
  readonly trigger: string;
  /** EVN-2: when it was entered; messages are put in order by it. */
  readonly recordedAt?: PartialDate;
  /** EVN-6: when it happened, where that is told apart. */
  readonly occurredAt?: PartialDate;
  /** MSH-7. */
  readonly sentAt?: PartialDate;
  /** One person; two where a bed was swapped. */
  readonly patients: readonly PatientFacts[];
  readonly document?: DocumentFacts;
  /** The fields that were refused because they hold nothing that can be read, such as `PV1-44`. */
  readonly faults: readonly string[];
}
