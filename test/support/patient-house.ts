import { createLog } from '../../schema/runtime/log.ts';
import type { RunningSubgraph } from '../../subgraphs/kit/start-subgraph.ts';
import type { AuditStanding } from '../../subgraphs/patient/audit/audit-standing.ts';
import type { AuditReader } from '../../subgraphs/patient/audit/open-audit-store.ts';
import type { PersonLimit } from '../../subgraphs/patient/access/person-limit.ts';
import type { RecordLook } from '../../subgraphs/patient/access/record-look.ts';
import { startPatient } from '../../subgraphs/patient/start.ts';
import { createTestAccessStore, type TestAccessStore } from './access-store.ts';
import { startTestPds, type TestPds } from './patient-pds.ts';
import { named } from './ask-subgraph.ts';
import { idSecret, sealSecret } from './secrets.ts';

/** The patient subgraph over a demographic service of the test's own. */
export interface PatientHouse {
  readonly pds: TestPds;
  readonly patient: RunningSubgraph;
  /** Who may see whom; every member of staff has a relationship with everybody unless said. */
  readonly accessStore: TestAccessStore;
  /** What the subgraph logged, as JSON lines. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

/** Starts the patient subgraph and its demographic service. */
export async function startPatientHouse(
  options: {
    readonly timeoutMilliseconds?: number;
    readonly pdsApiKey?: string;
    readonly pdsMaximumAgeMilliseconds?: number;
    readonly accessStore?: TestAccessStore;
    readonly recordLook?: RecordLook;
    readonly auditStore?: AuditReader;
    readonly auditStands?: () => Promise<AuditStanding>;
    readonly now?: () => number;
    readonly decisionMilliseconds?: number;
    readonly persons?: PersonLimit;
  } = {},
): Promise<PatientHouse> {
  const pds = await startTestPds();
  const lines: string[] = [];
  const accessStore = options.accessStore ?? createTestAccessStore({ isOpen: true });
  const patient = await named(
    'patient',
    startPatient({
      host: '127.0.0.1',
      port: 0,
      pdsUrl: pds.url,
      sealSecret,
      idSecret,
      log: createLog('patient', 'info', { write: (line: string) => void lines.push(line) }),
      ...options,
      accessStore,
    }),
  );
  return {
    pds,
    accessStore,
    patient,
    lines,
    async close() {
      await patient.close();
      await pds.close();
    },
  };
}
