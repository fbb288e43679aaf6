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

/** The questions that can be asked. */
export type Query = {
  /** One person, by NHS number. */
  readonly patient?: Maybe<Patient>;
  /** Several people, by NHS number, in the order asked; at most 50. */
  readonly patients?: Maybe<ReadonlyArray<Maybe<Patient>>>;
  /** One person by name, date of birth and one thing more; for staff who care for people, and for one person at a time. */
  readonly searchPatients?: Maybe<PatientSearchResult>;
  /** Anything with an id, by that id. */
  readonly node?: Maybe<Node>;
  /** What staff of the reader's organisation opened for themselves with a reason, newest first; for privacy officers alone. */
  readonly privacyAlerts?: Maybe<PrivacyAlertConnection>;
  /** What rules found unusual in what staff of the reader's organisation looked at in the last days, newest first; for privacy officers alone. */
  readonly unusualAccess?: Maybe<UnusualAccessConnection>;
};


/** The questions that can be asked. */
export type QueryPatientArgs = {
  nhsNumber: Scalars['ID']['input'];
};


/** The questions that can be asked. */
export type QueryPatientsArgs = {
  nhsNumbers: ReadonlyArray<Scalars['ID']['input']>;
};


/** The questions that can be asked. */
export type QuerySearchPatientsArgs = {
  input: PatientSearchInput;
};


/** The questions that can be asked. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** The questions that can be asked. */
export type QueryPrivacyAlertsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  kind?: InputMaybe<AccessOpeningKind>;
  reviewed?: InputMaybe<Scalars['Boolean']['input']>;
};


/** The questions that can be asked. */
export type QueryUnusualAccessArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  rule?: InputMaybe<UnusualAccessRule>;
};

/** What can be changed: who may see whom, and on what ground. */
export type Mutation = {
  /** Opens one person's record for some minutes where no relationship or the person's refusal would keep it closed; a privacy officer is told. */
  readonly breakGlass?: Maybe<AccessOpening>;
  /** Says that there is a relationship of care that no system knows of; a privacy officer is told. */
  readonly claimRelationship?: Maybe<AccessOpening>;
  /** Grants a person or an app access to somebody's record. */
  readonly grantAccess?: Maybe<AccessGrant>;
  /** Ends a grant at once. */
  readonly withdrawAccess?: Maybe<AccessGrant>;
  /** Records what somebody decided on the use of their record. */
  readonly recordConsent?: Maybe<ConsentDecision>;
  /** Ends what was decided, at once. */
  readonly withdrawConsent?: Maybe<ConsentDecision>;
  /** Marks an alert as reviewed, with what came of it; once it is, it stays as it is; for privacy officers alone. */
  readonly reviewPrivacyAlert?: Maybe<PrivacyAlert>;
  /** Marks something unusual as reviewed, with what came of it; once it is, it stays as it is; for privacy officers alone. */
  readonly reviewUnusualAccess?: Maybe<UnusualAccess>;
  /** Takes in what a care setting knows of who cares for whom; for the graph's own processes. */
  readonly reportRelationships?: Maybe<Scalars['Int']['output']>;
  /** Records what somebody asked for and was refused before any part of the graph was asked; for the graph's own processes. */
  readonly recordRefusals?: Maybe<Scalars['Int']['output']>;
};


/** What can be changed: who may see whom, and on what ground. */
export type MutationBreakGlassArgs = {
  input: BreakGlassInput;
};


/** What can be changed: who may see whom, and on what ground. */
export type MutationClaimRelationshipArgs = {
  input: ClaimRelationshipInput;
};


/** What can be changed: who may see whom, and on what ground. */
export type MutationGrantAccessArgs = {
  input: GrantAccessInput;
};


/** What can be changed: who may see whom, and on what ground. */
export type MutationWithdrawAccessArgs = {
  grant: Scalars['ID']['input'];
};


/** What can be changed: who may see whom, and on what ground. */
export type MutationRecordConsentArgs = {
  input: RecordConsentInput;
};


/** What can be changed: who may see whom, and on what ground. */
export type MutationWithdrawConsentArgs = {
  consent: Scalars['ID']['input'];
};


/** What can be changed: who may see whom, and on what ground. */
export type MutationReviewPrivacyAlertArgs = {
  alert: Scalars['ID']['input'];
  outcome?: InputMaybe<ReviewOutcome>;
  note?: InputMaybe<Scalars['String']['input']>;
};


/** What can be changed: who may see whom, and on what ground. */
export type MutationReviewUnusualAccessArgs = {
  finding: Scalars['ID']['input'];
  outcome: ReviewOutcome;
  note?: InputMaybe<Scalars['String']['input']>;
};


