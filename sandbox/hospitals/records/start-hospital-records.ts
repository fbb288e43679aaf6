import { refuseFhir, startFhirSource } from '../../faults/fhir-source.ts';
import type { RunningSource } from '../../faults/source-state.ts';
import { answerRecords, type HospitalRecords } from './answer-records.ts';

/** What a trust's record system needs. */
export interface HospitalRecordsOptions extends HospitalRecords {
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  readonly slowMilliseconds?: number;
}

/**
 * Starts a trust's FHIR R4 server, which tells of the same visits as the trust's messages and of more beside.
 *
 * What laboratories find is told by messages alone.
 */
export async function startHospitalRecords(options: HospitalRecordsOptions): Promise<RunningSource> {
  const { port, slowMilliseconds, ...records } = options;
  return startFhirSource({
    port,
    answer: (request) => answerRecords(records, request),
    failure: refuseFhir(500, 'exception'),
    ...(slowMilliseconds === undefined ? {} : { slowMilliseconds }),
  });
}
