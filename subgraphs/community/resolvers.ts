import type { CommunityRecord } from '../../schema/generated/community.ts';
import { toInstants } from '../../schema/runtime/partial-date.ts';
import { loadArea } from '../kit/area-loader.ts';
import type { OpenRecord } from '../kit/asked-record.ts';
import { createCareRecordResolvers } from '../kit/care-record.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { isWithin } from '../kit/index-entries.ts';
import { toSource } from '../kit/source.ts';
import type { CommunityBackend } from './backend.ts';

/** Builds the resolvers of the community subgraph over a backend. */
export function createCommunityResolvers(backend: CommunityBackend) {
  const resolvers = createCareRecordResolvers('community', backend);

  async function readRecord(
    record: OpenRecord,
    _arguments: unknown,
    context: SubgraphContext,
  ): Promise<CommunityRecord> {
    const { asked } = record;
    if (asked === undefined) return { sources: [record.refusal], referrals: [] };
    const answer = await loadArea('referrals', backend.referrals, asked, context);
    return {
      sources: answer.map((contribution) => toSource('COMMUNITY', contribution)),
      referrals: answer
        .flatMap(({ outcome }) => (outcome.kind === 'found' ? outcome.value : []))
        .filter((referral) => isWithin(asked, referral.period))
        .sort((left, right) => toReceived(right) - toReceived(left)),
    };
  }

  return { ...resolvers, CareRecord: { ...resolvers.CareRecord, community: readRecord } };
}

/** Undated referrals come last; two of them are equal, which a difference of infinities would not say. */
function toReceived({ period }: CommunityRecord['referrals'][number]): number {
  return period?.start ? toInstants(period.start).first : Number.MIN_SAFE_INTEGER;
}
