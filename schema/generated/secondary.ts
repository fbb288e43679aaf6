// Generated from schema/subgraphs by "npm run generate". Do not edit.
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date, such as 2026-03-31. */
  Date: { input: string; output: string; }
  /** An instant with its offset from UTC, such as 2026-03-31T09:30:00Z. */
  DateTime: { input: string; output: string; }
  /** A date kept at the precision at which it was recorded: a year, a month, a day, or an instant, with its offset where one was recorded. */
  PartialDate: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** The person as the demographic service knows them. */
export type Patient = {
  /** The NHS number. */
  readonly nhsNumber: Scalars['ID']['output'];
};

/** One person's record as this reader may see it, for one request. */
export type CareRecord = {
  /** The sealed decision that the record is read under. */
  readonly seal: Scalars['ID']['output'];
  /** What each source of hospitals answered over all kinds of information. */
  readonly secondarySources?: Maybe<ReadonlyArray<Source>>;
  /** The encounters that hospitals hold. */
  readonly secondaryEncounterIndex?: Maybe<EncounterIndex>;
  /** The care plans that hospitals hold. */
  readonly secondaryCarePlanIndex?: Maybe<CarePlanIndex>;
  /** The documents that hospitals hold. */
  readonly secondaryDocumentIndex?: Maybe<DocumentIndex>;
  /** The allergies that hospitals hold. */
  readonly secondaryAllergyIndex?: Maybe<AllergyIndex>;
  /** The medicines that hospitals hold. */
  readonly secondaryMedicationIndex?: Maybe<MedicationIndex>;
  /** The conditions that hospitals hold. */
  readonly secondaryConditionIndex?: Maybe<ConditionIndex>;
  /** What hospitals alone hold. */
  readonly hospital?: Maybe<HospitalRecord>;
};

/** A stay, visit or attendance at a hospital. */
export type HospitalEncounter = Encounter & Node & {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The sealed decision that the item is read under. */
  readonly seal: Scalars['ID']['output'];
  /** The care setting that recorded it. */
  readonly setting?: Maybe<CareSetting>;
  /** What kind of meeting it was. */
  readonly kind?: Maybe<EncounterKind>;
  /** How far it has come. */
  readonly status?: Maybe<EncounterStatus>;
  /** When it took place. */
  readonly period?: Maybe<Period>;
  /** A short title to show in a list. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The organisation that gave the care. */
  readonly organisation?: Maybe<Organisation>;
  /** Who took part. */
  readonly performers?: Maybe<ReadonlyArray<Participant>>;
  /** Why it took place. */
  readonly reasons?: Maybe<ReadonlyArray<CodedConcept>>;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
  /** The person it is about. */
  readonly patient?: Maybe<Patient>;
  /** Whether it is a stay, an outpatient visit or an emergency attendance. */
  readonly class?: Maybe<EncounterClass>;
  /** The number by which the hospital knows the visit. */
  readonly visitNumber?: Maybe<Scalars['String']['output']>;
  /** How the person came to be admitted. */
  readonly admissionMethod?: Maybe<CodedConcept>;
  /** Where the person went when leaving hospital. */
  readonly dischargeDestination?: Maybe<CodedConcept>;
  /** The specialty that gave the care. */
  readonly specialty?: Maybe<CodedConcept>;
  /** Where in the hospital the person stayed, in order. */
  readonly locations?: Maybe<ReadonlyArray<LocationStay>>;
  /** The diagnoses recorded for the visit. */
  readonly diagnoses?: Maybe<ReadonlyArray<CodedConcept>>;
  /** The procedures recorded for the visit. */
  readonly procedures?: Maybe<ReadonlyArray<CodedConcept>>;
};

/** A care plan kept by a hospital. */
export type HospitalCarePlan = CarePlan & Node & {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The sealed decision that the item is read under. */
  readonly seal: Scalars['ID']['output'];
  /** The care setting that keeps the plan. */
  readonly setting?: Maybe<CareSetting>;
  /** How far it has come. */
  readonly status?: Maybe<CarePlanStatus>;
  /** A short title to show in a list. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** From when to when it is in force. */
  readonly period?: Maybe<Period>;
  /** What kind of plan it is. */
  readonly category?: Maybe<CodedConcept>;
  /** Who wrote it. */
  readonly author?: Maybe<Participant>;
  /** When it was written. */
  readonly created?: Maybe<Scalars['PartialDate']['output']>;
  /** When it is to be looked at again. */
  readonly reviewDate?: Maybe<Scalars['PartialDate']['output']>;
  /** Whom it was agreed with. */
  readonly agreedWith?: Maybe<Scalars['String']['output']>;
  /** What the plan is about. */
  readonly addresses?: Maybe<ReadonlyArray<CodedConcept>>;
  /** What the plan is to achieve. */
  readonly goals?: Maybe<ReadonlyArray<CareGoal>>;
  /** What is to be done, by whom and when. */
  readonly actions?: Maybe<ReadonlyArray<CarePlanAction>>;
  /** What to do if things go wrong. */
  readonly contingencies?: Maybe<ReadonlyArray<ContingencyPlan>>;
  /** The organisation that keeps the plan. */
  readonly organisation?: Maybe<Organisation>;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
  /** The person it is about. */
  readonly patient?: Maybe<Patient>;
};

