import type {
  CommunityCarePlan,
  CommunityContact,
  CommunityDocument,
  CommunityReferral,
} from '../../schema/generated/community.ts';
import type { AreaRead, ItemOf, SettingBackend } from '../kit/setting-backend.ts';

/** What the community subgraph needs of the systems behind it. */
export interface CommunityBackend extends SettingBackend<
  ItemOf<CommunityContact>,
  ItemOf<CommunityCarePlan>,
  ItemOf<CommunityDocument>
> {
  /** The referrals to community services; only the community record itself holds them. */
  readonly referrals: AreaRead<CommunityReferral>;
}
