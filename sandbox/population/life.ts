/**
 * One invented person's life as it truly happened, before any system recorded it.
 *
 * Every simulated source renders its own protocol from this and from nothing else, and no part of the
 * product ever reads it. Dates are ISO 8601; instants carry an offset.
 */
export interface Life {
  /** Position in the population, from 0; the same index and seed always give the same life. */
  readonly index: number;
  readonly person: Person;
  /** Why this person is interesting to look at; empty for most people. */
  readonly story: string;
  /** The ways in which this person is deliberately hard for software. */
  readonly difficulties: readonly Difficulty[];
  readonly practice: GeneralPractice;
  readonly trust: HospitalTrust;
  readonly problems: readonly Problem[];
  readonly medicines: readonly Medicine[];
  readonly allergies: readonly Allergy[];
  readonly consultations: readonly Consultation[];
  readonly hospitalStays: readonly HospitalStay[];
  readonly hospitalMedicines?: readonly HospitalMedicine[];
  readonly communityReferrals: readonly CommunityReferral[];
  readonly socialCareEvents: readonly SocialCareEvent[];
  readonly supportPlans: readonly SupportPlan[];
  readonly allocations: readonly Allocation[];
}

/** The ways in which a person can be deliberately hard. */
export type Difficulty =
  | 'superseded-number'
  | 'restricted'
  | 'deceased'
  | 'no-practice'
  | 'duplicate-hospital-number'
  | 'no-number-in-social-care'
  | 'contradicted-allergy'
  | 'undated-item'
  | 'confidential-items';

export interface Person {
  /** From the 999 range, with a valid check digit. */
  readonly nhsNumber: string;
  /** Replaced by `nhsNumber`; sources may still hold records under it. */
  readonly supersededNhsNumber?: string;
  readonly title: string;
  readonly givenNames: readonly string[];
  readonly familyName: string;
  readonly gender: 'female' | 'male';
  readonly birthDate: string;
  readonly deathDate?: string;
  /** Taken off the practice's list and on no other since; PDS reason code, such as ORR. */
  readonly removedFromPractice?: { readonly reason: string; readonly on: string };
  readonly addressLines: readonly string[];
  readonly town: string;
  readonly postcode: string;
  /** 1 is the most deprived tenth, 10 the least. */
  readonly deprivationDecile: number;
  readonly phone: string;
  readonly ethnicityCode: string;
  readonly medicalRecordNumber: string;
  /** A second number at the same trust, merged into the first. */
  readonly duplicateMedicalRecordNumber?: string;
  readonly councilPersonId: string;
}

export interface GeneralPractice {
  readonly odsCode: string;
  readonly name: string;
  readonly supplier: 'emis' | 'tpp' | 'vision' | 'medicus' | 'larkfield';
  readonly generalPractitioner: { readonly name: string; readonly gmpCode: string; readonly gmcCode: string };
}

export interface HospitalTrust {
  readonly odsCode: string;
  readonly name: string;
  readonly siteOdsCode: string;
  readonly siteName: string;
}

/** A term with its SNOMED CT concept, and the codes of older systems where there are any. */
export interface Term {
  readonly snomed: string;
  readonly display: string;
  readonly readV2?: string;
  readonly ctv3?: string;
  readonly icd10?: string;
}

export interface Problem {
  readonly id: string;
  readonly term: Term;
  readonly onset: string;
  readonly ended?: string;
  readonly significance: 'major' | 'minor';
  /** Marked confidential by the practice, which then leaves it out of what it shares. */
  readonly confidential?: boolean;
}

export interface Medicine {
  readonly id: string;
  /** The dm+d product. */
  readonly product: Term;
  readonly dosage: string;
  readonly course: 'acute' | 'repeat' | 'repeat-dispensing';
  readonly start: string;
  readonly end?: string;
  readonly lastIssued: string;
  readonly status: 'active' | 'completed' | 'stopped';
  readonly problemId?: string;
  /** How the prescription was written, where not as usual. */
  readonly prescription?: 'delayed-prescribing' | 'acute-handwritten';
  /** How often it may be issued before it is authorised again; any number of times where nothing is said. */
  readonly issuesAllowed?: number;
  readonly stoppedBecause?: string;
  /** Whoever prescribes it in place of the practice. */
  readonly prescribedBy?: { readonly name: string; readonly organisation: string };
}

/** What a hospital ordered, or wrote down of what a person takes, beside what it always does; statuses as FHIR R4 has them. */
export type HospitalMedicine = {
  readonly id: string;
  readonly product: Term;
  readonly dosage: string;
  readonly because?: string;
} & (
  | {
      readonly kind: 'order';
      readonly status: 'active' | 'on-hold' | 'cancelled' | 'stopped' | 'draft' | 'entered-in-error';
      /** What is to be handed out when the person goes home. */
      readonly supply?: {
        readonly amount: number;
        readonly unit: string;
        readonly days: number;
        readonly repeats: number;
      };
    }
  | { readonly kind: 'statement'; readonly status: 'intended' | 'not-taken' }
);