/** A document kept by a hospital. */
export type HospitalDocument = Document & Node & {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The sealed decision that the item is read under. */
  readonly seal: Scalars['ID']['output'];
  /** The care setting that keeps the document. */
  readonly setting?: Maybe<CareSetting>;
  /** A short title to show in a list. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** When it was written. */
  readonly created?: Maybe<Scalars['PartialDate']['output']>;
  /** What kind of document it is. */
  readonly type?: Maybe<CodedConcept>;
  /** Who wrote it. */
  readonly author?: Maybe<Participant>;
  /** The media type of its content, such as application/pdf; empty where the content is not held. */
  readonly contentType?: Maybe<Scalars['String']['output']>;
  /** The size of its content, in bytes, where it is known. */
  readonly size?: Maybe<Scalars['Int']['output']>;
  /** The document's text where it is text or HTML, without any markup; empty otherwise. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** Its parts under their headings, where it was sent in parts, such as a discharge letter. */
  readonly sections?: Maybe<ReadonlyArray<HospitalDocumentSection>>;
  /** Whether the person's practice has it, as far as the hospital says. */
  readonly practiceReceipt?: Maybe<PracticeReceipt>;
  /** The organisation that keeps the document. */
  readonly organisation?: Maybe<Organisation>;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
  /** The person it is about. */
  readonly patient?: Maybe<Patient>;
};

/** Whether a hospital encounter is a stay, a visit or an attendance. */
export type EncounterClass =
  /** A stay in hospital. */
  | 'INPATIENT'
  /** An outpatient visit. */
  | 'OUTPATIENT'
  /** An attendance at an emergency department. */
  | 'EMERGENCY'
  /** A visit before admission. */
  | 'PREADMISSION'
  /** Regular treatment by day or night. */
  | 'RECURRING'
  /** The source does not say, or says something that the graph does not know. */
  | 'UNKNOWN';

/** A stretch of a hospital stay in one place. */
export type LocationStay = {
  /** The hospital site. */
  readonly site?: Maybe<Scalars['String']['output']>;
  /** The ward or clinic. */
  readonly ward?: Maybe<Scalars['String']['output']>;
  /** The bed. */
  readonly bed?: Maybe<Scalars['String']['output']>;
  /** What the hospital calls the place, in words. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** From when to when the person was there. */
  readonly period?: Maybe<Period>;
};

/** What hospitals alone hold. */
export type HospitalRecord = {
  /** What each hospital answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The numbers by which hospitals know the person. */
  readonly medicalRecordNumbers: ReadonlyArray<MedicalRecordNumber>;
  /** Laboratory, imaging and other reports on investigations. */
  readonly investigations?: Maybe<HospitalInvestigationList>;
  /** What was observed at the bedside or in clinic and belongs to no report, such as a blood pressure. */
  readonly observations?: Maybe<HospitalObservationList>;
  /** Referrals and requests for care that hospitals hold. */
  readonly referrals?: Maybe<HospitalReferralList>;
  /** What hospitals are responsible for over a time, such as a virtual ward or a pathway; encounters belong to them. */
  readonly episodes?: Maybe<HospitalEpisodeList>;
  /** Appointments that hospitals and other providers booked for the person, those called off or not attended included. */
  readonly bookings?: Maybe<HospitalBookingList>;
};

/** A number by which one hospital knows the person. */
export type MedicalRecordNumber = {
  /** The hospital trust that gave the number. */
  readonly organisation: Organisation;
  /** The number. */
  readonly value: Scalars['String']['output'];
  /** Whether the number was replaced when two records were merged. */
  readonly merged: Scalars['Boolean']['output'];
};

/** A part of a document under its heading. */
export type HospitalDocumentSection = {
  /** The heading as it was sent. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** What kind of heading it is. */
  readonly code?: Maybe<CodedConcept>;
  /** What stands under it, as plain text: all markup is taken out. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The parts below it, one level deep; what lies deeper stands in their text. */
  readonly sections: ReadonlyArray<HospitalDocumentSection>;
};

/** Whether the person's practice has a document. */
export type PracticeReceipt = {
  /** How far it has come. */
  readonly status: PracticeReceiptStatus;
  /** When that was so. */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
};

/** How far a document has come on its way to the person's practice. */
export type PracticeReceiptStatus =
  /** The practice's system confirmed that it has it. */
  | 'RECEIVED'
  /** It was sent, and nothing confirms that it arrived. */
  | 'SENT'
  /** It could not be delivered. */
  | 'FAILED'
  /** The hospital does not say. */
  | 'UNKNOWN';

/** Reports on investigations that hospitals hold. */
export type HospitalInvestigationList = {
  /** What each hospital answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The reports as they are now, newest first. */
  readonly items: ReadonlyArray<HospitalInvestigation>;
};

/** A report on an investigation, such as a blood test or a scan. */
export type HospitalInvestigation = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What was investigated. */
  readonly code: CodedConcept;
  /** How far it can be relied on. */
  readonly status: HospitalResultStatus;
  /** The number that the laboratory or department gave it. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** When the specimen was taken or the examination took place. */
  readonly collected?: Maybe<Scalars['PartialDate']['output']>;
  /** When the laboratory received the specimen. */
  readonly received?: Maybe<Scalars['PartialDate']['output']>;
  /** When this version was issued. */
  readonly issued?: Maybe<Scalars['PartialDate']['output']>;
  /** What was examined. */
  readonly specimen?: Maybe<CodedConcept>;
  /** The results, in their order. */
  readonly results: ReadonlyArray<HospitalObservation>;
  /** What was concluded, in words. */
  readonly conclusion?: Maybe<Scalars['String']['output']>;
  /** Notes that were sent with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** The media types of what is attached and not held, such as application/pdf. */
  readonly attachments: ReadonlyArray<Scalars['String']['output']>;
  /** Who asked for it. */
  readonly requester?: Maybe<Participant>;
  /** Who reported it. */
  readonly performers: ReadonlyArray<Participant>;
  /** The versions that this one replaced, the latest first; what they said is no longer valid. */
  readonly earlierVersions: ReadonlyArray<HospitalInvestigationVersion>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** A version of a report that a later one replaced. */