/** What can be changed: who may see whom, and on what ground. */
export type MutationReportRelationshipsArgs = {
  sealed: Scalars['String']['input'];
};


/** What can be changed: who may see whom, and on what ground. */
export type MutationRecordRefusalsArgs = {
  refused: Scalars['String']['input'];
};

/** Whose record is opened in an emergency, why and for how long. */
export type BreakGlassInput = {
  /** The NHS number. */
  readonly nhsNumber: Scalars['ID']['input'];
  /** Why, in words, without the person's name or number: 10 to 500 characters. */
  readonly reason: Scalars['String']['input'];
  /** On what ground sealed items are opened as well; they stay closed where this is left out. */
  readonly sealedGround?: InputMaybe<SealedGround>;
  /** For how many minutes, 1 to 240; 30 where left out. */
  readonly minutes?: InputMaybe<Scalars['Int']['input']>;
  /** A text of the caller's own that is the same when the call is repeated, so that nothing is opened twice. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** On what ground something sealed is opened. */
export type SealedGround =
  /** The person agreed to it in so many words. */
  | 'EXPRESS_CONSENT'
  /** The law demands it. */
  | 'LEGAL_DUTY'
  /** The public interest outweighs the person's wish. */
  | 'OVERRIDING_PUBLIC_INTEREST';

/** With whom a relationship is claimed, why and for how long. */
export type ClaimRelationshipInput = {
  /** The NHS number. */
  readonly nhsNumber: Scalars['ID']['input'];
  /** Why, in words, without the person's name or number: 10 to 500 characters. */
  readonly reason: Scalars['String']['input'];
  /** For how many hours, 1 to 168; 12 where left out. */
  readonly hours?: InputMaybe<Scalars['Int']['input']>;
  /** A text of the caller's own that is the same when the call is repeated, so that nothing is claimed twice. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** What somebody opened for themselves with a reason. */
export type AccessOpening = {
  /** An opaque identifier. */
  readonly id: Scalars['ID']['output'];
  /** What was opened. */
  readonly kind: AccessOpeningKind;
  /** When it was opened. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** When it ends by itself. */
  readonly endsAt: Scalars['DateTime']['output'];
};

/** How somebody opened a record for themselves. */
export type AccessOpeningKind =
  /** By claiming a relationship. */
  | 'CLAIM'
  /** By breaking the glass in an emergency. */
  | 'BREAK_GLASS';

/** The kinds of information that access is decided by. */
export type AccessArea =
  /** Who the person is. */
  | 'DEMOGRAPHICS'
  /** What was talked about, written and referred in general practice. */
  | 'CONSULTATIONS'
  /** Conditions. */
  | 'PROBLEMS'
  /** Medicines and allergies. */
  | 'MEDICINES'
  /** Immunisations. */
  | 'IMMUNISATIONS'
  /** Reports and results of investigations. */
  | 'INVESTIGATIONS'
  /** What was observed and measured. */
  | 'OBSERVATIONS'
  /** Stays, visits and letters of hospitals. */
  | 'HOSPITAL'
  /** Contacts with community services. */
  | 'COMMUNITY'
  /** Care packages and support plans. */
  | 'SUPPORT'
  /** What care packages cost. */
  | 'COST'
  /** Safeguarding. */
  | 'SAFEGUARDING'
  /** Powers of attorney and other legal matters. */
  | 'LEGAL'
  /** What matters to the person, in their own words. */
  | 'ABOUT_ME'
  /** Care plans. */
  | 'CARE_PLANS';

/** To whom access is granted, to what and on what ground. */
export type GrantAccessInput = {
  /** Whose record: the NHS number. */
  readonly nhsNumber: Scalars['ID']['input'];
  /** The person who is granted access: their NHS number. */
  readonly granteeNhsNumber?: InputMaybe<Scalars['ID']['input']>;
  /** The app that is granted access: its client identifier. */
  readonly granteeApp?: InputMaybe<Scalars['ID']['input']>;
  /** On what ground. */
  readonly basis: GrantBasis;
  /** To what; at most 15 areas. */
  readonly areas: ReadonlyArray<AccessArea>;
  /** From when; from now where left out. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Until when; without an end where left out. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether a professional agreed to it in this case, as parents of 11 to 15 year olds need. */
  readonly agreed?: InputMaybe<Scalars['Boolean']['input']>;
  /** A text of the caller's own that is the same when the call is repeated, so that nothing is granted twice. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** On what somebody may ask for somebody else. */
export type GrantBasis =
  /** Parental responsibility. */
  | 'PARENT'
  /** The person agreed. */
  | 'CONSENT'
  /** A lasting power of attorney for health and welfare. */
  | 'LPA'
  /** A deputy whom the court appointed. */
  | 'DEPUTY'
  /** It is in the best interest of somebody who cannot decide. */
  | 'BEST_INTEREST';

/** Access to somebody's record that was granted. */
export type AccessGrant = {
  /** An opaque identifier. */
  readonly id: Scalars['ID']['output'];
  /** On what ground. */
  readonly basis: GrantBasis;
  /** The app, where it was granted to one, and not to a person. */
  readonly app?: Maybe<Scalars['ID']['output']>;
  /** To what. */
  readonly areas: ReadonlyArray<AccessArea>;
  /** Whether a professional agreed to it in this case. */
  readonly agreed: Scalars['Boolean']['output'];
  /** From when it holds. */
  readonly from: Scalars['DateTime']['output'];
  /** Until when it holds; empty where it has no end. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
  /** When it was withdrawn; empty while it holds. */
  readonly withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What somebody decided on the use of their record. */
export type RecordConsentInput = {
  /** Whose decision it is: the NHS number. */
  readonly nhsNumber: Scalars['ID']['input'];
  /** What was decided. */
  readonly kind: ConsentKind;
  /** A text of the caller's own that is the same when the call is repeated, so that nothing is recorded twice. */
  readonly idempotencyKey: Scalars['ID']['input'];
};

/** What can be decided on the use of a record. */
export type ConsentKind =
  /** The person refuses that their records are shared between organisations. */
  | 'SHARING_REFUSED'
  /** A professional found that the child understands, and may see their own record. */
  | 'CHILD_COMPETENT';

/** A decision on the use of a record. */
export type ConsentDecision = {
  /** An opaque identifier. */
  readonly id: Scalars['ID']['output'];
  /** What was decided. */
  readonly kind: ConsentKind;
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** When it was withdrawn; empty while it holds. */
  readonly withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Something that a privacy officer looks into; it does not say whose record it was. */
export type PrivacyAlert = {
  /** An opaque identifier. */
  readonly id: Scalars['ID']['output'];
  /** What was opened. */
  readonly kind: AccessOpeningKind;
  /** When it was opened. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** When it ended or ends. */
  readonly endsAt: Scalars['DateTime']['output'];
  /** Who opened it. */
  readonly reader: Participant;
  /** Why, in the words of whoever opened it. */
  readonly reason: Scalars['String']['output'];
  /** On what ground sealed items were opened as well. */
  readonly sealedGround?: Maybe<SealedGround>;
  /** Whether the person had refused that their record is shared. */
  readonly overrodeRefusal: Scalars['Boolean']['output'];
  /** When it was reviewed; empty while nobody has. */
  readonly reviewedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What came of the review; empty while there was none, or where the officer did not say. */
  readonly reviewOutcome?: Maybe<ReviewOutcome>;
  /** What the officer found, in the officer's words. */
  readonly reviewNote?: Maybe<Scalars['String']['output']>;
};

/** What came of an officer's review. */
export type ReviewOutcome =
  /** There was a good reason to look. */
  | 'JUSTIFIED'
  /** There was no good reason to look. */
  | 'NOT_JUSTIFIED'
  /** It is looked into further, outside of the graph. */
  | 'REFERRED';

/** By which rule something was found unusual. */
export type UnusualAccessRule =
  /** Many more people within an hour than colleagues in the same role look at. */
  | 'VOLUME'
  /** People whose NHS numbers follow each other, as in a list that is walked through. */
  | 'WALKING_NUMBERS'
  /** Many searches within an hour, or searches that find nobody. */
  | 'SEARCHING'
  /** Somebody of the reader's own family name. */
  | 'SAME_FAMILY_NAME';

/** Something unusual that a privacy officer looks into; it does not say whose records they were. */
export type UnusualAccess = {
  /** An opaque identifier, the same whenever the same is found again. */
  readonly id: Scalars['ID']['output'];
  /** By which rule it was found. */
  readonly rule: UnusualAccessRule;
  /** Who looked. */
  readonly reader: Participant;
  /** The first of the looks. */
  readonly from: Scalars['DateTime']['output'];
  /** The last of the looks. */
  readonly until: Scalars['DateTime']['output'];
  /** How many people or searches it was, as the rule counts. */
  readonly count: Scalars['Int']['output'];
  /** How many the middle one of the readers in the same role had; empty where the rule does not compare. */
  readonly usual?: Maybe<Scalars['Int']['output']>;
  /** The rule and what it found, in a sentence. */
  readonly explanation: Scalars['String']['output'];
  /** When it was reviewed; empty while nobody has. */
  readonly reviewedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What came of the review. */
  readonly reviewOutcome?: Maybe<ReviewOutcome>;
  /** What the officer found, in the officer's words. */
  readonly reviewNote?: Maybe<Scalars['String']['output']>;
};

/** One page of what was found unusual. */
export type UnusualAccessConnection = {
  /** What was found, newest first. */
  readonly edges: ReadonlyArray<UnusualAccessEdge>;
  /** Whether there is more, and where. */
  readonly pageInfo: PageInfo;
};

/** One thing of a page, with its place. */
export type UnusualAccessEdge = {
  /** The place, to ask for what follows it. */
  readonly cursor: Scalars['String']['output'];
  /** What was found. */
  readonly node: UnusualAccess;
};

/** One look at a person's record, in plain words. */
export type AccessLogEntry = {
  /** An opaque identifier. */
  readonly id: Scalars['ID']['output'];
  /** When somebody looked. */
  readonly at: Scalars['DateTime']['output'];
  /** Who looked, in what role and for which organisation. */
  readonly reader: Participant;
  /** What they did. */
  readonly action: Scalars['String']['output'];
  /** Why they could look, and for what purpose. */
  readonly why: Scalars['String']['output'];
  /** What came of it. */
  readonly outcome: AccessLogOutcome;
  /** What kinds of information they could see; empty where nothing was shown. */
  readonly areas: ReadonlyArray<AccessArea>;
  /** Whether they opened the record in an emergency: every such look is reviewed. */
  readonly isBreakGlass: Scalars['Boolean']['output'];
};

/** What came of a look. */
export type AccessLogOutcome =
  /** Something could be seen. */
  | 'SHOWN'
  /** It was refused. */
  | 'REFUSED'
  /** It failed, and nothing was shown. */
  | 'FAILED';

/** One page of looks. */
export type AccessLogConnection = {
  /** The looks of this page, newest first. */
  readonly edges: ReadonlyArray<AccessLogEdge>;
  /** Whether there is more, and where. */
  readonly pageInfo: PageInfo;
};

/** One look of a page, with its place. */
export type AccessLogEdge = {
  /** The place of the look, to ask for what follows it. */
  readonly cursor: Scalars['String']['output'];
  /** The look. */
  readonly node: AccessLogEntry;
};

/** One page of alerts. */
export type PrivacyAlertConnection = {
  /** The alerts of this page, newest first. */
  readonly edges: ReadonlyArray<PrivacyAlertEdge>;
  /** Whether there is more, and where. */
  readonly pageInfo: PageInfo;
};

/** One alert of a page, with its place. */
export type PrivacyAlertEdge = {
  /** The place of the alert, to ask for what follows it. */
  readonly cursor: Scalars['String']['output'];
  /** The alert. */
  readonly node: PrivacyAlert;
};

/** On what a reader sees a record. */
export type RecordAccess = {
  /** What makes the record open to the reader. */
  readonly basis: AccessBasis;
  /** When that ends; empty where no end is known. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the glass was broken: every look is reviewed. */
  readonly isBreakGlass: Scalars['Boolean']['output'];
};

/** What makes a record open to a reader. */
export type AccessBasis =
  /** Nothing does. */
  | 'NONE'
  /** The person is registered with the reader's practice. */
  | 'REGISTERED'
  /** The person was referred to the reader's organisation. */
  | 'REFERRAL'
  /** The person is or was lately in the reader's hospital. */
  | 'HOSPITAL_ENCOUNTER'
  /** The person is on the caseload of the reader's organisation. */
  | 'CASELOAD'
  /** The person's case is allocated in the reader's organisation. */
  | 'ALLOCATION'
  /** The reader's organisation gives the person's care package. */
  | 'CARE_PACKAGE'
  /** The person's key worker works for the reader's organisation. */
  | 'KEY_WORKER'
  /** The reader claimed a relationship, with a reason. */
  | 'CLAIM'
  /** The reader broke the glass, with a reason. */
  | 'BREAK_GLASS'
  /** The reader is the person. */
  | 'SELF'
  /** The reader was granted it. */
  | 'GRANT'
  /** It cannot be found out what the reader may see, so only what must not wait in an emergency is shown. */
  | 'DOWNTIME';

/** The person as the demographic service knows them. */
export type Patient = {
  /** The NHS number. */
  readonly nhsNumber: Scalars['ID']['output'];
  /** How far the NHS number can be relied on. */
  readonly nhsNumberStatus?: Maybe<NhsNumberStatus>;
  /** Earlier NHS numbers that were replaced by the current one. */
  readonly previousNhsNumbers?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The person's usual name. */
  readonly name?: Maybe<HumanName>;
  /** The date of birth. */
  readonly birthDate?: Maybe<Scalars['PartialDate']['output']>;
  /** The gender recorded for administration. */
  readonly gender?: Maybe<AdministrativeGender>;
  /** Whether the person has died. */
  readonly deceased?: Maybe<Scalars['Boolean']['output']>;
  /** When the person died. */
  readonly deceasedAt?: Maybe<Scalars['PartialDate']['output']>;
  /** The usual address; empty where it is restricted. */
  readonly address?: Maybe<Address>;
  /** Telephone numbers and other ways to reach the person; empty where they are restricted. */
  readonly telecom?: Maybe<ReadonlyArray<ContactPoint>>;
  /** The general practice that the person is registered with; empty where there is none or it is restricted. */
  readonly registeredPractice?: Maybe<Organisation>;
  /** The language that the person prefers. */
  readonly language?: Maybe<CodedConcept>;
  /** Whether the person needs an interpreter. */
  readonly interpreterNeeded?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the demographic details are restricted. */
  readonly sensitivity?: Maybe<Sensitivity>;
  /** Who was granted access to the record; for the person, and for the practice that keeps the grants. */
  readonly accessGrants?: Maybe<ReadonlyArray<AccessGrant>>;
  /** What was decided on the use of the record; for the person, and for the practice that keeps the decisions. */
  readonly consentDecisions?: Maybe<ReadonlyArray<ConsentDecision>>;
  /** Who looked at the record, newest first; for the person alone, from the age of sixteen. */
  readonly accessLog?: Maybe<AccessLogConnection>;
  /** What the demographic service answered. */
  readonly source?: Maybe<Source>;
  /** Who is to be reached for the person, such as a parent or a guardian; nobody where the person's details are restricted. */
  readonly relatedPersons?: Maybe<RelatedPersonList>;
  /** The person's record over all care settings, as this reader may see it. */
  readonly record?: Maybe<CareRecord>;
};


/** The person as the demographic service knows them. */
export type PatientAccessLogArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** The person as the demographic service knows them. */
export type PatientRecordArgs = {
  period?: InputMaybe<PeriodInput>;
  settings?: InputMaybe<ReadonlyArray<CareSetting>>;
};

/** What is known of a person who is looked for: no part of a name, and no wildcard. */
export type PatientSearchInput = {
  /** The family name, whole. */
  readonly familyName: Scalars['String']['input'];
  /** The date of birth. */
  readonly birthDate: Scalars['Date']['input'];
  /** A given name, whole; needed where neither gender nor postcode is given. */
  readonly givenName?: InputMaybe<Scalars['String']['input']>;
  /** The gender recorded for administration. */
  readonly gender?: InputMaybe<AdministrativeGender>;
  /** The postcode of the usual address; a person whose details are restricted is never found by it. */
  readonly postcode?: InputMaybe<Scalars['String']['input']>;
};

/** What came of looking for a person. */
export type PatientSearchResult = {
  /** Whether one person was found. */
  readonly outcome: PatientSearchOutcome;
  /** The one person who was found. */
  readonly patient?: Maybe<Patient>;
};

/** Whether one person was found. */
export type PatientSearchOutcome =
  /** One person fits, and is shown as the reader may see them. */
  | 'FOUND'
  /** Nobody fits, or nobody whom the reader may know of. */
  | 'NONE'
  /** Several fit, and none is named: say more. */
  | 'TOO_MANY';

/** The people who are to be reached for a person. */
export type RelatedPersonList = {
  /** What the demographic service answered. */
  readonly source: Source;
  /** The people. */
  readonly items: ReadonlyArray<RelatedPerson>;
};

/** Somebody who is to be reached for a person. */
export type RelatedPerson = {
  /** What they are to the person, such as guardian. */
  readonly relationships: ReadonlyArray<CodedConcept>;
  /** Their name. */
  readonly name?: Maybe<HumanName>;
  /** How to reach them. */
  readonly telecom: ReadonlyArray<ContactPoint>;
  /** Their NHS number, where the service gives it. */
  readonly nhsNumber?: Maybe<Scalars['ID']['output']>;
  /** From when to when they are. */
  readonly period?: Maybe<Period>;
};

/** How far an NHS number can be relied on. */
export type NhsNumberStatus =
  /** It is present and verified. */
  | 'VERIFIED'
  /** It is present but not verified. */
  | 'PRESENT_NOT_VERIFIED'
  /** It replaced the number that was asked for. */
  | 'SUPERSEDED'
  /** It was confirmed to be wrong. */
  | 'INVALIDATED'
  /** The source does not say. */
  | 'UNKNOWN';

/** The gender recorded for administration. */
export type AdministrativeGender =
  /** Male. */
  | 'MALE'
  /** Female. */
  | 'FEMALE'
  /** Neither male nor female. */
  | 'OTHER'
  /** Not known. */
  | 'UNKNOWN';

/** Whether a person's demographic details are restricted. */
export type Sensitivity =
  /** They are not restricted. */
  | 'NORMAL'
  /** They are restricted: where the person lives must not be revealed. */
  | 'RESTRICTED'
  /** They are very restricted. */
  | 'VERY_RESTRICTED';

/** A person's name. */
export type HumanName = {
  /** The whole name in the order in which it is spoken. */
  readonly text: Scalars['String']['output'];
  /** The family name. */
  readonly family?: Maybe<Scalars['String']['output']>;
  /** The given names. */
  readonly given: ReadonlyArray<Scalars['String']['output']>;
  /** Titles such as Mrs or Dr. */
  readonly prefix: ReadonlyArray<Scalars['String']['output']>;
};

/** A postal address. */
export type Address = {
  /** The lines of the address. */
  readonly lines: ReadonlyArray<Scalars['String']['output']>;
  /** The postcode. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
};

/** A way to reach a person. */
export type ContactPoint = {
  /** What kind it is, such as phone. */
  readonly system?: Maybe<Scalars['String']['output']>;
  /** The number or address. */
  readonly value: Scalars['String']['output'];
  /** What it is for, such as home. */
  readonly use?: Maybe<Scalars['String']['output']>;
};

/** A stretch of time to ask for. */
export type PeriodInput = {
  /** Its first day; open where left out. */
  readonly start?: InputMaybe<Scalars['Date']['input']>;
  /** Its last day; open where left out. */
  readonly end?: InputMaybe<Scalars['Date']['input']>;
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
  /** On what the reader sees the record. */
  readonly access?: Maybe<RecordAccess>;
  /** Every source that could hold something about the person, and what it answered; every care setting is named. */
  readonly sources?: Maybe<ReadonlyArray<Source>>;
  /** The person's encounters in all settings, newest first, undated last. */
  readonly encounters?: Maybe<EncounterConnection>;
  /** The person's care plans in all settings, newest first, undated last. */
  readonly carePlans?: Maybe<CarePlanConnection>;
  /** What all care plans want and do, put together by what they are about; every plan stands as its keeper wrote it. */
  readonly carePlansByProblem?: Maybe<CarePlanOverview>;
  /** Documents that are plans themselves, such as a ReSPECT form; what they decide stands in their text alone. */
  readonly carePlanDocuments?: Maybe<CarePlanDocumentList>;
  /** The person's documents in all settings, newest first, undated last. */
  readonly documents?: Maybe<DocumentConnection>;
  /** Every recorded allergy in all settings, whole. */
  readonly allergies?: Maybe<AllergyList>;
  /** Every recorded medicine in all settings, whole. */
  readonly medications?: Maybe<MedicationList>;
  /** Every recorded condition in all settings, whole. */
  readonly conditions?: Maybe<ConditionList>;
};


/** One person's record as this reader may see it, for one request. */
export type CareRecordEncountersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  kinds?: InputMaybe<ReadonlyArray<EncounterKind>>;
};


/** One person's record as this reader may see it, for one request. */
export type CareRecordCarePlansArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** One person's record as this reader may see it, for one request. */
export type CareRecordDocumentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** One page of encounters. */
export type EncounterConnection = {
  /** The encounters of this page, in order. */
  readonly edges: ReadonlyArray<EncounterEdge>;
  /** Whether there is more, and where. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; empty while a source is unknown. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** Every care setting, and what each of its sources answered. */
  readonly sources: ReadonlyArray<Source>;
};

/** One item of a page, with its place. */
export type EncounterEdge = {
  /** The place of the item, to ask for what follows or precedes it. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node?: Maybe<Encounter>;
};

/** One page of care plans. */
export type CarePlanConnection = {
  /** The care plans of this page, in order. */
  readonly edges: ReadonlyArray<CarePlanEdge>;
  /** Whether there is more, and where. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; empty while a source is unknown. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** Every care setting, and what each of its sources answered. */
  readonly sources: ReadonlyArray<Source>;
};

/** One item of a page, with its place. */
export type CarePlanEdge = {
  /** The place of the item, to ask for what follows or precedes it. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node?: Maybe<CarePlan>;
};

/** All care plans, put together by what they are about; nothing of a plan is merged, changed or hidden. */
export type CarePlanOverview = {
  /** What is known overall. */
  readonly state: ListState;
  /** What the plans are about, in the order of their newest plans; last what no plan ties to a problem. */
  readonly problems: ReadonlyArray<PlannedProblem>;
  /** Every plan, newest first, with what other plans and its age say of it. */
  readonly plans: ReadonlyArray<RelatedCarePlan>;
  /** Every care setting, and what each of its sources answered. */
  readonly sources: ReadonlyArray<Source>;
};

/** What plans of all settings want and do about one problem. */
export type PlannedProblem = {
  /** What the plans are about; empty where they do not say. */
  readonly problem?: Maybe<CodedConcept>;
  /** The plans that are about it, newest first; where one is shown in outline, its goals and actions are withheld. */
  readonly plans: ReadonlyArray<RelatedCarePlan>;
  /** What is to be achieved. */
  readonly goals: ReadonlyArray<PlannedGoal>;
  /** What is to be done. */
  readonly actions: ReadonlyArray<PlannedAction>;
};

/** A goal of a plan, where plans are put together by problem. */
export type PlannedGoal = {
  /** The goal as the plan has it. */
  readonly goal: CareGoal;
  /** Whether the plan ties it to this problem; otherwise it stands for the plan as a whole. */
  readonly isTied: Scalars['Boolean']['output'];
  /** The plan that it belongs to. */
  readonly plan: RelatedCarePlan;
  /** The ids of up to 50 plans of other keepers that have the same goal in the same words. */
  readonly sameAs: ReadonlyArray<Scalars['ID']['output']>;
};

/** An action of a plan, where plans are put together by problem. */
export type PlannedAction = {
  /** The action as the plan has it. */
  readonly action: CarePlanAction;
  /** Whether the plan ties it to this problem; otherwise it stands for the plan as a whole. */
  readonly isTied: Scalars['Boolean']['output'];
  /** The plan that it belongs to. */
  readonly plan: RelatedCarePlan;
  /** The ids of up to 50 plans of other keepers that have the same action, by its code or in the same words. */
  readonly sameAs: ReadonlyArray<Scalars['ID']['output']>;
};

/** A care plan, with what other plans and its age say of it. */
export type RelatedCarePlan = {
  /** The plan as its keeper wrote it. */
  readonly plan: CarePlan;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
  /** Whether goals, actions or what to do if things go wrong are withheld from the reader. */
  readonly isOutline: Scalars['Boolean']['output'];
  /** The ids of up to 50 plans that are copies of this one with another keeper. */
  readonly sameAs: ReadonlyArray<Scalars['ID']['output']>;
  /** What other plans say otherwise, up to 50 times. */
  readonly conflicts: ReadonlyArray<CarePlanConflict>;
  /** Why the plan may no longer be relied on; empty where nothing speaks against it. */
  readonly staleness: ReadonlyArray<CarePlanStaleness>;
};

/** That two plans which both stand say different things. */
export type CarePlanConflict = {
  /** What they differ in. */
  readonly about: CarePlanConflictSubject;
  /** The id of the other plan; the plan's own where it contradicts itself. */
  readonly plan: Scalars['ID']['output'];
};

/** What two care plans can differ in. */
export type CarePlanConflictSubject =
  /** Whether resuscitation is to be attempted. */
  | 'RESUSCITATION'
  /** Where the person would like to be cared for. */
  | 'PLACE_OF_CARE'
  /** Where the person would like to die. */
  | 'PLACE_OF_DEATH'
  /** What is to be done in an emergency: two ReSPECT or treatment escalation plans that do not say the same. */
  | 'EMERGENCY_TREATMENT'
  /** What is to be done in an emergency, as far as can be told: the reader may not see enough of both to compare them. */
  | 'NOT_COMPARABLE';

/** Why a care plan may no longer be relied on. */
export type CarePlanStaleness = {
  /** What speaks against it. */
  readonly reason: CarePlanStalenessReason;
  /** The reason in words. */
  readonly explanation: Scalars['String']['output'];
  /** When it ceased to be current. */
  readonly since: Scalars['PartialDate']['output'];
  /** When this was found. */
  readonly asOf: Scalars['DateTime']['output'];
};

/** What speaks against relying on a care plan. */
export type CarePlanStalenessReason =
  /** The day on which it was to be looked at again has passed. */
  | 'REVIEW_OVERDUE'
  /** It was last changed longer ago than plans of its kind may go without review. */
  | 'TOO_OLD'
  /** The time for which it was made is over, and it was not ended. */
  | 'PERIOD_OVER';

/** The documents that are plans themselves. */
export type CarePlanDocumentList = {
  /** What is known overall; never that there is none while a document's kind is not known. */
  readonly state: ListState;
  /** The documents, newest first, undated last. */
  readonly items: ReadonlyArray<CarePlanDocument>;
  /** Every care setting, and what each of its sources answered. */
  readonly sources: ReadonlyArray<Source>;
};

/** A document that is a plan itself. */
export type CarePlanDocument = {
  /** The document, or where it is kept. */
  readonly document: Document;
  /** What kind of plan it is. */
  readonly kind: CodedConcept;
  /** Whether such plans say what is to be done in an emergency: of several, read which is in force. */
  readonly isForEmergency: Scalars['Boolean']['output'];
  /** The ids of up to 50 documents of the same kind that are newer; what this one decides may no longer hold. */
  readonly newer: ReadonlyArray<Scalars['ID']['output']>;
};

/** One page of documents. */
export type DocumentConnection = {
  /** The documents of this page, in order. */
  readonly edges: ReadonlyArray<DocumentEdge>;
  /** Whether there is more, and where. */
  readonly pageInfo: PageInfo;
  /** How many there are in all; empty while a source is unknown. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
  /** Every care setting, and what each of its sources answered. */
  readonly sources: ReadonlyArray<Source>;
};

/** One item of a page, with its place. */
export type DocumentEdge = {
  /** The place of the item, to ask for what follows or precedes it. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node?: Maybe<Document>;
};

/** Whether a page is followed or preceded by another, and where. */
export type PageInfo = {
  /** Whether there is more after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is more before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The place of the first item. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** The place of the last item. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** What is known of a person's allergies, taken over all sources. */
export type AllergyListState =
  /** Allergies are recorded. */
  | 'ALLERGIES_RECORDED'
  /** Someone recorded that the person has no known allergy, and no source is missing or says otherwise. */
  | 'NO_KNOWN_ALLERGIES'
  /** Every source answered, and none holds a statement either way. */
  | 'NOTHING_RECORDED'
  /** One source records an active allergy where another says that none is known. */
  | 'CONTRADICTORY'
  /** A source is missing, so nothing can be said. */
  | 'UNKNOWN';

/** Every recorded allergy, with what is known overall. */
export type AllergyList = {
  /** What is known overall. */
  readonly state: AllergyListState;
  /** Every recorded allergy and statement of none known, newest first. */
  readonly items: ReadonlyArray<AllergyIntolerance>;
  /** Every care setting, and what each of its sources answered. */
  readonly sources: ReadonlyArray<Source>;
};

/** What is known of a list, taken over all sources. */
export type ListState =
  /** Items are recorded; the sources say whether any is missing. */
  | 'RECORDED'
  /** Every source answered, and none holds an item. */
  | 'NOTHING_RECORDED'
  /** No item was found, and a source is missing, so nothing can be said. */
  | 'UNKNOWN';

/** Every recorded medicine, with what is known overall. */
export type MedicationList = {
  /** What is known overall. */
  readonly state: ListState;
  /** Every recorded medicine, newest first. */
  readonly items: ReadonlyArray<MedicationStatement>;
  /** Every care setting, and what each of its sources answered. */
  readonly sources: ReadonlyArray<Source>;
};

/** Every recorded condition, with what is known overall. */
export type ConditionList = {
  /** What is known overall. */
  readonly state: ListState;
  /** Every recorded condition, newest first. */
  readonly items: ReadonlyArray<Condition>;
  /** Every care setting, and what each of its sources answered. */
  readonly sources: ReadonlyArray<Source>;
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
  /** The document's text where it is plain text; empty otherwise. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The organisation that keeps the document. */
  readonly organisation?: Maybe<Organisation>;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
  /** The person it is about. */
  readonly patient?: Maybe<Patient>;
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
  /** The document's text where it is plain text; empty otherwise. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** The organisation that keeps the document. */
  readonly organisation?: Maybe<Organisation>;
  /** Where it is recorded. */
  readonly provenance?: Maybe<Provenance>;
  /** The person it is about. */
  readonly patient?: Maybe<Patient>;
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
