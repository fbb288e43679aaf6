import { type ClinicalSetting, settingTypes } from '../care-settings.ts';
import type { AccessArea, AccessView } from './access.ts';

/** By which row of the entitlement table one of a setting's areas is decided. */
export interface AreaRule {
  readonly area: AccessArea;
  /** The graph's type of its items. */
  readonly type: string;
  /** Views of the row that show nothing of this kind of item. */
  readonly unseenIn?: readonly AccessView[];
}

const safety = {
  allergies: { area: 'medicines', type: 'AllergyIntolerance' },
  medications: { area: 'medicines', type: 'MedicationStatement' },
  conditions: { area: 'problems', type: 'Condition' },
} as const;

/** The national restricted view shows the three latest consultations and nothing else of them. */
const beyondThree = ['last three'] as const;
const beyondDates = ['dates and destination', 'discharge medicines', 'eye'] as const;

/**
 * The areas of each setting, by the name under which its resolvers load them.
 *
 * An area that does not stand here is withheld from everybody: whoever adds one says here what it is.
 */
const rules: Readonly<Record<ClinicalSetting, Readonly<Record<string, AreaRule>>>> = {
  primary: {
    ...safety,
    encounters: { area: 'consultations', type: settingTypes.primary.encounter },
    carePlans: { area: 'carePlans', type: settingTypes.primary.carePlan },
    documents: { area: 'consultations', type: settingTypes.primary.document, unseenIn: beyondThree },
    problems: { area: 'problems', type: 'GpProblem' },
    immunisations: { area: 'immunisations', type: 'GpImmunisation' },
    observations: { area: 'observations', type: 'GpObservation' },
    investigations: { area: 'investigations', type: 'GpInvestigation' },
    referrals: { area: 'consultations', type: 'GpReferral', unseenIn: beyondThree },
    diary: { area: 'consultations', type: 'GpDiaryEntry', unseenIn: beyondThree },
    appointments: { area: 'consultations', type: 'GpAppointment', unseenIn: beyondThree },
  },
  secondary: {
    ...safety,
    encounters: {
      area: 'hospital',
      type: settingTypes.secondary.encounter,
      unseenIn: ['discharge medicines'],
    },
    carePlans: { area: 'carePlans', type: settingTypes.secondary.carePlan },
    documents: { area: 'hospital', type: settingTypes.secondary.document, unseenIn: beyondDates },
    medicalRecordNumbers: { area: 'hospital', type: 'MedicalRecordNumber', unseenIn: beyondDates },
    referrals: { area: 'hospital', type: 'HospitalReferral', unseenIn: beyondDates },
    bookings: { area: 'hospital', type: 'HospitalBooking', unseenIn: beyondDates },
    episodes: { area: 'hospital', type: 'HospitalEpisode', unseenIn: beyondDates },
    observations: { area: 'observations', type: 'HospitalObservation' },
    results: { area: 'investigations', type: 'HospitalResult' },
    reports: { area: 'investigations', type: 'HospitalReport' },
    investigations: { area: 'investigations', type: 'HospitalInvestigation' },
    procedures: { area: 'hospital', type: 'HospitalProcedure', unseenIn: beyondDates },
  },
  community: {
    ...safety,
    encounters: { area: 'community', type: settingTypes.community.encounter },
    carePlans: { area: 'carePlans', type: settingTypes.community.carePlan },
    documents: { area: 'community', type: settingTypes.community.document },
    referrals: { area: 'community', type: 'CommunityReferral' },
    wounds: { area: 'community', type: 'WoundAssessment' },
    readings: { area: 'observations', type: 'TelehealthReading' },
    alerts: { area: 'observations', type: 'TelehealthAlert' },
    footImages: { area: 'community', type: 'FootImage' },
    observations: { area: 'observations', type: 'CommunityObservation' },
    assessments: { area: 'community', type: 'CommunityAssessment' },
  },
  social: {
    ...safety,
    encounters: { area: 'support', type: settingTypes.social.encounter },
    carePlans: { area: 'support', type: settingTypes.social.carePlan },
    documents: { area: 'support', type: settingTypes.social.document },
    carePackages: { area: 'support', type: 'CarePackage' },
    allocations: { area: 'support', type: 'Allocation' },
    assessments: { area: 'support', type: 'SocialCareAssessment' },
    personalRelationships: { area: 'support', type: 'PersonalRelationship' },
    informalCarers: { area: 'support', type: 'InformalCarer' },
    visits: { area: 'support', type: 'HomeCareVisit' },
    aboutMe: { area: 'aboutMe', type: 'AboutMe' },
    safeguarding: { area: 'safeguarding', type: 'SafeguardingConcern' },
    // A warning is about a risk to others, and told to the person only where somebody decided so.
    warnings: { area: 'safeguarding', type: 'WarningNote' },
    legal: { area: 'legal', type: 'LegalArrangement' },
  },
};

/** The rule of one of a setting's areas, or nothing where it has none. */
export function findAreaRule(setting: ClinicalSetting, area: string): AreaRule | undefined {
  return Object.hasOwn(rules[setting], area) ? rules[setting][area] : undefined;
}

/** The names of a setting's areas. */
export function areaNamesOf(setting: ClinicalSetting): readonly string[] {
  return Object.keys(rules[setting]);
}
