import type { Life } from '../population/life.ts';
import { communityProvider } from '../population/towns.ts';
import type { TableRow } from './community-rows.ts';
import { toCarePlanRows } from './to-care-plan-rows.ts';
import { toContactRows } from './to-contact-rows.ts';
import { toPatientRows } from './to-patient-rows.ts';
import { toReferralRows } from './to-referral-rows.ts';
import { toStrayRows } from './to-stray-rows.ts';

/** Renders everything that the community provider holds about one person; the same life, the same rows. */
export function toCommunityRows(life: Life, provider: string = communityProvider.odsCode): TableRow[] {
  return [
    ...toPatientRows(life, provider),
    ...life.communityReferrals.flatMap((referral, position) => [
      ...toReferralRows(life, referral, position, provider),
      ...referral.contacts.flatMap((contact) =>
        toContactRows(life, contact, referral.serviceRequestId, provider),
      ),
      ...(referral.carePlan === undefined ? [] : toCarePlanRows(life, referral.carePlan, provider)),
    ]),
    ...toStrayRows(life, provider),
  ];
}
