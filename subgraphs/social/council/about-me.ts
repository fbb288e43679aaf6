import type { AboutMe } from '../../../schema/generated/social.ts';
import { type ItemContext, toItemId, toProvenance } from '../events/item-context.ts';
import type { CouncilAboutMe } from './care-shapes.ts';

/** Maps what a person wrote about themselves, in their words. */
export function toAboutMe(written: CouncilAboutMe, context: ItemContext): AboutMe {
  return {
    id: toItemId(context, 'AboutMe', written.aboutMeId),
    mostImportant: written.mostImportantToMe,
    importantPeople: written.peopleImportantToMe,
    communication: written.howToCommunicateWithMe,
    wellness: written.myWellness,
    pleaseDoAndDoNot: written.pleaseDoAndPleaseDoNot,
    howAndWhenToSupport: written.howAndWhenToSupportMe,
    alsoWorthKnowing: written.alsoWorthKnowing,
    supportedToWriteBy: written.supportedToWriteBy,
    updated: written.lastUpdated,
    provenance: toProvenance(context, written.lastUpdated),
  };
}
