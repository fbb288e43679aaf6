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
  /** What each source of general practice answered over all kinds of information. */
  readonly primarySources?: Maybe<ReadonlyArray<Source>>;
  /** The encounters that general practice holds. */
  readonly primaryEncounterIndex?: Maybe<EncounterIndex>;
  /** The care plans that general practice holds. */
  readonly primaryCarePlanIndex?: Maybe<CarePlanIndex>;
  /** The documents that general practice holds. */
  readonly primaryDocumentIndex?: Maybe<DocumentIndex>;
  /** The allergies that general practice holds. */
  readonly primaryAllergyIndex?: Maybe<AllergyIndex>;
  /** The medicines that general practice holds. */
  readonly primaryMedicationIndex?: Maybe<MedicationIndex>;
  /** The conditions that general practice holds. */
  readonly primaryConditionIndex?: Maybe<ConditionIndex>;
  /** What general practice alone holds. */
  readonly gp?: Maybe<GpRecord>;
};

/** A consultation in general practice. */
export type GpConsultation = Encounter & Node & {
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
  /** The topics that were talked about, each with its headings. */
  readonly topics?: Maybe<ReadonlyArray<ConsultationTopic>>;
};

/** A care plan kept by general practice. */
export type GpCarePlan = CarePlan & Node & {
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

/** A document kept by general practice. */
export type GpDocument = Document & Node & {
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
  /** The document's text where it came with the list of documents, which general practice does not send: ask for its content. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** How large its content is, in bytes. */
  readonly size?: Maybe<Scalars['Int']['output']>;
  /** Why its content cannot be had, in the practice's words; empty where it can. */
  readonly contentUnavailable?: Maybe<Scalars['String']['output']>;
  /** The document itself, fetched from where it is kept when it is asked for; empty where there is none to fetch. */
  readonly content?: Maybe<GpDocumentContent>;
  /** The organisation that keeps the document. */
  readonly organisation?: Maybe<Organisation>;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
  /** The person it is about. */
  readonly patient?: Maybe<Patient>;
};

/** The content of a document kept by general practice. */
export type GpDocumentContent = {
  /** The media type, such as application/pdf. */
  readonly contentType: Scalars['String']['output'];
  /** How large it is, in bytes. */
  readonly size: Scalars['Int']['output'];
  /** Its words, where it is plain text or a web page in the character set that it names; empty otherwise. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The content as it is kept, in base64. */
  readonly data: Scalars['String']['output'];
};

/** What general practice alone holds. */
export type GpRecord = {
  /** What the registered practice answered, over all that joined lists are made of. */
  readonly sources: ReadonlyArray<Source>;
  /** The supplier of the practice's record system. */
  readonly supplier?: Maybe<Scalars['String']['output']>;
  /** What the practice answered for each clinical area. */
  readonly areas: ReadonlyArray<GpArea>;
  /** The immunisations that the practice recorded, those not given included. */
  readonly immunisations?: Maybe<GpImmunisationList>;
  /** What was observed or noted and belongs to no other area, such as a blood pressure. */
  readonly observations?: Maybe<GpObservationList>;
  /** Laboratory and other reports that the practice received. */
  readonly investigations?: Maybe<GpInvestigationList>;
  /** Referrals that the practice made. */
  readonly referrals?: Maybe<GpReferralList>;
  /** What is to be done at a later date, such as a recall for a review. */
  readonly diary?: Maybe<GpDiaryList>;
  /** The practice's problems, each with what the practice linked it to. */
  readonly problems?: Maybe<GpProblemList>;
  /** Appointments at the practice from today on; the practice gives none that are past. */
  readonly appointments?: Maybe<GpAppointmentList>;
  /** Free appointments of the practice, for at most 14 days from today on. */
  readonly freeSlots?: Maybe<GpSlotList>;
};


/** What general practice alone holds. */
export type GpRecordFreeSlotsArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};

/** One clinical area of a general practice record. */
export type GpArea = {
  /** The area's name, such as allergies. */
  readonly name: Scalars['String']['output'];
  /** What the practice answered for it. */
  readonly source: Source;
};

/** Something that was talked about in a consultation. */
export type ConsultationTopic = {
  /** The topic's title. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The problem that the topic belongs to. */
  readonly problem?: Maybe<CodedConcept>;
  /** What was recorded, heading by heading. */
  readonly headings: ReadonlyArray<ConsultationHeading>;
};

/** What was recorded under one heading, such as history or examination. */
export type ConsultationHeading = {
  /** The heading. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** What was recorded, line by line. */
  readonly entries: ReadonlyArray<ConsultationEntry>;
};