export type HospitalInvestigationVersion = {
  /** How far it could be relied on. */
  readonly status: HospitalResultStatus;
  /** When it was issued. */
  readonly issued?: Maybe<Scalars['PartialDate']['output']>;
  /** When this graph received it. */
  readonly receivedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The results as they were then. */
  readonly results: ReadonlyArray<HospitalObservation>;
  /** What was concluded then. */
  readonly conclusion?: Maybe<Scalars['String']['output']>;
};

/** What was observed in hospital and belongs to no report. */
export type HospitalObservationList = {
  /** What each hospital answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The observations, newest first. */
  readonly items: ReadonlyArray<HospitalObservation>;
};

/** Something that was measured, observed or found. */
export type HospitalObservation = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What was observed. */
  readonly code: CodedConcept;
  /** How far it can be relied on. */
  readonly status: HospitalResultStatus;
  /** The value exactly as it was written, comparator and trailing zeros included; empty where it was withdrawn. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** The value as an amount, where it is one. */
  readonly quantity?: Maybe<Quantity>;
  /** The value as a code, where it is one. */
  readonly coded?: Maybe<CodedConcept>;
  /** What is normal. */
  readonly referenceRange?: Maybe<HospitalReferenceRange>;
  /** What the value means, such as high or abnormal. */
  readonly interpretations: ReadonlyArray<CodedConcept>;
  /** When it was observed. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** Its parts, such as systolic and diastolic. */
  readonly components: ReadonlyArray<HospitalObservationComponent>;
  /** Who observed it. */
  readonly performers: ReadonlyArray<Participant>;
  /** Notes that were sent with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** A part of an observation. */
export type HospitalObservationComponent = {
  /** What was observed. */
  readonly code: CodedConcept;
  /** The value exactly as it was written. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** The value as an amount, where it is one. */
  readonly quantity?: Maybe<Quantity>;
};

/** What is normal for an observation. */
export type HospitalReferenceRange = {
  /** The lowest normal value. */
  readonly low?: Maybe<Quantity>;
  /** The highest normal value. */
  readonly high?: Maybe<Quantity>;
  /** The range as it was written. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** How far a result can be relied on. */
export type HospitalResultStatus =
  /** More is to come. */
  | 'REGISTERED'
  /** It is not final. */
  | 'PRELIMINARY'
  /** It is final. */
  | 'FINAL'
  /** It was changed after it was final. */
  | 'AMENDED'
  /** It was called off or could not be had. */
  | 'CANCELLED'
  /** It was sent in error, such as for the wrong person; its value is not shown. */
  | 'ENTERED_IN_ERROR'
  /** The source does not say. */
  | 'UNKNOWN';

/** Referrals and requests for care that hospitals hold. */
export type HospitalReferralList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The referrals, newest first. */
  readonly items: ReadonlyArray<HospitalReferral>;
};

/** A referral or request for care. */
export type HospitalReferral = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What is asked for. */
  readonly code?: Maybe<CodedConcept>;
  /** How far it has come. */
  readonly status: HospitalReferralStatus;
  /** How urgent it is, in the source's words. */
  readonly priority?: Maybe<Scalars['String']['output']>;
  /** The number by which the e-Referral Service knows it; a practice's referral with the same number is the same one. */
  readonly ubrn?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** Why it was made. */
  readonly reasons: ReadonlyArray<CodedConcept>;
  /** Who made it. */
  readonly requester?: Maybe<Participant>;
  /** Whom it goes to. */
  readonly recipients: ReadonlyArray<Participant>;
  /** Notes that were sent with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** What the e-Referral Service holds under its number; empty where it has none, or the service was not asked or did not answer, as the list's sources say. */
  readonly eReferral?: Maybe<EReferral>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** A referral as the e-Referral Service holds it. */
export type EReferral = {
  /** The number by which the service knows it, twelve digits. */
  readonly ubrn: Scalars['String']['output'];
  /** How far it has come. */
  readonly state: EReferralState;
  /** How far it has come, in the service's words. */
  readonly stateText?: Maybe<Scalars['String']['output']>;
  /** The service that it is booked at, or the first that it may be booked at. */
  readonly service?: Maybe<Scalars['String']['output']>;
  /** The specialty that was asked for. */
  readonly specialty?: Maybe<CodedConcept>;
  /** How urgent it is. */
  readonly priority?: Maybe<CodedConcept>;
  /** When the pathway began, from which waiting is counted. */
  readonly pathwayStart?: Maybe<Scalars['PartialDate']['output']>;
  /** When clinical information was first sent. */
  readonly submitted?: Maybe<Scalars['PartialDate']['output']>;
  /** The appointment that was booked. */
  readonly booking?: Maybe<HospitalBooking>;
  /** Letters that are attached; the service keeps their content. */
  readonly letters: ReadonlyArray<EReferralLetter>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** How far a referral of the e-Referral Service has come. */
export type EReferralState =
  /** No appointment is booked. */
  | 'UNBOOKED'
  /** An appointment is booked. */
  | 'BOOKED'
  /** The provider is to find an appointment. */
  | 'DEFERRED_TO_PROVIDER'
  /** It was called off. */
  | 'CANCELLED'
  /** The service says something else, or nothing. */
  | 'UNKNOWN';

/** A letter that is attached to a referral of the e-Referral Service. */
export type EReferralLetter = {
  /** Its name as it was given. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Who attached it, such as the referrer. */
  readonly type?: Maybe<CodedConcept>;
  /** The media type of its content. */
  readonly contentType?: Maybe<Scalars['String']['output']>;
  /** The size of its content, in bytes. */
  readonly size?: Maybe<Scalars['Int']['output']>;
  /** When it was attached. */
  readonly created?: Maybe<Scalars['PartialDate']['output']>;
};

/** How far a referral has come. */
export type HospitalReferralStatus =
  /** It is being written. */
  | 'DRAFT'
  /** It was made and is not finished. */
  | 'ACTIVE'
  /** It is paused. */
  | 'ON_HOLD'
  /** What was asked for was given. */
  | 'COMPLETED'
  /** It was ended before that. */
  | 'REVOKED'
  /** It was made in error. */
  | 'ENTERED_IN_ERROR'
  /** The source does not say. */
  | 'UNKNOWN';

/** Episodes of care that hospitals hold. */
export type HospitalEpisodeList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The episodes, newest first. */
  readonly items: ReadonlyArray<HospitalEpisode>;
};

