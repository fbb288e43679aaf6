import type { GraphQLResolverMap } from '@apollo/subgraph';
import type { GpArea, GpRecordFreeSlotsArgs } from '../../schema/generated/primary.ts';
import type { PartialDate } from '../../schema/runtime/partial-date.ts';
import { findView } from '../kit/access/read-access.ts';
import { loadArea } from '../kit/area-loader.ts';
import type { OpenRecord } from '../kit/asked-record.ts';
import { createCareRecordResolvers } from '../kit/care-record.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { toOverallSources } from '../kit/overall-sources.ts';
import { readAreaList, toDay } from '../kit/read-area-list.ts';
import { type AreaRead, areas } from '../kit/setting-backend.ts';
import { toSource } from '../kit/source.ts';
import type { PrimaryBackend } from './backend.ts';
import { readSlots } from './appointments/read-slots.ts';
import { type OpenDocument, resolveContent } from './documents/resolve-content.ts';
import { toShownProblem } from './mapping/to-shown-problem.ts';
import { areaDefinitions } from './structured-record/clinical-area.ts';

type RecordArea = Exclude<keyof PrimaryBackend, 'supplier' | 'freeSlots' | 'documentContent'>;
type NamedArea = Exclude<RecordArea, 'appointments' | 'problems'>;

/** What each area is called in general practice, in the order in which they are named. */
const areaNames: Readonly<Record<NamedArea, string>> = {
  encounters: areaDefinitions.encounters.name,
  carePlans: 'care plans',
  documents: 'documents',
  allergies: areaDefinitions.allergies.name,
  medications: areaDefinitions.medications.name,
  conditions: areaDefinitions.conditions.name,
  immunisations: areaDefinitions.immunisations.name,
  observations: areaDefinitions.observations.name,
  investigations: areaDefinitions.investigations.name,
  referrals: areaDefinitions.referrals.name,
  diary: areaDefinitions.diary.name,
};
const namedAreas = Object.keys(areaNames) as readonly NamedArea[];

/** Builds the resolvers of general practice over its backend. */
export function createPrimaryResolvers(backend: PrimaryBackend): GraphQLResolverMap<SubgraphContext> {
  const generic = createCareRecordResolvers('primary', backend);

  const readAreas = async (
    record: OpenRecord,
    names: readonly NamedArea[],
    context: SubgraphContext,
  ): Promise<readonly GpArea[]> => {
    const { asked } = record;
    if (asked === undefined) return [];
    const answers = await Promise.all(
      names.map(async (area) => {
        const answer = await loadArea<unknown>(area, backend[area], asked, context);
        return answer.map((given) => ({ name: areaNames[area], source: toSource('PRIMARY', given) }));
      }),
    );
    return answers.flat();
  };

  const list =
    <T>(area: RecordArea, read: AreaRead<T>, toDate: (item: T) => PartialDate | null | undefined) =>
    (record: OpenRecord, _arguments: unknown, context: SubgraphContext) => {
      const toPeriod = (item: T) => toDay(toDate(item));
      return readAreaList({ setting: 'primary', area, read, toPeriod }, record, context);
    };

  return {
    ...generic,
    CareRecord: { ...generic.CareRecord, gp: (record: OpenRecord) => record },
    GpDocument: {
      ...generic['GpDocument'],
      content: (document: OpenDocument, _arguments: unknown, context: SubgraphContext) =>
        resolveContent(backend, document, context),
    },
    GpRecord: {
      sources: async (record: OpenRecord, _arguments: unknown, context: SubgraphContext) => {
        if (record.asked === undefined) return [record.refusal];
        const read = await readAreas(record, areas, context);
        return toOverallSources([read.map(({ source }) => source)]);
      },
      supplier: ({ asked }: OpenRecord, _arguments: unknown, context: SubgraphContext) =>
        asked === undefined ? null : backend.supplier(asked, context),
      areas: (record: OpenRecord, _arguments: unknown, context: SubgraphContext) =>
        readAreas(record, namedAreas, context),
      immunisations: list('immunisations', backend.immunisations, ({ date }) => date),
      observations: list('observations', backend.observations, ({ date }) => date),
      investigations: list('investigations', backend.investigations, ({ issued }) => issued),
      referrals: list('referrals', backend.referrals, ({ date }) => date),
      diary: list('diary', backend.diary, ({ due }) => due),
      async problems(record: OpenRecord, _arguments: unknown, context: SubgraphContext) {
        const read = list('problems', backend.problems, ({ onset }) => onset);
        const { sources, items } = await read(record, undefined, context);
        const view = (area: string) => findView(record.asked?.access, area);
        return { sources, items: items.map((problem) => toShownProblem(problem, view)) };
      },
      async appointments(record: OpenRecord, _arguments: unknown, context: SubgraphContext) {
        const next = list('appointments', backend.appointments, ({ period }) => period.start);
        const { sources, items } = await next(record, undefined, context);
        return { sources, items: items.toReversed() };
      },
      freeSlots: (record: OpenRecord, given: GpRecordFreeSlotsArgs, context: SubgraphContext) =>
        readSlots(backend, record, given, context),
    },
  };
}