/** One line of a consultation. */
export type ConsultationEntry = {
  /** What was recorded. */
  readonly text: Scalars['String']['output'];
  /** The code that it was recorded with. */
  readonly code?: Maybe<CodedConcept>;
  /** When it was recorded or took effect. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
};

/** The problems of a general practice record with their links. */
export type GpProblemList = {
  /** What the practice answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The problems, newest first. */
  readonly items: ReadonlyArray<GpProblem>;
};

/** A problem with what the practice linked it to; the whole problem stands among the conditions of the record. */
export type GpProblem = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** The id under which the whole problem stands among the conditions of the record. */
  readonly condition: Scalars['ID']['output'];
  /** The diagnosis or problem. */
  readonly code: CodedConcept;
  /** When it began. */
  readonly onset?: Maybe<Scalars['PartialDate']['output']>;
  /** The item that was first recorded and made the problem, such as an allergy. */
  readonly actualProblem?: Maybe<GpProblemLink>;
  /** The problems that belong above, below or beside it. */
  readonly relatedProblems: ReadonlyArray<GpRelatedProblem>;
  /** What was recorded for the problem, such as consultations, medicines and measurements. */
  readonly relatedContent: ReadonlyArray<GpProblemLink>;
  /** How many links lead to what is not shown here: it was not sent, cannot be read, or may not be seen by this reader. */
  readonly linksNotShown: Scalars['Int']['output'];
};

/** A problem that another is related to. */
export type GpRelatedProblem = {
  /** What the related problem is to the problem that names it. */
  readonly relation: GpProblemRelation;
  /** The id under which it stands among the conditions of the record. */
  readonly condition: Scalars['ID']['output'];
  /** The related diagnosis or problem. */
  readonly code: CodedConcept;
};

/** What a related problem is to the problem that names it. */
export type GpProblemRelation =
  /** It belongs above: the problem is a part or a consequence of it. */
  | 'PARENT'
  /** It belongs below: it is a part or a consequence of the problem. */
  | 'CHILD'
  /** It belongs beside. */
  | 'SIBLING'
  /** The practice does not say. */
  | 'UNKNOWN';

