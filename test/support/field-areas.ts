import type { AccessArea } from '../../schema/runtime/access.ts';

/** The types whose fields are decided, with the row of the national table that decides them; typed by hand. */
export const decidedTypes: Readonly<Record<string, AccessArea>> = {
  Patient: 'demographics',
  GpConsultation: 'consultations',
  GpDocument: 'consultations',
  GpReferral: 'consultations',
  GpDiaryEntry: 'consultations',
  GpAppointment: 'consultations',
  Condition: 'problems',
  GpProblem: 'problems',
  AllergyIntolerance: 'medicines',
  MedicationStatement: 'medicines',
  GpImmunisation: 'immunisations',
  GpInvestigation: 'investigations',
  HospitalInvestigation: 'investigations',
  GpObservation: 'observations',
  TelehealthReading: 'observations',
  TelehealthAlert: 'observations',
  HospitalObservation: 'observations',
  HospitalEncounter: 'hospital',
  HospitalDocument: 'hospital',
  MedicalRecordNumber: 'hospital',
  HospitalEpisode: 'hospital',
  HospitalReferral: 'hospital',
  HospitalBooking: 'hospital',
  CommunityContact: 'community',
  CommunityDocument: 'community',
  CommunityReferral: 'community',
  FootImage: 'community',
  WoundAssessment: 'community',
  SocialCareContact: 'support',
  SupportPlan: 'support',
  SocialCareDocument: 'support',
  CarePackage: 'support',
  Allocation: 'support',
  SocialCareAssessment: 'support',
  PersonalRelationship: 'support',
  InformalCarer: 'support',
  HomeCareVisit: 'support',
  SafeguardingConcern: 'safeguarding',
  WarningNote: 'safeguarding',
  LegalArrangement: 'legal',
  AboutMe: 'aboutMe',
  GpCarePlan: 'carePlans',
  HospitalCarePlan: 'carePlans',
  CommunityCarePlan: 'carePlans',
};

/** Parts of items: they are decided with the item that holds them. */
const parts = `GpDocumentContent Address HumanName ContactPoint RelatedPerson CodedConcept Coding Quantity MedicationSupply Period Organisation Participant
  Provenance CareGoal CarePlanAction ContingencyPlan ConsultationTopic ConsultationHeading ConsultationEntry
  GpRelatedProblem GpProblemLink GpVaccineDose GpObservationComponent GpReferenceRange GpResultGroup GpSpecimen HospitalDocumentSection
  PracticeReceipt HospitalInvestigationVersion HospitalObservationComponent HospitalReferenceRange LocationStay
  CareProviderRegistration LegalRepresentative CarerAssessment CareTask MedicineSupport CareNote
  EReferral EReferralLetter
  CareActivity ReadingComponent ReadingDevice ReadingVersion AlertOwner`;

/** Frames: they hold items, and say what became of sources; or what is no person's; or are decided on their own. */
const frames = `AllocationList SocialCareAssessmentList AboutMeList SafeguardingConcernList LegalArrangementList
  WarningNoteList PersonalRelationshipList InformalCarerList HomeCareVisitList Query Mutation TelehealthReadingList TelehealthAlertList FootImageList WoundAssessmentList AlertAcknowledgement CareRecord GpRecord GpProblemList HospitalRecord CommunityRecord SocialCareRecord GpArea PageInfo Source
  SourceWarning RecordAccess RelatedPersonList PatientSearchResult AllergyList MedicationList ConditionList
  EncounterConnection EncounterEdge CarePlanConnection CarePlanEdge CarePlanDocumentList CarePlanDocument CarePlanOverview PlannedProblem
  PlannedGoal PlannedAction RelatedCarePlan CarePlanConflict CarePlanStaleness DocumentConnection DocumentEdge GpAppointmentList
  GpImmunisationList GpObservationList GpInvestigationList GpReferralList GpDiaryList GpSlotList GpSlot
  HospitalInvestigationList HospitalObservationList HospitalReferralList HospitalEpisodeList HospitalBookingList AccessGrant AccessOpening ConsentDecision
  PrivacyAlert PrivacyAlertConnection PrivacyAlertEdge UnusualAccess UnusualAccessConnection UnusualAccessEdge
  AccessLogEntry AccessLogConnection AccessLogEdge`;

/** Every type that needs no row of its own. */
export const undecidedTypes: ReadonlySet<string> = new Set(`${parts} ${frames}`.split(/\s+/));

/** The kinds of consultation content that the view of the latest three leaves out. */
export const beyondThree = ['GpDocument', 'GpReferral', 'GpDiaryEntry', 'GpAppointment'];
