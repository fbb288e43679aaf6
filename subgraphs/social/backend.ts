import type {
  AboutMe,
  Allocation,
  CarePackage,
  HomeCareVisit,
  InformalCarer,
  LegalArrangement,
  PersonalRelationship,
  SafeguardingConcern,
  SocialCareAssessment,
  SocialCareContact,
  SocialCareDocument,
  SupportPlan,
  WarningNote,
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
  /** Who is or was allocated to the person. */
  readonly allocations: AreaRead<Allocation>;
  readonly assessments: AreaRead<SocialCareAssessment>;
  /** What the person wrote about themselves, each version. */
  readonly aboutMe: AreaRead<AboutMe>;
  readonly safeguarding: AreaRead<SafeguardingConcern>;
  readonly legal: AreaRead<LegalArrangement>;
  readonly warnings: AreaRead<WarningNote>;
  readonly personalRelationships: AreaRead<PersonalRelationship>;
  readonly informalCarers: AreaRead<InformalCarer>;
  /** The calls of home-care providers. */
  readonly visits: AreaRead<HomeCareVisit>;
}