/** Something of the record that a problem is linked to. */
export type GpProblemLink = {
  /** What kind of item it is, in the words of the source, such as Encounter or MedicationStatement. */
  readonly kind: Scalars['String']['output'];
  /** The id that the item has where it stands for itself in the record; empty for parts of other items. */
  readonly item?: Maybe<Scalars['ID']['output']>;
  /** What the item says, in one line. */
  readonly title: Scalars['String']['output'];
  /** The code that it was recorded with. */
  readonly code?: Maybe<CodedConcept>;
  /** When it was recorded or took effect. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
};

/** The immunisations of a general practice record. */
export type GpImmunisationList = {
  /** What the practice answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The immunisations, newest first. */
  readonly items: ReadonlyArray<GpImmunisation>;
};

/** An immunisation that was given or not given. */
export type GpImmunisation = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** Whether it was given. */
  readonly status: GpImmunisationStatus;
  /** What was done, such as a first measles vaccination; the vaccine where that was not recorded. */
  readonly procedure: CodedConcept;
  /** The vaccine; empty where only the procedure was recorded. */
  readonly vaccine?: Maybe<CodedConcept>;
  /** When it was given, or decided against. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** Whether the practice knows it only from what others reported. */
  readonly isReported: Scalars['Boolean']['output'];
  /** Why it was given. */
  readonly reasons: ReadonlyArray<CodedConcept>;
  /** Why it was not given. */
  readonly reasonsNotGiven: ReadonlyArray<CodedConcept>;
  /** Where in a series it stands, each with the disease that it protects from. */
  readonly doses: ReadonlyArray<GpVaccineDose>;
  /** How much was given. */
  readonly dose?: Maybe<Quantity>;
  /** Where on the body it was given. */
  readonly site?: Maybe<CodedConcept>;
  /** How it was given. */
  readonly route?: Maybe<CodedConcept>;
  /** The batch. */
  readonly lotNumber?: Maybe<Scalars['String']['output']>;
  /** When the batch expires. */
  readonly expires?: Maybe<Scalars['PartialDate']['output']>;
  /** Who made the vaccine. */
  readonly manufacturer?: Maybe<Scalars['String']['output']>;
  /** Where it was given. */
  readonly location?: Maybe<Scalars['String']['output']>;
  /** Who gave it, and who wrote it down. */
  readonly performers: ReadonlyArray<Participant>;
  /** Notes that were recorded with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** Whether an immunisation was given. */
export type GpImmunisationStatus =
  /** It was given. */
  | 'GIVEN'
  /** It was not given. */
  | 'NOT_GIVEN'
  /** It was entered in error. */
  | 'ENTERED_IN_ERROR'
  /** The practice does not say. */
  | 'UNKNOWN';

/** One dose of a series of immunisations. */
export type GpVaccineDose = {
  /** Which dose it is. */
  readonly number?: Maybe<Scalars['Int']['output']>;
  /** How many doses the series has. */
  readonly of?: Maybe<Scalars['Int']['output']>;
  /** The diseases that it protects from. */
  readonly diseases: ReadonlyArray<CodedConcept>;
  /** Whether it counts towards immunity, as it was recorded. */
  readonly status?: Maybe<CodedConcept>;
};

/** What was observed or noted in a general practice record and belongs to no other area. */
export type GpObservationList = {
  /** What the practice answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The observations, newest first. */
  readonly items: ReadonlyArray<GpObservation>;
};

/** Something that was observed, measured or noted. */
export type GpObservation = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What was observed. */
  readonly code: CodedConcept;
  /** How far it can be relied on. */
  readonly status: GpResultStatus;
  /** Everything that was recorded in one line, to show where there is no room for more. */
  readonly text: Scalars['String']['output'];
  /** When it was observed. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** The value, where it is an amount. */
  readonly quantity?: Maybe<Quantity>;
  /** The value in words, where it is not an amount. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** What the value means, such as abnormal. */
  readonly interpretation?: Maybe<CodedConcept>;
  /** What is normal. */
  readonly referenceRanges: ReadonlyArray<GpReferenceRange>;
  /** Its parts, such as systolic and diastolic. */
  readonly components: ReadonlyArray<GpObservationComponent>;
  /** Where on the body it was observed. */
  readonly bodySite?: Maybe<CodedConcept>;
  /** Who observed it. */
  readonly performers: ReadonlyArray<Participant>;
  /** Notes that were recorded with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** How far a result can be relied on. */
export type GpResultStatus =
  /** More is to come. */
  | 'REGISTERED'
  /** It is not final. */
  | 'PRELIMINARY'
  /** It is final. */
  | 'FINAL'
  /** It was changed after it was final. */
  | 'AMENDED'
  /** It was called off. */
  | 'CANCELLED'
  /** It was entered in error. */
  | 'ENTERED_IN_ERROR'
  /** The practice does not say. */
  | 'UNKNOWN';

/** A part of an observation. */
export type GpObservationComponent = {
  /** What was observed. */
  readonly code?: Maybe<CodedConcept>;
  /** The value, where it is an amount. */
  readonly quantity?: Maybe<Quantity>;
  /** The value in words, where it is not an amount. */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** What the value means, such as high. */
  readonly interpretation?: Maybe<CodedConcept>;
  /** What is normal. */
  readonly referenceRanges: ReadonlyArray<GpReferenceRange>;
};

/** What is normal for an observation. */
export type GpReferenceRange = {
  /** The lowest normal value. */
  readonly low?: Maybe<Quantity>;
  /** The highest normal value. */
  readonly high?: Maybe<Quantity>;
  /** The range in words. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** Reports of investigations in a general practice record. */
export type GpInvestigationList = {
  /** What the practice answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The reports, newest first. */
  readonly items: ReadonlyArray<GpInvestigation>;
};

/** A report that the practice received, such as a blood test's. */
export type GpInvestigation = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What kind of report it is. */
  readonly code: CodedConcept;
  /** How far it can be relied on. */
  readonly status: GpResultStatus;
  /** When it was issued. */
  readonly issued?: Maybe<Scalars['PartialDate']['output']>;
  /** What was asked for. */
  readonly requested: ReadonlyArray<CodedConcept>;
  /** What was examined. */
  readonly specimens: ReadonlyArray<GpSpecimen>;
  /** The results, in the groups in which they were reported. */
  readonly groups: ReadonlyArray<GpResultGroup>;
  /** What the laboratory concluded. */
  readonly conclusion?: Maybe<Scalars['String']['output']>;
  /** Who reported it. */
  readonly performers: ReadonlyArray<Participant>;
  /** Notes that were recorded with the request. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** A specimen that was examined. */
export type GpSpecimen = {
  /** What kind it is. */
  readonly type?: Maybe<CodedConcept>;
  /** Where on the body it was taken. */
  readonly site?: Maybe<CodedConcept>;
  /** Whether the person had fasted, as it was recorded. */
  readonly fasting?: Maybe<CodedConcept>;
  /** When it was taken. */
  readonly collected?: Maybe<Scalars['PartialDate']['output']>;
  /** When the laboratory received it. */
  readonly received?: Maybe<Scalars['PartialDate']['output']>;
  /** Notes that were recorded with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
};

/** Results that were reported together, such as a full blood count. */
export type GpResultGroup = {
  /** What the group is; empty for results that belong to none. */
  readonly code?: Maybe<CodedConcept>;
  /** Notes that were recorded with the group. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** The results, in their order. */
  readonly results: ReadonlyArray<GpObservation>;
};

/** Referrals of a general practice record. */
export type GpReferralList = {
  /** What the practice answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The referrals, newest first. */
  readonly items: ReadonlyArray<GpReferral>;
};

/** A referral that the practice made. */
export type GpReferral = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What it is about, in words. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Why it was made. */
  readonly reasons: ReadonlyArray<CodedConcept>;
  /** How far it has come, in the practice's words; practices often do not know. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** How urgent it is, in the practice's words. */
  readonly priority?: Maybe<Scalars['String']['output']>;
  /** The number by which the e-Referral Service knows it; a hospital's referral with the same number is the same one. */
  readonly ubrn?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly date?: Maybe<Scalars['PartialDate']['output']>;
  /** What kind of care is asked for. */
  readonly services: ReadonlyArray<CodedConcept>;
  /** The specialty that it goes to. */
  readonly specialty?: Maybe<CodedConcept>;
  /** Who made it. */
  readonly requester?: Maybe<Participant>;
  /** Whom it goes to. */
  readonly recipients: ReadonlyArray<Participant>;
  /** Notes that were recorded with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** The diary of a general practice record. */
export type GpDiaryList = {
  /** What the practice answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The entries, the one that is due last first. */
  readonly items: ReadonlyArray<GpDiaryEntry>;
};

/** Something that is to be done at a later date; it says nothing of whether the person has what it names. */
export type GpDiaryEntry = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** What is to be done. */
  readonly code: CodedConcept;
  /** How far it has come, in the practice's words. */
  readonly status?: Maybe<Scalars['String']['output']>;
  /** When it is due. */
  readonly due?: Maybe<Scalars['PartialDate']['output']>;
  /** When it was entered. */
  readonly entered?: Maybe<Scalars['PartialDate']['output']>;
  /** Why it is to be done. */
  readonly reasons: ReadonlyArray<CodedConcept>;
  /** Who asked for it. */
  readonly requester?: Maybe<Participant>;
  /** Who is to do it. */
  readonly performer?: Maybe<Participant>;
  /** Notes that were recorded with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** A person's appointments at their practice. */
export type GpAppointmentList = {
  /** What the practice answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The appointments, the next one first. */
  readonly items: ReadonlyArray<GpAppointment>;
};

/** An appointment at a general practice. */
export type GpAppointment = {
  /** An opaque, lasting identifier. */
  readonly id: Scalars['ID']['output'];
  /** How far it has come. */
  readonly status: GpAppointmentStatus;
  /** From when to when it is. */
  readonly period: Period;
  /** What it is for, in the practice's words. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** What kind of care it is for, in the practice's words. */
  readonly service?: Maybe<Scalars['String']['output']>;
  /** How it takes place, such as in person or by telephone, in the practice's words. */
  readonly channel?: Maybe<Scalars['String']['output']>;
  /** Whom the person is to see. */
  readonly performers: ReadonlyArray<Participant>;
  /** Where it takes place. */
  readonly location?: Maybe<Scalars['String']['output']>;
  /** The organisation that booked it. */
  readonly bookedBy?: Maybe<Organisation>;
  /** Why it was called off. */
  readonly cancellationReason?: Maybe<Scalars['String']['output']>;
  /** Notes that were recorded with it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Where it is recorded. */
  readonly provenance: Provenance;
};

/** How far an appointment has come. */
export type GpAppointmentStatus =
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
  /** It is proposed or not yet confirmed. */
  | 'PROPOSED'
  /** It was entered in error. */
  | 'ENTERED_IN_ERROR'
  /** The practice does not say. */
  | 'UNKNOWN';

/** Free appointments of a practice. */
export type GpSlotList = {
  /** What the practice answered. */
  readonly sources: ReadonlyArray<Source>;
  /** The free appointments, the earliest first. */
  readonly items: ReadonlyArray<GpSlot>;
};

/** A free appointment; two that follow each other with the same clinician can be booked as one. */
export type GpSlot = {
  /** From when to when it is. */
  readonly period: Period;
  /** What kind of care it is for, in the practice's words. */
  readonly service?: Maybe<Scalars['String']['output']>;
  /** How it takes place, such as in person or by telephone, in the practice's words. */
  readonly channel?: Maybe<Scalars['String']['output']>;
  /** What the clinician is, such as general practitioner. */
  readonly role?: Maybe<Scalars['String']['output']>;
  /** The clinician. */
  readonly performers: ReadonlyArray<Participant>;
  /** Where it takes place. */
  readonly location?: Maybe<Scalars['String']['output']>;
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
