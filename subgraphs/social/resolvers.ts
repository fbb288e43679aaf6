import type { CarePackage, SocialCareRecord } from '../../schema/generated/social.ts';
import { toInstants } from '../../schema/runtime/partial-date.ts';
import { loadArea } from '../kit/area-loader.ts';
import type { OpenRecord } from '../kit/asked-record.ts';
import { createCareRecordResolvers } from '../kit/care-record.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { isWithin } from '../kit/index-entries.ts';
import type { AreaAnswer } from '../kit/outcome.ts';
import { toOverallSources } from '../kit/overall-sources.ts';
import { toSource } from '../kit/source.ts';
import type { SocialBackend } from './backend.ts';

/** Builds the resolvers of the social subgraph over a backend. */
export function createSocialResolvers(backend: SocialBackend) {
  const resolvers = createCareRecordResolvers('social', backend);

  async function readRecord(
    record: OpenRecord,
    _arguments: unknown,
    context: SubgraphContext,
  ): Promise<SocialCareRecord> {
    const { asked } = record;
    if (asked === undefined) return { sources: [record.refusal], carePackages: [], allocations: [] };
    const [packages, allocations] = await Promise.all([
      loadArea('carePackages', backend.carePackages, asked, context),
      loadArea('allocations', backend.allocations, asked, context),
    ]);
    return {
      sources: [...toOverallSources([packages, allocations].map(toSources))],
      carePackages: toItems(packages)
        .filter((carePackage) => isWithin(asked, carePackage.period))
        .sort((left, right) => toStart(right) - toStart(left)),
      // Who is allocated now does not depend on the days that were asked for.
      allocations: toItems(allocations),
    };
  }

  return { ...resolvers, CareRecord: { ...resolvers.CareRecord, socialCare: readRecord } };
}

function toSources(answer: AreaAnswer<unknown>) {
  return answer.map((contribution) => toSource('SOCIAL', contribution));
}

function toItems<T>(answer: AreaAnswer<T>): T[] {
  return answer.flatMap(({ outcome }) => (outcome.kind === 'found' ? outcome.value : []));
}

/** Packages without a start come last. */
function toStart({ period }: CarePackage): number {
  return period?.start ? toInstants(period.start).first : Number.MIN_SAFE_INTEGER;
}
