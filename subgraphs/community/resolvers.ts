import type { GraphQLResolverMap } from '@apollo/subgraph';
import type { AcknowledgeAlertInput, CommunityReferral, Source } from '../../schema/generated/community.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import { loadArea } from '../kit/area-loader.ts';
import type { OpenRecord } from '../kit/asked-record.ts';
import { createCareRecordResolvers } from '../kit/care-record.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { isWithin } from '../kit/index-entries.ts';
import { toSource } from '../kit/source.ts';
import type { CommunityBackend } from './backend.ts';
import { createListReader, parseFirst, toMoment } from './read-list.ts';
import { parseReadingQuestion, type ReadingArguments } from './reading-question.ts';
import type { Acknowledgements } from './telehealth/alerts/acknowledge-alert.ts';
import type { ReferencedAlert } from './telehealth/records/to-alert.ts';

const alertOrder = { OVERDUE: 0, OPEN: 1, ACKNOWLEDGED: 2, WITHDRAWN: 3 } as const;

/** How long lists are that are not asked for by days. */
const shortList = { most: 200, otherwise: 50 } as const;

interface Limited {
  readonly first?: number | null;
}

/** The newest of a list whose items are dated. */
function toNewest(first: Limited['first']) {
  return {
    first: parseFirst(first, shortList),
    compare: compareNewest,
  };
}

function compareNewest(
  left: { readonly date?: string | null | undefined },
  right: { readonly date?: string | null | undefined },
): number {
  return toMoment(right.date) - toMoment(left.date);
}

/** Builds the resolvers of the community subgraph over a backend; without acknowledgements there are no alerts. */
export function createCommunityResolvers(
  backend: CommunityBackend,
  acknowledgements?: Acknowledgements,
): GraphQLResolverMap<SubgraphContext> {
  const resolvers = createCareRecordResolvers('community', backend);
  const readReadings = createListReader('readings', backend.readings, ({ date }) => date);
  const readAlerts = createListReader('alerts', backend.alerts);
  const readWounds = createListReader('wounds', backend.wounds, ({ date }) => date);
  const readImages = createListReader('footImages', backend.footImages, ({ date }) => date);

  async function readReferrals(
    record: OpenRecord,
    context: SubgraphContext,
  ): Promise<{ readonly sources: readonly Source[]; readonly referrals: readonly CommunityReferral[] }> {
    const { asked } = record;
    if (asked === undefined) return { sources: [record.refusal], referrals: [] };
    const answer = await loadArea('referrals', backend.referrals, asked, context);
    return {
      sources: answer.map((contribution) => toSource('COMMUNITY', contribution)),
      referrals: answer
        .flatMap(({ outcome }) => (outcome.kind === 'found' ? outcome.value : []))
        .filter((referral) => isWithin(asked, referral.period))
        .sort((left, right) => toMoment(right.period?.start) - toMoment(left.period?.start)),
    };
  }

  return {
    ...resolvers,
    CareRecord: { ...resolvers.CareRecord, community: (record: OpenRecord) => record },
    CommunityRecord: {
      sources: async (record: OpenRecord, _arguments: unknown, context: SubgraphContext) =>
        (await readReferrals(record, context)).sources,
      referrals: async (record: OpenRecord, _arguments: unknown, context: SubgraphContext) =>
        (await readReferrals(record, context)).referrals,
      readings(record: OpenRecord, given: ReadingArguments, context: SubgraphContext) {
        const { first, period, isAsked } = parseReadingQuestion(given);
        return readReadings(record, context, { first, period, keep: isAsked, compare: compareNewest });
      },
      alerts: (record: OpenRecord, { first }: Limited, context: SubgraphContext) =>
        readAlerts(record, context, {
          first: parseFirst(first, shortList),
          compare: (left, right) =>
            alertOrder[left.state] - alertOrder[right.state] ||
            Date.parse(right.raised) - Date.parse(left.raised),
        }),
      footImages: (record: OpenRecord, { first }: Limited, context: SubgraphContext) =>
        readImages(record, context, toNewest(first)),
      wounds: (record: OpenRecord, { first }: Limited, context: SubgraphContext) =>
        readWounds(record, context, toNewest(first)),
    },
    TelehealthAlert: {
      acknowledgeKey: (alert: ReferencedAlert, _arguments: unknown, context: SubgraphContext) =>
        acknowledgements?.toKey(alert, context) ?? null,
    },
    Mutation: {
      acknowledgeAlert(
        _root: unknown,
        { input }: { input: AcknowledgeAlertInput },
        context: SubgraphContext,
      ) {
        if (acknowledgements === undefined) throw toGraphError('FORBIDDEN');
        return acknowledgements.acknowledge(input, context);
      },
    },
  };
}