/** A time during which a hospital is responsible for some care, such as a virtual ward or a diabetes pathway. */
export type HospitalEpisode = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What kind of episode it is. */
  readonly type?: Maybe<CodedConcept>;
  /** How far it has come. */
  readonly status: HospitalEpisodeStatus;
  /** From when to when it lasted. */
  readonly period?: Maybe<Period>;
  /** What it is about. */
  readonly diagnoses: ReadonlyArray<CodedConcept>;
  /** Who is responsible for it. */
  readonly careManager?: Maybe<Participant>;
  /** The organisation that is responsible for it. */
  readonly organisation?: Maybe<Organisation>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** How far an episode of care has come. */
export type HospitalEpisodeStatus =
  /** It has not begun. */
  | 'PLANNED'
  /** The person waits for it. */
  | 'WAITLIST'
  /** It is under way. */
  | 'ACTIVE'
  /** It is paused. */
  | 'ON_HOLD'
  /** It is over. */
  | 'FINISHED'
  /** It was called off. */
  | 'CANCELLED'
  /** It was entered in error. */
  | 'ENTERED_IN_ERROR'
  /** The source does not say. */
  | 'UNKNOWN';

/** Appointments that hospitals and other providers booked for the person. */
export type HospitalBookingList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The appointments, newest first. */
  readonly items: ReadonlyArray<HospitalBooking>;
};

/** An appointment at a hospital or another provider. */
export type HospitalBooking = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** How far it has come; one that was called off or not attended is no care that was given. */
  readonly status: HospitalBookingStatus;
  /** From when to when it is. */
  readonly period: Period;
  /** What it is for, in the provider's words. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What kind of care it is for. */
  readonly service?: Maybe<CodedConcept>;
  /** The specialty that gives the care. */
  readonly specialty?: Maybe<CodedConcept>;
  /** Whom the person is to see. */
  readonly performers: ReadonlyArray<Participant>;
  /** Where it takes place. */
  readonly location?: Maybe<Scalars['String']['output']>;
  /** Why it was called off. */
  readonly cancellationReason?: Maybe<Scalars['String']['output']>;
  /** When it was booked. */
  readonly created?: Maybe<Scalars['PartialDate']['output']>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** How far an appointment at a hospital has come. */
export type HospitalBookingStatus =
  /** It is proposed or not yet confirmed. */
  | 'PROPOSED'
  /** The person waits for one. */
  | 'WAITLIST'
  /** It is booked. */
  | 'BOOKED'
  /** The person has arrived. */
  | 'ARRIVED'
  /** It took place. */
  | 'FULFILLED'
  /** It was called off. */
  | 'CANCELLED'
  /** The person was not there. */
  | 'MISSED'
  /** It was entered in error. */
  | 'ENTERED_IN_ERROR'
  /** The source does not say. */
  | 'UNKNOWN';

/** One of the four kinds of care that keep their own records, or the demographic service that says who a person is. */
export type CareSetting =
  /** The national demographic service. */
  | 'PATIENT'
  /** General practice. */
  | 'PRIMARY'
  /** Hospitals. */
  | 'SECONDARY'
  /** Community services, such as district nursing. */
  | 'COMMUNITY'
  /** The council's adult social care. */
  | 'SOCIAL';

/** What one source answered, so that what is missing is never taken for none. */
export type SourceState =
  /** The source answered, and this is all that it holds. */
  | 'COMPLETE'
  /** The source answered with part of what it holds; its warnings say what is missing. */
  | 'PARTIAL'
  /** The source answered, and it holds nothing of this kind. */
  | 'NONE_RECORDED'
  /** The source cannot answer for this kind of information. */
  | 'NOT_SUPPORTED'
  /** The source holds information that this reader may not see. */
  | 'WITHHELD'
  /** The source could not be asked or did not answer: what it holds is unknown. */
  | 'UNAVAILABLE'
  /** The source answered with information older than it allows; see the time that it was current. */
  | 'STALE'
  /** The source was not asked, because the question left it out. */
  | 'NOT_ASKED';

/** One system of one organisation, and what it answered. */
export type Source = {
  /** The care setting that the source belongs to. */
  readonly setting: CareSetting;
  /** The organisation that keeps the records. */
  readonly organisation?: Maybe<Organisation>;
  /** The name of the record system. */
  readonly system?: Maybe<Scalars['String']['output']>;
  /** What the source answered. */
  readonly state: SourceState;
  /** The permanent code of the reason for the state, where the state needs one. */
  readonly reasonCode?: Maybe<Scalars['String']['output']>;
  /** The reason for the state in words. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When what it answered was current. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** What a reader must know before relying on the answer. */
  readonly warnings: ReadonlyArray<SourceWarning>;
};

