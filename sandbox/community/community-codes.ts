import type { CommunityContact, CommunityReferral } from '../population/life.ts';

/** ATTENDANCE STATUS, NHS Data Dictionary. */
export const attendanceStatus: Readonly<Record<CommunityContact['attendance'], string>> = {
  attended: '5',
  'late-seen': '6',
  'late-not-seen': '7',
  'did-not-attend': '3',
  'cancelled-by-provider': '4',
};

/** CONSULTATION MECHANISM, NHS Data Dictionary. */
export const consultationMechanism: Readonly<Record<CommunityContact['mechanism'], string>> = {
  'face-to-face': '01',
  telephone: '02',
  video: '11',
};

/** ACTIVITY LOCATION TYPE CODE, NHS Data Dictionary. */
export const activityLocation: Readonly<Record<CommunityContact['place'], string>> = {
  home: 'A01',
  'care-home': 'G01',
  clinic: 'B01',
};

/** COMMUNITY CARE ACTIVITY TYPE CODE, NHS Data Dictionary. */
export const activityType: Readonly<Record<CommunityContact['activities'][number]['kind'], string>> = {
  test: '01',
  assessment: '02',
  intervention: '03',
  advice: '04',
};

/** PERSON STATED GENDER CODE, NHS Data Dictionary. */
export const genderCode = { male: '1', female: '2' } as const;

/** DIAGNOSIS SCHEME IN USE, NHS Data Dictionary. */
export const diagnosisScheme = { icd10: '02', snomed: '06' } as const;

/** What a provider submits where it knows no NHS number. */
export const noNhsNumber = 'NHSNOREM';

/** The general practice code of somebody who is registered nowhere. */
export const noPractice = 'V81997';

const teamTypes: readonly (readonly [name: RegExp, code: string])[] = [
  [/heart failure|cardiac/i, '04'],
  [/diabetes/i, '11'],
  [/district nursing/i, '12'],
  [/health visiting/i, '16'],
  [/physiotherapy/i, '26'],
  [/podiatry/i, '27'],
  [/respiratory/i, '30'],
  [/tissue viability/i, '43'],
  [/palliative/i, '47'],
  [/reablement/i, '52'],
  [/intermediate care/i, '53'],
];

/** SERVICE OR TEAM TYPE REFERRED TO (COMMUNITY CARE), NHS Data Dictionary, by what the service is called. */
export function toTeamType(service: CommunityReferral['service']): string {
  return teamTypes.find(([name]) => name.test(service.display))?.[1] ?? service.code;
}

/** What team types are submitted where nobody knows better. */
export const unknownTeamTypes = ['00', '99', 'NU', 'xx'] as const;

/** What somebody does at the provider, as the first word of the name they go by tells. */
export function toStaffRole(name: string): string {
  const roles: Readonly<Record<string, string>> = {
    Sister: 'District nurse',
    Nurse: 'Community nurse',
    Physiotherapist: 'Physiotherapist',
    Occupational: 'Occupational therapist',
    Specialist: 'Specialist nurse',
    Health: 'Health visitor',
  };
  return roles[name.split(' ')[0] ?? ''] ?? 'Community practitioner';
}
