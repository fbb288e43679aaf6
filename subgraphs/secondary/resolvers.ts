import type { GraphQLResolverMap } from '@apollo/subgraph';
import type { Source } from '../../schema/generated/shared.ts';
import { type PartialDate, toInstants } from '../../schema/runtime/partial-date.ts';
import { loadArea } from '../kit/area-loader.ts';
import type { OpenRecord } from '../kit/asked-record.ts';
import { createCareRecordResolvers } from '../kit/care-record.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { isWithin } from '../kit/index-entries.ts';
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
    (record: OpenRecord, _arguments: unknown, context: SubgraphContext) =>
      readList({ area, read, toDate }, record, context);

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

/** A whole list of hospitals, newest first, with what each source answered. */
async function readList<T>(
  at: {
    readonly area: string;
    readonly read: AreaRead<T>;
    readonly toDate: (item: T) => PartialDate | null | undefined;
  },
  record: OpenRecord,
  context: SubgraphContext,
): Promise<{ readonly sources: readonly Source[]; readonly items: readonly T[] }> {
  const { asked } = record;
  if (asked === undefined) return { sources: [record.refusal], items: [] };
  const answer = await loadArea(at.area, at.read, asked, context);
  const items = answer.flatMap(({ outcome }) => (outcome.kind === 'found' ? outcome.value : []));
  const toPlace = (item: T) => {
    const date = at.toDate(item);
    return date ? toInstants(date).first : Number.NEGATIVE_INFINITY;
  };
  return {
    sources: answer.map((contribution) => toSource('SECONDARY', contribution)),
    items: items
      .filter((item) => isWithin(asked, { start: at.toDate(item), end: at.toDate(item) }))
      .toSorted((left, right) => toPlace(right) - toPlace(left) || 0),
  };
}