/** Something that a reader must know before relying on a source's answer. */
export type SourceWarning = {
  /** What kind of warning this is. */
  readonly code: SourceWarningCode;
  /** The warning in words. */
  readonly message: Scalars['String']['output'];
};

/** The kinds of warning that a source can carry. */
export type SourceWarningCode =
  /** Items marked confidential were left out. */
  | 'CONFIDENTIAL_ITEMS'
  /** A record from a former practice is still on its way. */
  | 'DATA_IN_TRANSIT'
  /** Items that arrived are still waiting to be filed. */
  | 'DATA_AWAITING_FILING'
  /** Some items could not be read and were left out. */
  | 'ITEMS_REFUSED'
  /** Some items are withheld from this reader; how many is not told. */
  | 'ITEMS_WITHHELD'
  /** This reader is shown the outline of each item, without its details. */
  | 'SUMMARY_ONLY'
  /** An earlier page lacked this source; what it holds from before this page was not shown. */
  | 'MISSING_FROM_EARLIER_PAGES'
  /** The record changed after an earlier page was read; start again from the first page to see it whole. */
  | 'CHANGED_SINCE_EARLIER_PAGE'
  /** The person's demographic details were served from an earlier trace. */
  | 'TRACE_NOT_CURRENT'
  /** The source merged the person's records into one; what is shown is the one that it keeps. */
  | 'RECORD_MERGED'
  /** Another warning, given in words. */
  | 'OTHER';

/** An organisation that gives or commissions care. */
export type Organisation = {
  /** Its code in the Organisation Data Service, or the three digits of a council. */
  readonly odsCode?: Maybe<Scalars['ID']['output']>;
  /** Its name. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** A stretch of time whose ends are kept at the precision at which they were recorded. */
export type Period = {
  /** When it began; empty where that is not recorded. */
  readonly start?: Maybe<Scalars['PartialDate']['output']>;
  /** When it ended; empty where it goes on or is not recorded. */
  readonly end?: Maybe<Scalars['PartialDate']['output']>;
};

/** A clinical or administrative term with every code that the source sent for it. */
export type CodedConcept = {
  /** The term to show. */
  readonly display: Scalars['String']['output'];
  /** The code to prefer: SNOMED CT where there is one. */
  readonly preferred?: Maybe<Coding>;
  /** Every code as the source sent it. */
  readonly codings: ReadonlyArray<Coding>;
};

/** One code of one code system. */
export type Coding = {
  /** The address of the code system; empty where the source did not name one. */
  readonly system?: Maybe<Scalars['String']['output']>;
  /** The code. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The term that the source sent with the code. */
  readonly display?: Maybe<Scalars['String']['output']>;
  /** Whether the person who recorded it chose this very code. */
  readonly userSelected?: Maybe<Scalars['Boolean']['output']>;
};

/** An amount as it was recorded. */
export type Quantity = {
  /** The number. */
  readonly value: Scalars['Float']['output'];
  /** Whether the true amount lies below or above the number, such as < or >=. */
  readonly comparator?: Maybe<Scalars['String']['output']>;
  /** The unit as it was written. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** The unit's UCUM code, where the source gave one. */
  readonly ucum?: Maybe<Scalars['String']['output']>;
};

/** A person or team that took part in care, as the source names them. */
export type Participant = {
  /** Their name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What they are or did, such as general practitioner. */
  readonly role?: Maybe<Scalars['String']['output']>;
  /** Their professional identifier in its own scheme. */
  readonly identifier?: Maybe<Scalars['String']['output']>;
  /** The organisation that they act for. */
  readonly organisation?: Maybe<Organisation>;
};

/** Where an item comes from. */
export type Provenance = {
  /** The care setting that keeps the item. */
  readonly setting: CareSetting;
  /** The organisation that keeps the item. */
  readonly organisation?: Maybe<Organisation>;
  /** The record system that keeps the item. */
  readonly system: Scalars['String']['output'];
  /** When the item was recorded there. */
  readonly recordedAt?: Maybe<Scalars['PartialDate']['output']>;
  /** When this graph received the item; empty where it is read live. */
  readonly receivedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Anything in the graph that can be asked for again by its id. */
export type Node = {
  /** An opaque, lasting identifier that says nothing about the person. */
  readonly id: Scalars['ID']['output'];
};

/** What kind of meeting with care an encounter was. */
export type EncounterKind =
  /** A consultation in general practice. */
  | 'CONSULTATION'
  /** A stay in hospital. */
  | 'INPATIENT'
  /** An outpatient appointment in hospital. */
  | 'OUTPATIENT'
  /** An attendance at an emergency department. */
  | 'EMERGENCY'
  /** A visit at home or in a care home. */
  | 'HOME_VISIT'
  /** A contact at a clinic or community centre. */
  | 'CLINIC'
  /** A contact by telephone or video. */
  | 'REMOTE'
  /** A request for social care support. */
  | 'REQUEST'
  /** An assessment of needs. */
  | 'ASSESSMENT'
  /** A review of care. */
  | 'REVIEW'
  /** A kind that the source names but the graph does not know. */
  | 'UNKNOWN';

/** How far an encounter has come. */
export type EncounterStatus =
  /** It is booked and has not begun. */
  | 'PLANNED'
  /** The person has arrived. */
  | 'ARRIVED'
  /** It is going on. */
  | 'IN_PROGRESS'
  /** It took place and is over. */
  | 'FINISHED'
  /** It was called off. */
  | 'CANCELLED'
  /** It was due and did not take place, because the person was not there or came too late. */
  | 'MISSED'
  /** It is written up but not yet final. */
  | 'DRAFT'
  /** The source does not say, or says something that the graph does not know. */
  | 'UNKNOWN';

/** One meeting between the person and care, in any setting. */
export type Encounter = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The care setting that recorded it. */
  readonly setting?: Maybe<CareSetting>;
  /** What kind of meeting it was. */
  readonly kind?: Maybe<EncounterKind>;
  /** How far it has come. */
  readonly status?: Maybe<EncounterStatus>;
  /** When it took place. */
  readonly period?: Maybe<Period>;
  /** A short title to show in a list. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The organisation that gave the care. */
  readonly organisation?: Maybe<Organisation>;
  /** Who took part. */
  readonly performers?: Maybe<ReadonlyArray<Participant>>;
  /** Why it took place. */
  readonly reasons?: Maybe<ReadonlyArray<CodedConcept>>;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
  /** The person it is about. */
  readonly patient?: Maybe<Patient>;
};

/** How far a care plan has come. */
export type CarePlanStatus =
  /** It is being written. */
  | 'DRAFT'
  /** It is in force. */
  | 'ACTIVE'
  /** It is paused. */
  | 'ON_HOLD'
  /** It was carried out and is over. */
  | 'COMPLETED'
  /** It was ended before it was carried out. */
  | 'REVOKED'
  /** It was entered in error. */
  | 'ENTERED_IN_ERROR'
  /** The source does not say, or says something that the graph does not know. */
  | 'UNKNOWN';

/** A plan for the person's care, in any setting. */
export type CarePlan = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The care setting that keeps the plan. */
  readonly setting?: Maybe<CareSetting>;
  /** How far it has come. */
  readonly status?: Maybe<CarePlanStatus>;
  /** A short title to show in a list. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** From when to when it is in force. */
  readonly period?: Maybe<Period>;
  /** What kind of plan it is. */
  readonly category?: Maybe<CodedConcept>;
  /** Who wrote it. */
  readonly author?: Maybe<Participant>;
  /** When it was written. */
  readonly created?: Maybe<Scalars['PartialDate']['output']>;
  /** When it is to be looked at again. */
  readonly reviewDate?: Maybe<Scalars['PartialDate']['output']>;
  /** Whom it was agreed with. */
  readonly agreedWith?: Maybe<Scalars['String']['output']>;
  /** What the plan is about. */
  readonly addresses?: Maybe<ReadonlyArray<CodedConcept>>;
  /** What the plan is to achieve. */
  readonly goals?: Maybe<ReadonlyArray<CareGoal>>;
  /** What is to be done, by whom and when. */
  readonly actions?: Maybe<ReadonlyArray<CarePlanAction>>;
  /** What to do if things go wrong. */
  readonly contingencies?: Maybe<ReadonlyArray<ContingencyPlan>>;
  /** The organisation that keeps the plan. */
  readonly organisation?: Maybe<Organisation>;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
  /** The person it is about. */
  readonly patient?: Maybe<Patient>;
};

