import type { GraphQLResolverMap } from '@apollo/subgraph';
import type { GpArea, GpRecord } from '../../schema/generated/primary.ts';
import { loadArea } from '../kit/area-loader.ts';
import type { OpenRecord } from '../kit/asked-record.ts';
import { createCareRecordResolvers } from '../kit/care-record.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { toOverallSources } from '../kit/overall-sources.ts';
import { type Area, areas } from '../kit/setting-backend.ts';
import { toSource } from '../kit/source.ts';
import type { PrimaryBackend } from './backend.ts';

/** What each area is called in general practice. */
const areaNames: Readonly<Record<Area, string>> = {
  encounters: 'consultations',
  carePlans: 'care plans',
  documents: 'documents',
  allergies: 'allergies',
  medications: 'medications',
  conditions: 'problems',
};

/** Builds the resolvers of general practice over its backend. */
export function createPrimaryResolvers(backend: PrimaryBackend): GraphQLResolverMap<SubgraphContext> {
  const generic = createCareRecordResolvers('primary', backend);
  return {
    ...generic,
    CareRecord: {
      ...generic.CareRecord,
      gp: (record: OpenRecord, _arguments: unknown, context: SubgraphContext) =>
        readGpRecord(backend, record, context),
    },
  };
}

async function readGpRecord(
  backend: PrimaryBackend,
  record: OpenRecord,
  context: SubgraphContext,
): Promise<GpRecord> {
  const { asked } = record;
  if (asked === undefined) return { sources: [record.refusal], supplier: null, areas: [] };
  const answers = await Promise.all(
    areas.map(async (area): Promise<readonly GpArea[]> => {
      const answer = await loadArea<unknown>(area, backend[area], asked, context);
      return answer.map((contribution) => ({
        name: areaNames[area],
        source: toSource('PRIMARY', contribution),
      }));
    }),
  );
  return {
    sources: toOverallSources(answers.map((area) => area.map(({ source }) => source))),
    supplier: (await backend.supplier(asked, context)) ?? null,
    areas: answers.flat(),
  };
}
