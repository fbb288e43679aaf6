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
  /** What each source of community services answered over all kinds of information. */
  readonly communitySources?: Maybe<ReadonlyArray<Source>>;
  /** The encounters that community services hold. */
  readonly communityEncounterIndex?: Maybe<EncounterIndex>;
  /** The care plans that community services hold. */
  readonly communityCarePlanIndex?: Maybe<CarePlanIndex>;
  /** The documents that community services hold. */
  readonly communityDocumentIndex?: Maybe<DocumentIndex>;
  /** The allergies that community services hold. */
  readonly communityAllergyIndex?: Maybe<AllergyIndex>;
  /** The medicines that community services hold. */
  readonly communityMedicationIndex?: Maybe<MedicationIndex>;
  /** The conditions that community services hold. */
  readonly communityConditionIndex?: Maybe<ConditionIndex>;
  /** What community services alone hold. */
  readonly community?: Maybe<CommunityRecord>;
};

/** A contact with a community service, such as a visit by a district nurse. */
export type CommunityContact = Encounter & Node & {
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
  /** Whether the person was seen. */
  readonly attendance?: Maybe<CodedConcept>;
  /** How the contact was made, such as face to face. */
  readonly mechanism?: Maybe<CodedConcept>;
  /** Where it took place. */
  readonly location?: Maybe<CodedConcept>;
  /** How long it lasted, in minutes. */
  readonly durationMinutes?: Maybe<Scalars['Int']['output']>;
  /** What was done. */
  readonly activities?: Maybe<ReadonlyArray<CareActivity>>;
};

