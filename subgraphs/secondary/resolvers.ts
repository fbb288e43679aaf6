import type { GraphQLResolverMap } from '@apollo/subgraph';
import type { PartialDate } from '../../schema/runtime/partial-date.ts';
import { loadArea } from '../kit/area-loader.ts';
import type { OpenRecord } from '../kit/asked-record.ts';
import { createCareRecordResolvers } from '../kit/care-record.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { readAreaList, toDay } from '../kit/read-area-list.ts';
import type { AreaRead } from '../kit/setting-backend.ts';
import { toSource } from '../kit/source.ts';
import type { SecondaryBackend } from './backend.ts';

/** Builds the resolvers of the secondary subgraph over a backend. */
export function createSecondaryResolvers(backend: SecondaryBackend): GraphQLResolverMap<SubgraphContext> {
  const resolvers = createCareRecordResolvers('secondary', backend);

  const readNumbers = async (record: OpenRecord, context: SubgraphContext) => {
    const { asked } = record;
    if (asked === undefined) return { sources: [record.refusal], items: [] };
    const answer = await loadArea('medicalRecordNumbers', backend.medicalRecordNumbers, asked, context);
    return {
      sources: answer.map((contribution) => toSource('SECONDARY', contribution)),
      items: answer.flatMap(({ outcome }) => (outcome.kind === 'found' ? outcome.value : [])),
    };
  };

  const list =
    <T>(area: string, read: AreaRead<T>, toDate: (item: T) => PartialDate | null | undefined) =>
    (record: OpenRecord, _arguments: unknown, context: SubgraphContext) => {
      const toPeriod = (item: T) => toDay(toDate(item));
      return readAreaList({ setting: 'secondary', area, read, toPeriod }, record, context);
    };

  return {
    ...resolvers,
    CareRecord: { ...resolvers.CareRecord, hospital: (record: OpenRecord) => record },
    HospitalRecord: {
      sources: async (record: OpenRecord, _arguments: unknown, context: SubgraphContext) =>
        (await readNumbers(record, context)).sources,
      medicalRecordNumbers: async (record: OpenRecord, _arguments: unknown, context: SubgraphContext) =>
        (await readNumbers(record, context)).items,
      investigations: list(
        'investigations',
        backend.investigations,
        ({ issued, collected }) => issued ?? collected,
      ),
      observations: list('observations', backend.observations, ({ date }) => date),
      referrals: list('referrals', backend.referrals, ({ date }) => date),
      episodes: list('episodes', backend.episodes, ({ period }) => period?.start),
      bookings: list('bookings', backend.bookings, ({ period }) => period.start),
    },
  };
}
