import { loadArea } from '../kit/area-loader.ts';
import type { OpenRecord } from '../kit/asked-record.ts';
import { createCareRecordResolvers } from '../kit/care-record.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { toOverallSources } from '../kit/overall-sources.ts';
import { type AreaList, type ListedArea, readAreaList } from '../kit/read-area-list.ts';
import { toSource } from '../kit/source.ts';
import type { SocialBackend } from './backend.ts';
import { isCurrent } from './council/allocation.ts';

type Read<T> = (record: OpenRecord, _arguments: unknown, context: SubgraphContext) => Promise<T>;

/** Builds the resolvers of the social subgraph over a backend. */
export function createSocialResolvers(backend: SocialBackend) {
  const resolvers = createCareRecordResolvers('social', backend);

  const happened =
    <T>(area: string, read: ListedArea<T>['read'], toPeriod: ListedArea<T>['toPeriod']): Read<AreaList<T>> =>
    (record, _arguments, context) =>
      readAreaList({ setting: 'social', area, read, toPeriod }, record, context);
  // Whom a person has around them, what they wish and what the law says does not depend on the days asked for.
  const holds =
    <T>(area: string, read: ListedArea<T>['read'], toPeriod: ListedArea<T>['toPeriod']): Read<AreaList<T>> =>
    (record, _arguments, context) =>
      readAreaList({ setting: 'social', area, read, toPeriod, isAlwaysShown: true }, record, context);
  const packages = happened('carePackages', backend.carePackages, ({ period }) => period);
  const allocations = holds('allocations', backend.allocations, ({ period }) => period);

  const readSources: Read<unknown> = async (record, _arguments, context) => {
    const { asked } = record;
    if (asked === undefined) return [record.refusal];
    const answers = await Promise.all([
      loadArea('carePackages', backend.carePackages, asked, context),
      loadArea('allocations', backend.allocations, asked, context),
    ]);
    return toOverallSources(
      answers.map((answer) => answer.map((contribution) => toSource('SOCIAL', contribution))),
    );
  };

  return {
    ...resolvers,
    CareRecord: { ...resolvers.CareRecord, socialCare: (record: OpenRecord) => record },
    SocialCareRecord: {
      sources: readSources,
      carePackages: async (...given: Parameters<typeof packages>) => (await packages(...given)).items,
      allocations: async (...given: Parameters<typeof allocations>) => {
        const today = new Date().toISOString().slice(0, 10);
        return (await allocations(...given)).items.filter(({ period }) => isCurrent(period, today));
      },
      allocationHistory: allocations,
      assessments: happened('assessments', backend.assessments, ({ period }) => period),
      aboutMe: holds('aboutMe', backend.aboutMe, ({ updated }) => ({ start: updated })),
      safeguarding: holds('safeguarding', backend.safeguarding, ({ raised }) => ({ start: raised })),
      legalArrangements: holds('legal', backend.legal, ({ period }) => period),
      warnings: holds('warnings', backend.warnings, ({ raised }) => ({ start: raised })),
      personalRelationships: holds(
        'personalRelationships',
        backend.personalRelationships,
        ({ period }) => period,
      ),
      informalCarers: holds('informalCarers', backend.informalCarers, ({ period }) => period),
      homeCareVisits: happened('visits', backend.visits, ({ due, period }) => period ?? due),
    },
  };
}
