import type {
  CommunityCarePlan,
  CommunityContact,
  CommunityDocument,
  CommunityReferral,
  WoundAssessment,
} from '../../schema/generated/community.ts';
import type { AreaRead, ItemOf, SettingBackend } from '../kit/setting-backend.ts';
import type { TelehealthReads } from './telehealth/records/create-telehealth-reads.ts';

/** What the community subgraph needs of the providers' systems. */
export interface ProviderBackend extends SettingBackend<
  ItemOf<CommunityContact>,
  ItemOf<CommunityCarePlan>,
  ItemOf<CommunityDocument>
> {
  /** The referrals to community services; only the community record itself holds them. */
  readonly referrals: AreaRead<CommunityReferral>;
  /** What was found of wounds at contacts. */
  readonly wounds: AreaRead<WoundAssessment>;
}

/** What the community subgraph needs of all systems behind it. */
export type CommunityBackend = ProviderBackend & TelehealthReads;
