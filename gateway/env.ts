import { z } from 'zod';
import {
  ConfigurationError,
  hostVariable,
  httpUrlVariable,
  logLevelVariable,
  portVariable,
  readEnvironment,
  secretVariable,
  toComplaint,
} from '../schema/runtime/env.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { limitVariables, toLimits } from './limits/limit-variables.ts';

const milliseconds = z.coerce.number().int().min(1);

/** The settings of the gateway in the environment. */
export const gatewayVariables = {
  CAREGRAPH_GATEWAY_PORT: portVariable.default(4000),
  CAREGRAPH_HOST: hostVariable,
  CAREGRAPH_PATIENT_URL: httpUrlVariable.default('http://127.0.0.1:4001/graphql'),
  CAREGRAPH_PRIMARY_URL: httpUrlVariable.default('http://127.0.0.1:4002/graphql'),
  CAREGRAPH_SECONDARY_URL: httpUrlVariable.default('http://127.0.0.1:4003/graphql'),
  CAREGRAPH_COMMUNITY_URL: httpUrlVariable.default('http://127.0.0.1:4004/graphql'),
  CAREGRAPH_SOCIAL_URL: httpUrlVariable.default('http://127.0.0.1:4005/graphql'),
  /** Shared with all subgraphs: seals callers. */
  CAREGRAPH_SEAL_SECRET: secretVariable,
  /** How long one call to a subgraph may take, in milliseconds. */
  CAREGRAPH_SUBGRAPH_TIMEOUT: milliseconds.default(2000),
  /** How long one graph request may take as a whole, in milliseconds. */
  CAREGRAPH_REQUEST_TIMEOUT: milliseconds.default(5000),
  /** How large one answer of a subgraph may be, in bytes. */
  CAREGRAPH_MAXIMUM_SUBGRAPH_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(8 * 1024 * 1024),
  ...limitVariables,
  /** How long readiness is refused before connections are, when the process is asked to end, in milliseconds. */
  CAREGRAPH_DRAIN_DELAY: z.coerce.number().int().min(0).default(0),
  /** `production` has no introspection, no page and no hints in messages. */
  CAREGRAPH_PROFILE: z.enum(['sandbox', 'production']).default('sandbox'),
  CAREGRAPH_LOG_LEVEL: logLevelVariable,
  /**
   * Must be `accepted` where others than this machine can call: until access control lands every caller is one
   * sandbox general practitioner, who sees nearly everything.
   */
  CAREGRAPH_SANDBOX_CALLER: z.enum(['loopback', 'accepted']).default('loopback'),
  /** The person that the page asks for until another number is typed. */
  CAREGRAPH_PAGE_NHS_NUMBER: z.string().default(''),
  /** Where the page says that sources can be stopped. */
  CAREGRAPH_PAGE_SWITCHBOARD: httpUrlVariable.default('http://localhost:4010'),
};

/** Reads the gateway's options, all but its log, from the environment. */
export function readGatewayOptions(environment?: NodeJS.ProcessEnv): Omit<GatewayOptions, 'log'> & {
  readonly logLevel: string;
} {
  const variables = readEnvironment(gatewayVariables, environment);
  const isExposed = variables.CAREGRAPH_PROFILE === 'production' || !isLoopback(variables.CAREGRAPH_HOST);
  if (isExposed && variables.CAREGRAPH_SANDBOX_CALLER !== 'accepted') {
    throw new ConfigurationError(
      toComplaint([
        'CAREGRAPH_SANDBOX_CALLER must be "accepted": every caller would be taken for one general practitioner',
      ]),
    );
  }
  return {
    port: variables.CAREGRAPH_GATEWAY_PORT,
    host: variables.CAREGRAPH_HOST,
    subgraphs: {
      patient: variables.CAREGRAPH_PATIENT_URL,
      primary: variables.CAREGRAPH_PRIMARY_URL,
      secondary: variables.CAREGRAPH_SECONDARY_URL,
      community: variables.CAREGRAPH_COMMUNITY_URL,
      social: variables.CAREGRAPH_SOCIAL_URL,
    },
    sealSecret: variables.CAREGRAPH_SEAL_SECRET,
    subgraphMilliseconds: variables.CAREGRAPH_SUBGRAPH_TIMEOUT,
    requestMilliseconds: variables.CAREGRAPH_REQUEST_TIMEOUT,
    maximumSubgraphBytes: variables.CAREGRAPH_MAXIMUM_SUBGRAPH_BYTES,
    limits: toLimits(variables, variables.CAREGRAPH_PROFILE),
    drainMilliseconds: variables.CAREGRAPH_DRAIN_DELAY,
    profile: variables.CAREGRAPH_PROFILE,
    page: {
      title: 'Caregraph',
      nhsNumber: variables.CAREGRAPH_PAGE_NHS_NUMBER,
      switchboardUrl: variables.CAREGRAPH_PAGE_SWITCHBOARD,
    },
    logLevel: variables.CAREGRAPH_LOG_LEVEL,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
