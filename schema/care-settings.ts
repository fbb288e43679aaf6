/** The four kinds of care that keep their own records, in the order in which they are named everywhere. */
export const clinicalSettings = ['primary', 'secondary', 'community', 'social'] as const;

/** One of the four kinds of care. */
export type ClinicalSetting = (typeof clinicalSettings)[number];

/** The five subgraphs: who the person is, and the four kinds of care. */
export const subgraphNames = ['patient', ...clinicalSettings] as const;

/** The name of a subgraph. */
export type SubgraphName = (typeof subgraphNames)[number];

/** The graph's name for each subgraph's care setting. */
export const careSettingNames = {
  patient: 'PATIENT',
  primary: 'PRIMARY',
  secondary: 'SECONDARY',
  community: 'COMMUNITY',
  social: 'SOCIAL',
} as const satisfies Record<SubgraphName, string>;

/** The graph's types that each setting answers for, by what a reference to them is joined into. */
export const settingTypes = {
  primary: { encounter: 'GpConsultation', carePlan: 'GpCarePlan', document: 'GpDocument' },
  secondary: { encounter: 'HospitalEncounter', carePlan: 'HospitalCarePlan', document: 'HospitalDocument' },
  community: { encounter: 'CommunityContact', carePlan: 'CommunityCarePlan', document: 'CommunityDocument' },
  social: { encounter: 'SocialCareContact', carePlan: 'SupportPlan', document: 'SocialCareDocument' },
} as const satisfies Record<ClinicalSetting, { encounter: string; carePlan: string; document: string }>;

/** Tells whether a text is the name of a subgraph. */
export function isSubgraphName(text: string): text is SubgraphName {
  return (subgraphNames as readonly string[]).includes(text);
}
