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
  /** What each source of social care answered over all kinds of information. */
  readonly socialSources?: Maybe<ReadonlyArray<Source>>;
  /** The encounters that social care holds. */
  readonly socialEncounterIndex?: Maybe<EncounterIndex>;
  /** The care plans that social care holds. */
  readonly socialCarePlanIndex?: Maybe<CarePlanIndex>;
  /** The documents that social care holds. */
  readonly socialDocumentIndex?: Maybe<DocumentIndex>;
  /** The allergies that social care holds. */
  readonly socialAllergyIndex?: Maybe<AllergyIndex>;
  /** The medicines that social care holds. */
  readonly socialMedicationIndex?: Maybe<MedicationIndex>;
  /** The conditions that social care holds. */
  readonly socialConditionIndex?: Maybe<ConditionIndex>;
  /** What social care alone holds. */
  readonly socialCare?: Maybe<SocialCareRecord>;
};

/** A request to, assessment by or review by social care. */
export type SocialCareContact = Encounter & Node & {
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
  /** What came of it. */
  readonly outcome?: Maybe<CodedConcept>;
  /** How the person came to social care, such as discharge from hospital. */
  readonly routeOfAccess?: Maybe<CodedConcept>;
};

/** A person's support plan, kept by social care. */
export type SupportPlan = CarePlan & Node & {
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
  /** What the person is good at and can build on. */
  readonly strengths?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** How the support is paid for. */
  readonly fundingSource?: Maybe<Scalars['String']['output']>;
};

/** A document kept by social care. */
export type SocialCareDocument = Document & Node & {
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

/** What social care alone holds. */
export type SocialCareRecord = {
  /** What each council answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The support that is or was given, newest first. */
  readonly carePackages: ReadonlyArray<CarePackage>;
  /** Who is allocated to the person now. */
  readonly allocations: ReadonlyArray<Allocation>;
  /** Everybody who is or was allocated to the person, newest first. */
  readonly allocationHistory?: Maybe<AllocationList>;
  /** The assessments of the person's needs, newest first. */
  readonly assessments?: Maybe<SocialCareAssessmentList>;
  /** What the person wants everybody who supports them to know, newest first. */
  readonly aboutMe?: Maybe<AboutMeList>;
  /** Concerns that the person is or may be at risk of abuse or neglect, newest first. */
  readonly safeguarding?: Maybe<SafeguardingConcernList>;
  /** What the law says of the person's capacity, liberty and who may decide for them, newest first. */
  readonly legalArrangements?: Maybe<LegalArrangementList>;
  /** What staff are to know before they visit, newest first. */
  readonly warnings?: Maybe<WarningNoteList>;
  /** The people around the person, as the council knows them. */
  readonly personalRelationships?: Maybe<PersonalRelationshipList>;
  /** Who cares for the person without being paid for it. */
  readonly informalCarers?: Maybe<InformalCarerList>;
  /** The calls that home-care providers were to make and what came of them, newest first. */
  readonly homeCareVisits?: Maybe<HomeCareVisitList>;
};

/** Support that a council gives or pays for. */
export type CarePackage = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The kind of support, such as short term support. */
  readonly serviceType: CodedConcept;
  /** What it consists of, such as home support. */
  readonly component?: Maybe<CodedConcept>;
  /** How it is arranged, such as by a direct payment. */
  readonly deliveryMechanism?: Maybe<CodedConcept>;
  /** Who gives it. */
  readonly provider?: Maybe<Organisation>;
  /** The provider and the place in the register of the Care Quality Commission. */
  readonly registration?: Maybe<CareProviderRegistration>;
  /** From when to when it is given. */
  readonly period?: Maybe<Period>;
  /** How many units a week are planned. */
  readonly unitsPerWeek?: Maybe<Scalars['Float']['output']>;
  /** What a unit is, such as an hour or a week. */
  readonly unitType?: Maybe<CodedConcept>;
  /** What one unit costs, in pounds; only for those who may see costs. */
  readonly cost?: Maybe<Scalars['Float']['output']>;
  /** Whether it is reablement: short support to regain independence. */
  readonly reablement: Scalars['Boolean']['output'];
  /** What came of it. */
  readonly outcome?: Maybe<CodedConcept>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** A care provider and one of its places, as the Care Quality Commission registers them. */
export type CareProviderRegistration = {
  /** The identifier of the provider, such as 1-101640500. */
  readonly providerId?: Maybe<Scalars['String']['output']>;
  /** The identifier of the place from which the care is given. */
  readonly locationId?: Maybe<Scalars['String']['output']>;
};

/** The allocations that councils know, with what each source answered. */
export type AllocationList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The allocations, newest first. */
  readonly items: ReadonlyArray<Allocation>;
};

