import { processTlsVariables } from '../../schema/runtime/process-tls.ts';
import { sensitiveCodesVariable } from './access/read-sensitive-codes.ts';
import { tracingVariables } from '../../schema/runtime/telemetry/tracing-variables.ts';
import { drainVariable, hostVariable, logLevelVariable, secretVariable } from '../../schema/runtime/env.ts';

export {
  ConfigurationError,
  httpUrlVariable,
  portVariable,
  postgresUrlVariable,
  readEnvironment,
  secretVariable,
} from '../../schema/runtime/env.ts';

/** The settings that every subgraph has. */
export const commonVariables = {
  /** Shared by the gateway and all subgraphs: seals callers and decisions; may be changed at any time. */
  CAREGRAPH_SEAL_SECRET: secretVariable,
  /** Shared by all subgraphs: makes ids; changing it changes every id. */
  CAREGRAPH_ID_SECRET: secretVariable,
  /** Codes that are treated as legally restricted or as sexual health beside our own. */
  CAREGRAPH_SENSITIVE_CODES: sensitiveCodesVariable,
  CAREGRAPH_HOST: hostVariable,
  /** How long readiness is refused before connections are, when the process is asked to end, in milliseconds. */
  CAREGRAPH_DRAIN_DELAY: drainVariable,
  CAREGRAPH_LOG_LEVEL: logLevelVariable,
  ...processTlsVariables,
  ...tracingVariables,
};
