import { createLog } from '../../schema/runtime/log.ts';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import { startPatient } from '../../subgraphs/patient/start.ts';
import { startTestPds, type TestPds } from './patient-pds.ts';
import { idSecret, sealSecret } from './secrets.ts';

/** The patient subgraph over a demographic service of the test's own. */
export interface PatientHouse {
  readonly pds: TestPds;
  readonly patient: RunningSubgraph;
  /** What the subgraph logged, as JSON lines. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

/** Starts the patient subgraph and its demographic service. */
export async function startPatientHouse(
  options: { readonly timeoutMilliseconds?: number; readonly pdsApiKey?: string } = {},
): Promise<PatientHouse> {
  const pds = await startTestPds();
  const lines: string[] = [];
  const patient = await startPatient({
    host: '127.0.0.1',
    port: 0,
    pdsUrl: pds.url,
    sealSecret,
    idSecret,
    log: createLog('patient', 'info', { write: (line: string) => void lines.push(line) }),
    ...options,
  });
  return {
    pds,
    patient,
    lines,
    async close() {
      await patient.close();
      await pds.close();
    },
  };
}