/** A worker or team that is allocated to the person. */
export type Allocation = {
  /** Who is allocated. */
  readonly worker: Participant;
  /** The team that they belong to. */
  readonly team?: Maybe<Scalars['String']['output']>;
  /** From when to when they are allocated. */
  readonly period?: Maybe<Period>;
  /** Whether they are the person's key worker. */
  readonly isKeyWorker?: Maybe<Scalars['Boolean']['output']>;
  /** How urgent the council rates the case: red, amber or green. */
  readonly ragRating?: Maybe<CodedConcept>;
};

/** The assessments that councils hold, with what each source answered. */
export type SocialCareAssessmentList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The assessments, newest first. */
  readonly items: ReadonlyArray<SocialCareAssessment>;
};

/** An assessment of what a person needs, such as under the Care Act. */
export type SocialCareAssessment = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What kind of assessment it was. */
  readonly kind: CodedConcept;
  /** How far it has come. */
  readonly status?: Maybe<EncounterStatus>;
  /** From when to when it took place. */
  readonly period?: Maybe<Period>;
  /** Who assessed. */
  readonly worker?: Maybe<Participant>;
  /** How it was done, such as at home or by telephone. */
  readonly method?: Maybe<CodedConcept>;
  /** Whether the person was found to have needs that the council must meet. */
  readonly isEligible?: Maybe<Scalars['Boolean']['output']>;
  /** What was found, in the assessor's words. */
  readonly summary?: Maybe<Scalars['String']['output']>;
  /** What came of it. */
  readonly outcome?: Maybe<CodedConcept>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** What persons wrote about themselves, with what each source answered. */
export type AboutMeList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The versions, newest first. */
  readonly items: ReadonlyArray<AboutMe>;
};

/** What a person wants everybody who supports them to know, in their own words (PRSB About Me). */
export type AboutMe = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What is most important to the person. */
  readonly mostImportant?: Maybe<Scalars['String']['output']>;
  /** The people who are important to the person. */
  readonly importantPeople?: Maybe<Scalars['String']['output']>;
  /** How the person communicates and how to communicate with them. */
  readonly communication?: Maybe<Scalars['String']['output']>;
  /** How the person is when they are well, and how to tell that they are not. */
  readonly wellness?: Maybe<Scalars['String']['output']>;
  /** What to do and what not to do. */
  readonly pleaseDoAndDoNot?: Maybe<Scalars['String']['output']>;
  /** How and when to support the person. */
  readonly howAndWhenToSupport?: Maybe<Scalars['String']['output']>;
  /** What else is worth knowing. */
  readonly alsoWorthKnowing?: Maybe<Scalars['String']['output']>;
  /** Who supported the person to write it. */
  readonly supportedToWriteBy?: Maybe<Scalars['String']['output']>;
  /** When it was last changed. */
  readonly updated?: Maybe<Scalars['PartialDate']['output']>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** The safeguarding concerns that councils hold, with what each source answered. */
export type SafeguardingConcernList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The concerns, newest first. */
  readonly items: ReadonlyArray<SafeguardingConcern>;
};

/** A concern that a person is or may be at risk of abuse or neglect. */
export type SafeguardingConcern = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What kind of abuse or neglect is feared. */
  readonly kind: CodedConcept;
  /** How far it has come. */
  readonly status: ConcernStatus;
  /** When it was raised. */
  readonly raised?: Maybe<Scalars['PartialDate']['output']>;
  /** When it was closed. */
  readonly ended?: Maybe<Scalars['PartialDate']['output']>;
  /** What is feared, in the worker's words. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /** What came of it. */
  readonly outcome?: Maybe<CodedConcept>;
  /** Who leads the enquiry. */
  readonly worker?: Maybe<Participant>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** How far a concern or a warning has come. */
export type ConcernStatus =
  /** It was raised and stands. */
  | 'OPEN'
  /** It is being looked into. */
  | 'UNDER_ENQUIRY'
  /** It is over. */
  | 'CLOSED'
  /** The source does not say, or says something that the graph does not know. */
  | 'UNKNOWN';

/** The legal arrangements that councils hold, with what each source answered. */
export type LegalArrangementList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The arrangements, newest first. */
  readonly items: ReadonlyArray<LegalArrangement>;
};