/** Something that a care plan is to achieve. */
export type CareGoal = {
  /** The goal in words. */
  readonly description: Scalars['String']['output'];
  /** How far it has come, in the source's words. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** How important it is to the person, from 1 to 10. */
  readonly importance?: Maybe<Scalars['Int']['output']>;
  /** When it is to be reached. */
  readonly target?: Maybe<Scalars['PartialDate']['output']>;
  /** What came of it. */
  readonly outcome?: Maybe<Scalars['String']['output']>;
  /** The problem or need that the plan ties it to; empty where it stands for the plan as a whole. */
  readonly problem?: Maybe<CodedConcept>;
};

/** Something that a care plan says is to be done. */
export type CarePlanAction = {
  /** What is to be done. */
  readonly description: Scalars['String']['output'];
  /** Who is to do it. */
  readonly who?: Maybe<Scalars['String']['output']>;
  /** When it is to be done. */
  readonly when?: Maybe<Scalars['String']['output']>;
  /** How far it has come, in the source's words. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** What is to be done as a coded term, where the source gives one. */
  readonly code?: Maybe<CodedConcept>;
  /** The problem or need that the plan ties it to; empty where it stands for the plan as a whole. */
  readonly problem?: Maybe<CodedConcept>;
};

/** What to do if things go wrong. */
export type ContingencyPlan = {
  /** What would set it off. */
  readonly trigger: Scalars['String']['output'];
  /** What should happen. */
  readonly response: Scalars['String']['output'];
  /** Whom to contact. */
  readonly contact?: Maybe<Scalars['String']['output']>;
};

/** A letter, report or other document about the person, in any setting. */
export type Document = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The care setting that keeps the document. */
  readonly setting?: Maybe<CareSetting>;
  /** A short title to show in a list. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** When it was written. */
  readonly created?: Maybe<Scalars['PartialDate']['output']>;
  /** What kind of document it is. */
  readonly type?: Maybe<CodedConcept>;
  /** Who wrote it. */
  readonly author?: Maybe<Participant>;
  /** The media type of its content, such as application/pdf; empty where the content is not held. */
  readonly contentType?: Maybe<Scalars['String']['output']>;
  /** The document's text where it is plain text; empty otherwise. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The organisation that keeps the document. */
  readonly organisation?: Maybe<Organisation>;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
  /** The person it is about. */
  readonly patient?: Maybe<Patient>;
};

