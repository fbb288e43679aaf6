import type { CommunityReferral } from '../life.ts';

/** The community provider's services, with two-character team types as the community data set has them. */
export const communityServices = {
  districtNursing: { code: '12', display: 'District nursing service' },
  healthVisiting: { code: '16', display: 'Health visiting service' },
  intermediateCare: { code: '18', display: 'Intermediate care service' },
  physiotherapy: { code: '29', display: 'Physiotherapy service' },
  heartFailureNursing: { code: '14', display: 'Heart failure nursing service' },
  respiratoryNursing: { code: '24', display: 'Respiratory nursing service' },
  palliativeCare: { code: '28', display: 'Palliative care service' },
  podiatry: { code: '27', display: 'Podiatry service' },
} as const satisfies Record<string, CommunityReferral['service']>;