/** What the law says of a person's capacity or liberty, or of who may decide for them. */
export type LegalArrangement = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What kind of arrangement it is. */
  readonly kind: LegalArrangementKind;
  /** The arrangement as the source names it. */
  readonly type: CodedConcept;
  /** How far it has come, as the source says it. */
  readonly status?: Maybe<CodedConcept>;
  /** From when to when it is in force. */
  readonly period?: Maybe<Period>;
  /** The decision that it is about, such as where to live. */
  readonly decision?: Maybe<Scalars['String']['output']>;
  /** What was found or authorised, with its conditions. */
  readonly outcome?: Maybe<Scalars['String']['output']>;
  /** Who may decide for the person. */
  readonly representatives?: Maybe<ReadonlyArray<LegalRepresentative>>;
  /** Where the document is kept. */
  readonly documentLocation?: Maybe<Scalars['String']['output']>;
  /** Who assessed or authorised. */
  readonly worker?: Maybe<Participant>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** What kind of legal arrangement it is. */
export type LegalArrangementKind =
  /** An assessment under the Mental Capacity Act of whether the person can take one decision. */
  | 'CAPACITY_ASSESSMENT'
  /** A lasting power of attorney, which the person gave. */
  | 'LASTING_POWER_OF_ATTORNEY'
  /** A deputyship, which the Court of Protection ordered. */
  | 'DEPUTYSHIP'
  /** A deprivation of liberty that was applied for or authorised. */
  | 'DEPRIVATION_OF_LIBERTY'
  /** A section of the Mental Health Act. */
  | 'MENTAL_HEALTH_ACT'
  /** Another arrangement, which the source names. */
  | 'UNKNOWN';

/** Somebody who may decide for a person, such as an attorney or deputy. */
export type LegalRepresentative = {
  /** The name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What they are to the person. */
  readonly relationship?: Maybe<Scalars['String']['output']>;
  /** How to reach them. */
  readonly contact?: Maybe<Scalars['String']['output']>;
};

/** The warnings that councils hold, with what each source answered. */
export type WarningNoteList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The warnings, newest first. */
  readonly items: ReadonlyArray<WarningNote>;
};

/** What staff are to know before they visit, such as a risk to somebody who comes alone. */
export type WarningNote = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What kind of risk it is. */
  readonly kind: CodedConcept;
  /** Whether it stands. */
  readonly status: ConcernStatus;
  /** When it was raised. */
  readonly raised?: Maybe<Scalars['PartialDate']['output']>;
  /** When it was ended. */
  readonly ended?: Maybe<Scalars['PartialDate']['output']>;
  /** When it is to be looked at again. */
  readonly reviewDate?: Maybe<Scalars['PartialDate']['output']>;
  /** What the risk is, in the worker's words. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /** What to do about it. */
  readonly advice?: Maybe<Scalars['String']['output']>;
  /** Whether the person was told of it. */
  readonly isDisclosedToPerson?: Maybe<Scalars['Boolean']['output']>;
  /** Who wrote it. */
  readonly worker?: Maybe<Participant>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** The people around a person, with what each source answered. */
export type PersonalRelationshipList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The people. */
  readonly items: ReadonlyArray<PersonalRelationship>;
};

/** Somebody in a person's life, as a council knows them. */
export type PersonalRelationship = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What they are to the person, such as daughter. */
  readonly relationship?: Maybe<CodedConcept>;
  /** Whether they care for the person without being paid for it. */
  readonly isInformalCarer?: Maybe<Scalars['Boolean']['output']>;
  /** Whether they have parental responsibility for the person. */
  readonly hasParentalResponsibility?: Maybe<Scalars['Boolean']['output']>;
  /** Whether they are the next of kin. */
  readonly isNextOfKin?: Maybe<Scalars['Boolean']['output']>;
  /** Whether they are to be rung in an emergency. */
  readonly isEmergencyContact?: Maybe<Scalars['Boolean']['output']>;
  /** Whether they live with the person. */
  readonly livesWithPerson?: Maybe<Scalars['Boolean']['output']>;
  /** How to reach them. */
  readonly contact?: Maybe<Scalars['String']['output']>;
  /** From when to when they were known to be so. */
  readonly period?: Maybe<Period>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** Who cares for a person without being paid, with what each source answered. */
export type InformalCarerList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The carers. */
  readonly items: ReadonlyArray<InformalCarer>;
};