/** A recorded allergy or intolerance, or a statement that the person has none known. */
export type AllergyIntolerance = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What the person is allergic to. */
  readonly code: CodedConcept;
  /** Whether this is a clinical statement that the person has no known allergy. */
  readonly noKnownAllergy: Scalars['Boolean']['output'];
  /** Whether the allergy is active or has ended. */
  readonly clinicalStatus: AllergyStatus;
  /** Whether it is to a medicine, to something in the environment, or another kind, in the source's words. */
  readonly category?: Maybe<Scalars['String']['output']>;
  /** How dangerous it may be, in the source's words. */
  readonly criticality?: Maybe<Scalars['String']['output']>;
  /** How the person reacts. */
  readonly reactions: ReadonlyArray<CodedConcept>;
  /** When it began. */
  readonly onset?: Maybe<Scalars['PartialDate']['output']>;
  /** When it ended. */
  readonly ended?: Maybe<Scalars['PartialDate']['output']>;
  /** Whether the record lost its exact drug code in a transfer; a prescriber must check it. */
  readonly degraded: Scalars['Boolean']['output'];
  /** Notes that were recorded with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** The ids of up to 50 other items of this list, as it was asked for, in which another source records the same allergy; empty outside joined lists. */
  readonly sameAs?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** The ids of up to 50 other items of this list, as it was asked for, that contradict this one, such as a statement that none is known; empty outside joined lists. */
  readonly conflictsWith?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** Whether an allergy is active. */
export type AllergyStatus =
  /** It is active. */
  | 'ACTIVE'
  /** It has ended. */
  | 'RESOLVED'
  /** It was ruled out. */
  | 'REFUTED'
  /** It was entered in error. */
  | 'ENTERED_IN_ERROR'
  /** The source does not say. */
  | 'UNKNOWN';

/** A medicine that the person takes or took. */
export type MedicationStatement = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The medicine. */
  readonly medication: CodedConcept;
  /** How far it has come; only ACTIVE says that it is being taken. */
  readonly status: MedicationStatus;
  /** What the source says of the status where the graph has no word for it, such as that it is only proposed; empty otherwise. */
  readonly statusText?: Maybe<Scalars['String']['output']>;
  /** Why it has its status, such as why it was stopped, in the source's words. */
  readonly statusReason?: Maybe<Scalars['String']['output']>;
  /** When its status last changed, such as when it was stopped. */
  readonly statusChanged?: Maybe<Scalars['PartialDate']['output']>;
  /** Whether it is given once or repeatedly. */
  readonly courseType: MedicationCourse;
  /** The kind of prescription in the source's words, such as a repeat, a delayed or a handwritten one. */
  readonly prescriptionType?: Maybe<Scalars['String']['output']>;
  /** Who prescribed or authorised it; empty where the source does not say. */
  readonly prescriber?: Maybe<Participant>;
  /** When it was prescribed or authorised. */
  readonly prescribed?: Maybe<Scalars['PartialDate']['output']>;
  /** How much is supplied at a time, for how long it lasts, and how often it may be issued; empty where the source says nothing of it. */
  readonly supply?: Maybe<MedicationSupply>;
  /** How it is to be taken, as it was written. */
  readonly dosage?: Maybe<Scalars['String']['output']>;
  /** Instructions to the person, as they were written. */
  readonly patientInstruction?: Maybe<Scalars['String']['output']>;
  /** From when to when it is taken. */
  readonly period?: Maybe<Period>;
  /** When it was last issued. */
  readonly lastIssued?: Maybe<Scalars['PartialDate']['output']>;
  /** Whether someone other than the keeper of this record prescribes it. */
  readonly prescribedElsewhere: Scalars['Boolean']['output'];
  /** Whether the record lost its exact drug code in a transfer. */
  readonly degraded: Scalars['Boolean']['output'];
  /** Notes that were recorded with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** The ids of up to 50 other items of this list, as it was asked for, in which another source records the same medicine; empty outside joined lists. */
  readonly sameAs?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** The ids of up to 50 other items of this list, as it was asked for, that contradict this one, such as one that another source stopped; empty outside joined lists. */
  readonly conflictsWith?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** How a medicine is supplied. */
export type MedicationSupply = {
  /** How much is supplied at a time, as a number with its unit. */
  readonly quantity?: Maybe<Quantity>;
  /** How much is supplied at a time in words, where the source gives words beside a number or in its place. */
  readonly quantityText?: Maybe<Scalars['String']['output']>;
  /** For how long one supply is meant to last. */
  readonly duration?: Maybe<Quantity>;
  /** How often it may be issued in all before it is authorised again, the first issue included; empty where no limit is told. */
  readonly issuesAllowed?: Maybe<Scalars['Int']['output']>;
  /** How often it was issued since it was last authorised. */
  readonly issuesMade?: Maybe<Scalars['Int']['output']>;
  /** Until when it may be issued. */
  readonly authorisedUntil?: Maybe<Scalars['PartialDate']['output']>;
};

/** How far a medicine has come; only ACTIVE says that it is being taken. */
export type MedicationStatus =
  /** It is being taken, or is to be taken now. */
  | 'ACTIVE'
  /** It is paused; it is to be taken again later. */
  | 'ON_HOLD'
  /** It is to be taken at a later time. */
  | 'INTENDED'
  /** It is not yet authorised. */
  | 'DRAFT'
  /** The course is over. */
  | 'COMPLETED'
  /** It was stopped before the course was over. */
  | 'STOPPED'
  /** It was withdrawn before it was given. */
  | 'CANCELLED'
  /** The person does not take it. */
  | 'NOT_TAKEN'
  /** It was entered in error; such a medicine is left out of every list. */
  | 'ENTERED_IN_ERROR'
  /** The source does not say, or says something that the graph does not know. */
  | 'UNKNOWN';

/** Whether a medicine is given once or repeatedly. */
export type MedicationCourse =
  /** Given for one course. */
  | 'ACUTE'
  /** Given again on request. */
  | 'REPEAT'
  /** Dispensed repeatedly from one prescription. */
  | 'REPEAT_DISPENSED'
  /** The source does not say, or says something that the graph does not know. */
  | 'UNKNOWN';