/** A care plan kept by a community service. */
export type CommunityCarePlan = CarePlan & Node & {
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

/** A document kept by a community service. */
export type CommunityDocument = Document & Node & {
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
  /** The document's text where it is plain text; empty otherwise. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The organisation that keeps the document. */
  readonly organisation?: Maybe<Organisation>;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
  /** The person it is about. */
  readonly patient?: Maybe<Patient>;
};

/** Something that was done at a contact. */
export type CareActivity = {
  /** What kind of activity it was. */
  readonly type: CodedConcept;
  /** The procedure, finding or observation. */
  readonly concept?: Maybe<CodedConcept>;
  /** What was measured. */
  readonly value?: Maybe<Quantity>;
  /** What was found, where it is not a number. */
  readonly valueText?: Maybe<Scalars['String']['output']>;
};

/** What community services alone hold. */
export type CommunityRecord = {
  /** What each provider answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The referrals to community services, newest first. */
  readonly referrals: ReadonlyArray<CommunityReferral>;
  /** What the person measures at home and their devices send, newest first. */
  readonly readings?: Maybe<TelehealthReadingList>;
  /** Alerts on readings that crossed a threshold of a care plan: what is overdue first, then what is open, then the rest. */
  readonly alerts?: Maybe<TelehealthAlertList>;
  /** Photographs of feet that were taken at home: what is known of them, without the picture, newest first. */
  readonly footImages?: Maybe<FootImageList>;
  /** Assessments of wounds, newest first, so that it can be seen how a wound heals. */
  readonly wounds?: Maybe<WoundAssessmentList>;
};


/** What community services alone hold. */
export type CommunityRecordReadingsArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
  code?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What community services alone hold. */
export type CommunityRecordAlertsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What community services alone hold. */
export type CommunityRecordFootImagesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What community services alone hold. */
export type CommunityRecordWoundsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Assessments of wounds, with what each provider answered. */
export type WoundAssessmentList = {
  /** What each provider answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The assessments, newest first. */
  readonly items: ReadonlyArray<WoundAssessment>;
  /** How many there are in all. */
  readonly total: Scalars['Int']['output'];
};

/** What was found of a wound at one contact. */
export type WoundAssessment = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** When the wound was assessed. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** What kind of wound it is, where the contact says. */
  readonly wound?: Maybe<CodedConcept>;
  /** How long it is. */
  readonly length?: Maybe<Quantity>;
  /** How wide it is. */
  readonly width?: Maybe<Quantity>;
  /** How deep it is. */
  readonly depth?: Maybe<Quantity>;
  /** Whether an infection of the wound was found; empty where nothing was said of it. */
  readonly isInfected?: Maybe<Scalars['Boolean']['output']>;
  /** Everything that was done and found at the contact. */
  readonly activities?: Maybe<ReadonlyArray<CareActivity>>;
  /** The identifier of the contact. */
  readonly contact: Scalars['ID']['output'];
  /** The identifier of the referral under which the wound was treated, the same for all assessments under it. */
  readonly referral: Scalars['ID']['output'];
  /** Who assessed it. */
  readonly performers: ReadonlyArray<Participant>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** Readings, with what each supplier of telehealth answered. */
export type TelehealthReadingList = {
  /** What each supplier answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The readings, newest first. */
  readonly items: ReadonlyArray<TelehealthReading>;
  /** How many there are in all of the days and the kind that were asked for. */
  readonly total: Scalars['Int']['output'];
};

/** Something that was measured at home, by the person or by a device. */
export type TelehealthReading = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What was measured. */
  readonly code: CodedConcept;
  /** How far it can be relied on. */
  readonly status: ReadingStatus;
  /** The amount in the unit that such readings are compared in; empty where it was entered in error, is not an amount, or cannot be converted. */
  readonly value?: Maybe<Quantity>;
  /** The amount as the supplier sent it, number and unit. */
  readonly original?: Maybe<Scalars['String']['output']>;
  /** The value in words, where it is not an amount: what a device showed in place of a number, or `Found` where the code alone says what was found. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** Its parts, such as systolic and diastolic. */
  readonly components: ReadonlyArray<ReadingComponent>;
  /** When it was measured. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** Who or what measured it, as far as the supplier says. */
  readonly origin: ReadingOrigin;
  /** The device that measured it. */
  readonly device?: Maybe<ReadingDevice>;
  /** What a reader must know before relying on it. */
  readonly concerns: ReadonlyArray<ReadingConcern>;
  /** Notes that were sent with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** What the supplier said of it before, the latest first. */
  readonly history: ReadonlyArray<ReadingVersion>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** One part of a reading. */
export type ReadingComponent = {
  /** What was measured. */
  readonly code: CodedConcept;
  /** The amount in the unit that such readings are compared in. */
  readonly value?: Maybe<Quantity>;
  /** What the supplier sent: the amount with its unit, or the words in its place. */
  readonly original?: Maybe<Scalars['String']['output']>;
};

/** The device that measured something. */
export type ReadingDevice = {
  /** Its name or model. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The supplier's identifier of it. */
  readonly identifier?: Maybe<Scalars['String']['output']>;
};

/** What a supplier said of a reading at an earlier time. */
export type ReadingVersion = {
  /** How far it could be relied on. */
  readonly status: ReadingStatus;
  /** What was measured then, number and unit as they were sent. */
  readonly original?: Maybe<Scalars['String']['output']>;
  /** When it was said to be measured. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** When the supplier said so. */
  readonly stated?: Maybe<Scalars['DateTime']['output']>;
  /** When this graph received it. */
  readonly received: Scalars['DateTime']['output'];
};

/** How far a reading can be relied on. */
export type ReadingStatus =
  /** It is not yet final. */
  | 'PRELIMINARY'
  /** It is final. */
  | 'FINAL'
  /** It was changed after it was final; the history says from what. */
  | 'CORRECTED'
  /** It was called off and has no value. */
  | 'CANCELLED'
  /** It was entered in error and must not be used. */
  | 'ENTERED_IN_ERROR'
  /** The supplier does not say. */
  | 'UNKNOWN';

/** Who or what measured something. */
export type ReadingOrigin =
  /** A device sent it. */
  | 'DEVICE'
  /** The supplier says that the person or somebody with them reported it. */
  | 'PATIENT_REPORTED'
  /** The supplier says that a professional recorded it, and names no device. */
  | 'PROFESSIONAL'
  /** The supplier does not say. */
  | 'UNKNOWN';

/** What a reader must know before relying on a reading. */
export type ReadingConcern =
  /** The device is none of those that the supplier is known to have given out. */
  | 'UNKNOWN_DEVICE'
  /** The time came without its offset and was read as the time of a clock in the United Kingdom. */
  | 'LOCAL_TIME'
  /** The time fell into the hour in which clocks change, so that it can mean two moments or none; it stands as it came. */
  | 'TIME_UNCERTAIN'
  /** The unit is missing, not known, or none of this kind of measurement, so that the amount stands only as it came. */
  | 'UNIT_NOT_CONVERTED'
  /** The amount is one that cannot be true, so that it stands only as it came. */
  | 'IMPLAUSIBLE_VALUE'
  /** It is high, and no number is known: the device showed a word such as HI, because it was more than it can measure. */
  | 'HIGH_WITHOUT_NUMBER'
  /** It is low, and no number is known: the device showed a word such as LO, because it was less than it can measure. */
  | 'LOW_WITHOUT_NUMBER'
  /** A care plan sets a limit to it that it could not be compared with, because there is no number or its unit is another: that there is no alert does not say that it is within the limit. */
  | 'LIMIT_NOT_COMPARED';

/** Alerts, with what each supplier of telehealth answered. */
export type TelehealthAlertList = {
  /** What each supplier answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The alerts: overdue, open, then the rest, each newest first. */
  readonly items: ReadonlyArray<TelehealthAlert>;
  /** How many there are in all. */
  readonly total: Scalars['Int']['output'];
};

/** Says that a reading crossed a threshold of a care plan, and who is to act until when. */
export type TelehealthAlert = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** How far it has come. */
  readonly state: AlertState;
  /** What was measured. */
  readonly code: CodedConcept;
  /** What was measured and which limit it crossed, in words. */
  readonly message: Scalars['String']['output'];
  /** The identifier of the reading. */
  readonly reading: Scalars['ID']['output'];
  /** The identifier of the care plan that owns the threshold. */
  readonly carePlan: Scalars['ID']['output'];
  /** When it was measured. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** Who is to act. */
  readonly owner: AlertOwner;
  /** When the alert was raised. */
  readonly raised: Scalars['DateTime']['output'];
  /** Until when somebody is to act. */
  readonly due: Scalars['DateTime']['output'];
  /** Who took it on; empty where nobody has. */
  readonly acknowledgement?: Maybe<AlertAcknowledgement>;
  /** What a professional acknowledges the alert with; good for five minutes and for this reader alone, empty for others and where it needs none. */
  readonly acknowledgeKey?: Maybe<Scalars['ID']['output']>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** How far an alert has come. */
export type AlertState =
  /** Nobody has taken it on, and it is past its time. */
  | 'OVERDUE'
  /** Nobody has taken it on yet. */
  | 'OPEN'
  /** Somebody has taken it on. */
  | 'ACKNOWLEDGED'
  /** The reading was corrected or withdrawn, so that it no longer crosses the threshold. */
  | 'WITHDRAWN';

/** Who is to act on an alert. */
export type AlertOwner = {
  /** The team or role that the care plan names. */
  readonly name: Scalars['String']['output'];
  /** The professional role, such as district nurse. */
  readonly role?: Maybe<Scalars['String']['output']>;
  /** Whether the care plan names nobody, so that the supplier's fallback owner is to act. */
  readonly isFallback: Scalars['Boolean']['output'];
};

/** Says who took an alert on. */
export type AlertAcknowledgement = {
  /** When it was taken on. */
  readonly at: Scalars['DateTime']['output'];
  /** Who took it on. */
  readonly by: Participant;
  /** What they wrote about it. */
  readonly note?: Maybe<Scalars['String']['output']>;
};

/** Photographs of feet, with what each supplier of telehealth answered. */
export type FootImageList = {
  /** What each supplier answered. */
  readonly sources: ReadonlyArray<Source>;
  /** What is known of the photographs, newest first. */
  readonly items: ReadonlyArray<FootImage>;
  /** How many there are in all. */
  readonly total: Scalars['Int']['output'];
};

/** What is known of a photograph of a foot; the picture stays with the supplier. */
export type FootImage = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What kind of picture it is. */
  readonly type: CodedConcept;
  /** Its title or description. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** When it was taken. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** Where on the body, such as the left foot. */
  readonly bodySite?: Maybe<CodedConcept>;
  /** How far it can be relied on. */
  readonly status: ReadingStatus;
  /** The media type of the picture, such as image/jpeg. */
  readonly contentType?: Maybe<Scalars['String']['output']>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** Which alert is acknowledged, and what is done about it. */
export type AcknowledgeAlertInput = {
  /** The alert's `acknowledgeKey`, as this reader was shown it in the last five minutes. */
  readonly key: Scalars['ID']['input'];
  /** What is done about it, in words: at most 500 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What can be changed: who may see whom, and on what ground. */
export type Mutation = {
  /** Takes an alert on, so that it is no longer overdue; whoever did so first stays. For professionals who were shown it. */
  readonly acknowledgeAlert?: Maybe<AlertAcknowledgement>;
};


/** What can be changed: who may see whom, and on what ground. */
export type MutationAcknowledgeAlertArgs = {
  input: AcknowledgeAlertInput;
};

/** A referral to a community service. */
export type CommunityReferral = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The service that the person was referred to. */
  readonly service?: Maybe<CodedConcept>;
  /** Where the referral came from. */
  readonly source?: Maybe<CodedConcept>;
  /** Why the person was referred. */
  readonly reason?: Maybe<CodedConcept>;
  /** From when to when the referral was open. */
  readonly period?: Maybe<Period>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

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