/** Somebody who cares for a person without being paid for it. */
export type InformalCarer = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The name. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** What they are to the person, such as daughter. */
  readonly relationship?: Maybe<CodedConcept>;
  /** Whether they are the main carer. */
  readonly isMainCarer?: Maybe<Scalars['Boolean']['output']>;
  /** How many hours a week they care. */
  readonly hoursPerWeek?: Maybe<Scalars['Float']['output']>;
  /** How to reach them. */
  readonly contact?: Maybe<Scalars['String']['output']>;
  /** From when to when they care. */
  readonly period?: Maybe<Period>;
  /** The assessments of what the carer needs; they are about the carer and not for the person. */
  readonly assessments?: Maybe<ReadonlyArray<CarerAssessment>>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** An assessment of what a carer needs. */
export type CarerAssessment = {
  /** From when to when it took place. */
  readonly period?: Maybe<Period>;
  /** Who assessed. */
  readonly worker?: Maybe<Participant>;
  /** What came of it. */
  readonly outcome?: Maybe<CodedConcept>;
};

/** The calls of home-care providers, with what each source answered. */
export type HomeCareVisitList = {
  /** What each source answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The calls, newest first. */
  readonly items: ReadonlyArray<HomeCareVisit>;
};

/** One call that a home-care provider was to make at a person's home, and what came of it. */
export type HomeCareVisit = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What became of it; a missed call is missed, whatever the log holds beside. */
  readonly status: HomeCareVisitStatus;
  /** From when to when it was due. */
  readonly due?: Maybe<Period>;
  /** From when to when somebody was there. */
  readonly period?: Maybe<Period>;
  /** Who gives the care. */
  readonly provider?: Maybe<Organisation>;
  /** Who came, or was to come. */
  readonly performers?: Maybe<ReadonlyArray<Participant>>;
  /** Why it did not take place, or not as it should have. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** What was to be done, and whether it was. */
  readonly tasks?: Maybe<ReadonlyArray<CareTask>>;
  /** The medicines that the person was to be supported with, and what became of each. */
  readonly medicines?: Maybe<ReadonlyArray<MedicineSupport>>;
  /** What the carers wrote for the family. */
  readonly familyNotes?: Maybe<ReadonlyArray<CareNote>>;
  /** What the carers wrote for one another. */
  readonly staffNotes?: Maybe<ReadonlyArray<CareNote>>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** What became of a call of a home-care provider. */
export type HomeCareVisitStatus =
  /** It is still to come. */
  | 'DUE'
  /** Somebody is there. */
  | 'IN_PROGRESS'
  /** It took place. */
  | 'DONE'
  /** It was due and nobody came. */
  | 'MISSED'
  /** Somebody came and was not let in, or the person was not there. */
  | 'NOT_ADMITTED'
  /** It was called off beforehand. */
  | 'CANCELLED'
  /** The source does not say, or says something that the graph does not know. */
  | 'UNKNOWN';

/** Something that was to be done at a call. */
export type CareTask = {
  /** What was to be done. */
  readonly description: Scalars['String']['output'];
  /** Whether it was done. */
  readonly outcome: CareTaskOutcome;
  /** Why it was not done. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** What the carer wrote of it. */
  readonly note?: Maybe<Scalars['String']['output']>;
};

/** Whether something that was due was done. */
export type CareTaskOutcome =
  /** It was done. */
  | 'DONE'
  /** Some of it was done. */
  | 'PARTLY_DONE'
  /** It was not done. */
  | 'NOT_DONE'
  /** The source does not say, or the call is still to come. */
  | 'UNKNOWN';

/** A medicine that a person was supported with at a call, as its administration record says. */
export type MedicineSupport = {
  /** The medicine, as the administration record names it. */
  readonly medicine: Scalars['String']['output'];
  /** How much was due. */
  readonly dose?: Maybe<Scalars['String']['output']>;
  /** How the person is supported, such as prompted. */
  readonly support?: Maybe<CodedConcept>;
  /** When it was due. */
  readonly due?: Maybe<Scalars['PartialDate']['output']>;
  /** When it was given, or found not to be. */
  readonly recorded?: Maybe<Scalars['PartialDate']['output']>;
  /** What became of it; a code that is not known stands as it was sent. */
  readonly outcome?: Maybe<CodedConcept>;
  /** Why it was not taken. */
  readonly reason?: Maybe<Scalars['String']['output']>;
};

/** What a carer wrote at a call. */
export type CareNote = {
  /** What was written. */
  readonly text: Scalars['String']['output'];
  /** Who wrote it. */
  readonly author?: Maybe<Scalars['String']['output']>;
  /** When it was written. */
  readonly written?: Maybe<Scalars['PartialDate']['output']>;
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