/** A diagnosis or problem. */
export type Condition = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The diagnosis or problem. */
  readonly code: CodedConcept;
  /** Whether it is still active. */
  readonly clinicalStatus: ConditionStatus;
  /** Whether it is certain, suspected, ruled out, or about a relative. */
  readonly certainty: ConditionCertainty;
  /** Whether the keeper of the record calls it major or minor, in the source's words. */
  readonly significance?: Maybe<Scalars['String']['output']>;
  /** When it began. */
  readonly onset?: Maybe<Scalars['PartialDate']['output']>;
  /** When it ended. */
  readonly abated?: Maybe<Scalars['PartialDate']['output']>;
  /** Notes that were recorded with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** The ids of up to 50 other items of this list, as it was asked for, in which another source records the same condition; empty outside joined lists. */
  readonly sameAs?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** The ids of up to 50 other items of this list, as it was asked for, that contradict this one, such as one that another source ruled out; empty outside joined lists. */
  readonly conflictsWith?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** Whether a condition is still active. */
export type ConditionStatus =
  /** It is active. */
  | 'ACTIVE'
  /** It is in remission or no longer active. */
  | 'INACTIVE'
  /** It is over. */
  | 'RESOLVED'
  /** It was entered in error. */
  | 'ENTERED_IN_ERROR'
  /** The source does not say. */
  | 'UNKNOWN';

/** How certain a condition is, and whose it is. */
export type ConditionCertainty =
  /** The person has or had it. */
  | 'CONFIRMED'
  /** It is suspected. */
  | 'SUSPECTED'
  /** It was ruled out. */
  | 'REFUTED'
  /** A relative has or had it. */
  | 'FAMILY_HISTORY'
  /** The source does not say. */
  | 'UNKNOWN';

/** What a setting contributes to the joined list of encounters. */
export type EncounterIndex = {
  /** What each source of the setting answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The encounters, in any order. */
  readonly entries: ReadonlyArray<EncounterIndexEntry>;
};

/** One encounter as the joined list needs it. */
export type EncounterIndexEntry = {
  /** The encounter's id. */
  readonly id: Scalars['ID']['output'];
  /** The name of its type in the graph. */
  readonly type: Scalars['String']['output'];
  /** The date that it is ordered by. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** What kind of meeting it was. */
  readonly kind: EncounterKind;
  /** How far it has come. */
  readonly status: EncounterStatus;
  /** When it took place. */
  readonly period?: Maybe<Period>;
  /** A short title. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** What a setting contributes to the joined list of care plans. */
export type CarePlanIndex = {
  /** What each source of the setting answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The care plans, in any order. */
  readonly entries: ReadonlyArray<CarePlanIndexEntry>;
};

/** One care plan as the joined list needs it. */
export type CarePlanIndexEntry = {
  /** The care plan's id. */
  readonly id: Scalars['ID']['output'];
  /** The name of its type in the graph. */
  readonly type: Scalars['String']['output'];
  /** The date that it is ordered by. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** How far it has come. */
  readonly status: CarePlanStatus;
  /** From when to when it is in force. */
  readonly period?: Maybe<Period>;
  /** A short title. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** What kind of plan it is. */
  readonly category?: Maybe<CodedConcept>;
  /** When it was written. */
  readonly created?: Maybe<Scalars['PartialDate']['output']>;
  /** When it is to be looked at again. */
  readonly reviewDate?: Maybe<Scalars['PartialDate']['output']>;
  /** What the plan is about. */
  readonly addresses?: Maybe<ReadonlyArray<CodedConcept>>;
  /** What the plan is to achieve; empty where it is withheld from the reader. */
  readonly goals?: Maybe<ReadonlyArray<CareGoal>>;
  /** What is to be done; empty where it is withheld from the reader. */
  readonly actions?: Maybe<ReadonlyArray<CarePlanAction>>;
  /** What to do if things go wrong; empty where it is withheld from the reader. */
  readonly contingencies?: Maybe<ReadonlyArray<ContingencyPlan>>;
  /** Whether goals, actions or what to do if things go wrong are withheld from the reader. */
  readonly isOutline?: Maybe<Scalars['Boolean']['output']>;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
};

/** What a setting contributes to the joined list of documents. */
export type DocumentIndex = {
  /** What each source of the setting answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The documents, in any order. */
  readonly entries: ReadonlyArray<DocumentIndexEntry>;
};

/** One document as the joined list needs it. */
export type DocumentIndexEntry = {
  /** The document's id. */
  readonly id: Scalars['ID']['output'];
  /** The name of its type in the graph. */
  readonly type: Scalars['String']['output'];
  /** The date that it is ordered by. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** When it was written. */
  readonly created?: Maybe<Scalars['PartialDate']['output']>;
  /** A short title. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** What kind of document it is. */
  readonly kind?: Maybe<CodedConcept>;
};

/** What a setting contributes to the list of allergies. */
export type AllergyIndex = {
  /** What each source of the setting answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The allergies, in any order. */
  readonly entries: ReadonlyArray<AllergyIntolerance>;
};

/** What a setting contributes to the list of medicines. */
export type MedicationIndex = {
  /** What each source of the setting answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The medicines, in any order. */
  readonly entries: ReadonlyArray<MedicationStatement>;
};

/** What a setting contributes to the list of conditions. */
export type ConditionIndex = {
  /** What each source of the setting answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The conditions, in any order. */
  readonly entries: ReadonlyArray<Condition>;
};
