import type { HospitalRecord } from '../../schema/generated/secondary.ts';
import { loadArea } from '../kit/area-loader.ts';
import type { OpenRecord } from '../kit/asked-record.ts';
import { createCareRecordResolvers } from '../kit/care-record.ts';
import type { SubgraphContext } from '../kit/context.ts';
import { toSource } from '../kit/source.ts';
import type { SecondaryBackend } from './backend.ts';

/** Builds the resolvers of the secondary subgraph over a backend. */
export function createSecondaryResolvers(backend: SecondaryBackend) {
  const resolvers = createCareRecordResolvers('secondary', backend);

  async function readRecord(
    record: OpenRecord,
    _arguments: unknown,
    context: SubgraphContext,
  ): Promise<HospitalRecord> {
    const { asked } = record;
    if (asked === undefined) return { sources: [record.refusal], medicalRecordNumbers: [] };
    const answer = await loadArea('medicalRecordNumbers', backend.medicalRecordNumbers, asked, context);
    return {
      sources: answer.map((contribution) => toSource('SECONDARY', contribution)),
      medicalRecordNumbers: answer.flatMap(({ outcome }) => (outcome.kind === 'found' ? outcome.value : [])),
    };
  }

  return { ...resolvers, CareRecord: { ...resolvers.CareRecord, hospital: readRecord } };
}