export interface Allergy {
  readonly id: string;
  readonly substance: Term;
  readonly kind: 'medication' | 'environment';
  readonly reaction?: Term;
  readonly onset?: string;
  readonly ended?: string;
  /** Who recorded it; a hospital may record none known where the practice records an allergy. */
  readonly recordedBy: 'practice' | 'hospital';
}

export interface Consultation {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly type: string;
  readonly topics: readonly {
    readonly title: string;
    readonly problemId?: string;
    readonly headings: readonly {
      readonly title: string;
      readonly entries: readonly {
        readonly text: string;
        readonly term?: Term;
        /** What was measured, where the entry is a single measurement. */
        readonly value?: { readonly number: number; readonly ucum: string };
      }[];
    }[];
  }[];
  /** Marked confidential by the practice, which then leaves it out of what it shares. */
  readonly confidential?: boolean;
}

export interface HospitalStay {
  readonly visitNumber: string;
  readonly kind: 'inpatient' | 'emergency' | 'outpatient';
  readonly admitted: string;
  /** Empty while the person is still there. */
  readonly discharged?: string;
  /** NHS Data Dictionary admission method, such as 21. */
  readonly admissionMethod: string;
  /** NHS Data Dictionary discharge destination, such as 19. */
  readonly dischargeDestination?: string;
  /** Treatment function code and name. */
  readonly specialty: { readonly code: string; readonly display: string };
  readonly consultant: { readonly name: string; readonly gmcCode: string };
  readonly moves: readonly {
    readonly at: string;
    readonly site: string;
    readonly ward: string;
    readonly bed: string;
  }[];
  readonly diagnoses: readonly Term[];
  readonly procedures: readonly { readonly opcs4: string; readonly display: string; readonly at: string }[];
  /** The discharge letter as plain text; empty where none was written. */
  readonly dischargeLetter?: string;
}

export interface CommunityReferral {
  readonly serviceRequestId: string;
  readonly service: { readonly code: string; readonly display: string };
  readonly reason: Term;
  readonly received: string;
  readonly discharged?: string;
  readonly contacts: readonly CommunityContact[];
  readonly carePlan?: {
    readonly id: string;
    readonly title: string;
    readonly created: string;
    readonly updated: string;
    readonly reviewDate: string;
    readonly goals: readonly string[];
    readonly actions: readonly { readonly what: string; readonly who: string; readonly when: string }[];
  };
}

export interface CommunityContact {
  readonly careContactId: string;
  readonly at: string;
  readonly minutes: number;
  readonly mechanism: 'face-to-face' | 'telephone' | 'video';
  readonly place: 'home' | 'care-home' | 'clinic';
  readonly attendance:
    | 'attended'
    | 'late-seen'
    | 'late-not-seen'
    | 'did-not-attend'
    | 'cancelled-by-provider';
  readonly clinician: { readonly id: string; readonly name: string };
  readonly activities: readonly {
    readonly id: string;
    readonly kind: 'assessment' | 'intervention' | 'test' | 'advice';
    readonly term: Term;
    readonly value?: { readonly number: number; readonly ucum: string };
  }[];
}

export interface SocialCareEvent {
  readonly id: string;
  readonly type: 'request' | 'assessment' | 'service' | 'review';
  readonly start: string;
  readonly end?: string;
  readonly description: string;
  /** Client Level Data wording, Release 2. */
  readonly outcome?: string;
  readonly routeOfAccess?: string;
  readonly assessmentType?: string;
  readonly serviceType?: string;
  readonly serviceComponent?: string;
  readonly deliveryMechanism?: string;
  readonly provider?: { readonly name: string; readonly cqcLocationId: string };
  readonly unitsPerWeek?: number;
  readonly worker: string;
}

export interface SupportPlan {
  readonly id: string;
  readonly created: string;
  readonly reviewDate: string;
  readonly agreedWith: string;
  readonly strengths: readonly string[];
  readonly goals: readonly {
    readonly description: string;
    readonly importance: number;
    readonly actions: readonly {
      readonly what: string;
      readonly who: string;
      readonly when: string;
      readonly status: string;
    }[];
  }[];
  readonly contingencies: readonly {
    readonly trigger: string;
    readonly response: string;
    readonly contact: string;
  }[];
  readonly fundingSource: string;
}

export interface Allocation {
  readonly id: string;
  readonly worker: string;
  readonly team: string;
  readonly start: string;
  readonly end?: string;
}
