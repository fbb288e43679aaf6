import type {
  Allocation,
  CarePackage,
  SocialCareContact,
  SocialCareDocument,
  SupportPlan,
} from '../../schema/generated/social.ts';
import type { AreaRead, ItemOf, SettingBackend } from '../kit/setting-backend.ts';

/** What the social subgraph needs of the systems behind it. */
export interface SocialBackend extends SettingBackend<
  ItemOf<SocialCareContact>,
  ItemOf<SupportPlan>,
  ItemOf<SocialCareDocument>
> {
  /** The support that councils give or pay for. */
  readonly carePackages: AreaRead<CarePackage>;
  /** Who is allocated to the person now. */
  readonly allocations: AreaRead<Allocation>;
}
