/** One code list of the NHS Data Dictionary, as far as its codes are known here. */
export interface CodeList {
  readonly system: string;
  readonly terms: Readonly<Record<string, string>>;
}

const dictionary = 'https://www.datadictionary.nhs.uk/data_elements';

/** Whether the person was seen. Source: CSDS v1.6, ATTENDANCE STATUS. */
export const attendanceStatus: CodeList = {
  system: `${dictionary}/attendance_status.html`,
  terms: {
    '2': 'Appointment cancelled by, or on behalf of, the patient',
    '3': 'Did not attend, no advance warning given',
    '4': 'Appointment cancelled or postponed by the provider',
    '5': 'Attended on time or, if late, before the professional was ready to see the patient',
    '6': 'Arrived late, after the professional was ready, but was seen',
    '7': 'Arrived late and could not be seen',
  },
};

/** How a contact was made. Source: CSDS v1.6, CONSULTATION MECHANISM; 03 and 06 of CONSULTATION MEDIUM USED before it. */
export const consultationMechanism: CodeList = {
  system: `${dictionary}/consultation_mechanism.html`,
  terms: {
    '01': 'Face to face',
    '02': 'Telephone',
    '03': 'Telemedicine web camera',
    '04': 'Talk type for a person unable to speak',
    '05': 'Email',
    '06': 'Short message service (SMS), text messaging',
    '09': 'Text message (asynchronous)',
    '10': 'Instant messaging (synchronous)',
    '11': 'Video consultation',
    '12': 'Message board (asynchronous)',
    '13': 'Chat room (synchronous)',
    '98': 'Other',
  },
};

/** Where a contact took place. Source: CSDS v1.6, ACTIVITY LOCATION TYPE CODE. */
export const activityLocationType: CodeList = {
  system: `${dictionary}/activity_location_type_code.html`,
  terms: {
    A01: "Patient's home",
    A02: "Carer's home",
    A03: "Patient's workplace",
    A04: 'Other patient related location',
    B01: 'Primary care health centre',
    B02: 'Polyclinic',
    C01: 'General medical practitioner practice',
    C02: 'Dental practice',
    C03: 'Ophthalmic medical practitioner premises',
    D01: 'Walk in centre',
    D02: 'Out of hours centre',
    D03: 'Emergency community dental service',
    E01: 'Out-patient clinic',
    E02: 'Ward',
    E03: 'Day hospital',
    E04: 'Emergency care department or minor injuries department',
    E99: 'Other departments',
    F01: 'Hospice',
    G01: 'Care home services without nursing',
    G02: 'Care home services with nursing',
    G03: "Children's home",
    G04: 'Integrated care home services without nursing and with nursing',
    H01: 'Day centre',
    J01: 'Resource centre',
    L01: 'School',
    X01: 'Other locations not elsewhere classified',
  },
};

/** What kind of activity something done at a contact was. Source: CSDS v1.6, COMMUNITY CARE ACTIVITY TYPE. */
export const activityType: CodeList = {
  system: `${dictionary}/community_care_activity_type_code.html`,
  terms: {
    '01': 'Administering tests',
    '02': 'Assessment',
    '03': 'Clinical intervention',
    '04': 'Counselling, advice, support',
    '05': 'Patient specific health promotion',
    '06': 'Multidisciplinary team review',
    '07': 'Supporting another clinician',
    '08': 'Health visitor new birth visit',
    '09': 'Health visitor health review (6 to 8 weeks)',
    '10': 'Health visitor health review (1 year)',
    '11': 'Health visitor health review (2 to 2.5 years)',
    '12': 'Health visitor handover to school nursing',
    '97': 'Other',
  },
};

/** Which list a diagnosis code is from. Source: NHS Data Dictionary, DIAGNOSIS SCHEME IN USE. */
export const diagnosisSystems: Readonly<Record<string, string>> = {
  '02': 'http://hl7.org/fhir/sid/icd-10',
  '04': 'http://read.info/readv2',
  '05': 'http://read.info/ctv3',
  '06': 'http://snomed.info/sct',
};

/**
 * Lists whose codes are kept as they came, because no published list of their terms was at hand: a wrong term
 * would be worse than a bare code.
 */
export const bareCodeLists = {
  sourceOfReferral: `${dictionary}/source_of_referral_for_community.html`,
  referralReason: `${dictionary}/primary_reason_for_referral__community_care_.html`,
  carePlanType: `${dictionary}/care_plan_type__community_care_.html`,
} as const;
