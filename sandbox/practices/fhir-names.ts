/** The identifier and code systems that GP Connect's STU3 profiles name. */
export const systems = {
  snomed: 'http://snomed.info/sct',
  readV2: 'http://read.info/readv2',
  ctv3: 'http://read.info/ctv3',
  emisDrug: 'https://fhir.hl7.org.uk/Id/emis-drug-codes',
  gemscriptDrug: 'https://fhir.hl7.org.uk/Id/resipuk-gemscript-drug-codes',
  crossCareSetting: 'https://fhir.nhs.uk/Id/cross-care-setting-identifier',
  multilexDrug: 'https://fhir.hl7.org.uk/Id/multilex-drug-codes',
  nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  odsOrganization: 'https://fhir.nhs.uk/Id/ods-organization-code',
  sdsUser: 'https://fhir.nhs.uk/Id/sds-user-id',
  sdsRoleProfile: 'https://fhir.nhs.uk/Id/sds-role-profile-id',
  gmpNumber: 'https://fhir.hl7.org.uk/Id/gmp-number',
  gmcNumber: 'https://fhir.hl7.org.uk/Id/gmc-number',
  nhsNumberVerification: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1',
  jobRole: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1',
  organizationType: 'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1',
  participationType: 'http://hl7.org/fhir/v3/ParticipationType',
  gpConnectParticipant: 'https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-ParticipantType-1',
  prescriptionType: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-PrescriptionType-1',
  prescribingAgency: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-PrescribingAgency-1',
  conditionCategory: 'https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-ConditionCategory-1',
  listOrder: 'http://hl7.org/fhir/list-order',
  listEmptyReason: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ListEmptyReasonCode-1',
  secondaryList: 'https://fhir.hl7.org.uk/STU3/CodeSystem/GPConnect-SecondaryListValues-1',
  nullFlavor: 'http://hl7.org/fhir/v3/NullFlavor',
  immunizationRole: 'http://hl7.org/fhir/v2/0443',
  ucum: 'http://unitsofmeasure.org',
  spineErrorOrWarning: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1',
} as const;

const gpConnect = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC';
const careConnect = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect';

/** The addresses of the extensions that the profiles use. */
export const extensions = {
  registrationDetails: `${gpConnect}-RegistrationDetails-1`,
  nhsNumberVerification: `${gpConnect}-NHSNumberVerificationStatus-1`,
  clinicalSetting: `${gpConnect}-ClinicalSetting-1`,
  listWarning: `${gpConnect}-ListWarningCode-1`,
  allergyEnd: `${gpConnect}-AllergyIntoleranceEnd-1`,
  prescriptionType: `${gpConnect}-PrescriptionType-1`,
  prescribingAgency: `${gpConnect}-PrescribingAgency-1`,
  lastIssueDate: `${gpConnect}-MedicationStatementLastIssueDate-1`,
  repeatInformation: `${gpConnect}-MedicationRepeatInformation-1`,
  medicationStatusReason: `${gpConnect}-MedicationStatusReason-1`,
  medicationQuantityText: `${gpConnect}-MedicationQuantityText-1`,
  actualProblem: `${careConnect}-ActualProblem-1`,
  relatedClinicalContent: `${careConnect}-RelatedClinicalContent-1`,
  relatedProblemHeader: `${careConnect}-RelatedProblemHeader-1`,
  problemSignificance: `${careConnect}-ProblemSignificance-1`,
  dateRecorded: `${careConnect}-DateRecorded-1`,
  vaccinationProcedure: `${careConnect}-VaccinationProcedure-1`,
  associatedEncounter: 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter',
} as const;

/** The `meta` of a resource that claims a CareConnect GP Connect profile, by the profile's short name. */
export function careConnectMeta(profile: string): { profile: string[] } {
  return { profile: [`https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-${profile}-1`] };
}

/** The `meta` of a resource that claims one of GP Connect's own profiles, by the profile's short name. */
export function gpConnectMeta(profile: string): { profile: string[] } {
  return { profile: [`https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-${profile}-1`] };
}
