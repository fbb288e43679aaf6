import { z } from 'zod';
import {
  ConfigurationError,
  drainVariable,
  hostVariable,
  httpUrlVariable,
  logLevelVariable,
  portVariable,
  postgresUrlVariable,
  readEnvironment,
  secretVariable,
  toComplaint,
} from '../schema/runtime/env.ts';
import { processTlsVariables, readProcessTls } from '../schema/runtime/process-tls.ts';
import { readJsonSetting } from '../schema/runtime/read-json-setting.ts';
import { type TracingSettings, tracingVariables } from '../schema/runtime/telemetry/tracing-variables.ts';
import { policiesShape } from './authorization/policies.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { readIssuers } from './identity/read-issuers.ts';
import { readLogin } from './login/read-login.ts';
import { loginVariables } from './login/login-variables.ts';
import { isLoopback } from './loopback.ts';
import { receiptVariables } from './receipt/receipt-variables.ts';
import { limitVariables, toLimits } from './limits/limit-variables.ts';
import { bySubgraph, toSubgraphLimits } from './limits/subgraph-variables.ts';

const milliseconds = z.coerce.number().int().min(1);

/** People as JSON; what is no such list is refused when the process starts. */
const suggestedPeopleVariable = z
  .string()
  .default('[]')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a JSON list of people' });
      return z.NEVER;
    }
  })
  .pipe(z.array(z.object({ nhsNumber: z.string(), name: z.string(), story: z.string() })));

/** The settings of the gateway in the environment. */
export const gatewayVariables = {
  CAREGRAPH_GATEWAY_PORT: portVariable.default(4000),
  CAREGRAPH_HOST: hostVariable,
  CAREGRAPH_PATIENT_URL: httpUrlVariable.default('http://127.0.0.1:4001/graphql'),
  CAREGRAPH_PRIMARY_URL: httpUrlVariable.default('http://127.0.0.1:4002/graphql'),
  CAREGRAPH_SECONDARY_URL: httpUrlVariable.default('http://127.0.0.1:4003/graphql'),
  CAREGRAPH_COMMUNITY_URL: httpUrlVariable.default('http://127.0.0.1:4004/graphql'),
  CAREGRAPH_SOCIAL_URL: httpUrlVariable.default('http://127.0.0.1:4005/graphql'),
  ...processTlsVariables,
  /** Shared with all subgraphs: seals callers. */
  CAREGRAPH_SEAL_SECRET: secretVariable,
  ...receiptVariables,
  /** The file that holds the supergraph, which is loaded anew when it changes; the one that is checked in where it is left out. */
  CAREGRAPH_SUPERGRAPH: z.string().optional(),
  /** How long one call to a subgraph may take, in milliseconds. */
  CAREGRAPH_SUBGRAPH_TIMEOUT: milliseconds.default(2000),
  /** How long one graph request may take as a whole, in milliseconds; a caller's seal counts for five minutes at most. */
  CAREGRAPH_REQUEST_TIMEOUT: milliseconds.max(240_000).default(5000),
  /** How large one answer of a subgraph may be, in bytes. */
  CAREGRAPH_MAXIMUM_SUBGRAPH_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(8 * 1024 * 1024),
  /** The same for some subgraphs alone, such as `primary=3000,social=1500`. */
  CAREGRAPH_SUBGRAPH_TIMEOUTS: bySubgraph(1).optional(),
  CAREGRAPH_SUBGRAPH_BYTES: bySubgraph(1024).optional(),
  /** `gzip` lets subgraphs answer compressed, which is worth it over slow lines alone. */
  CAREGRAPH_SUBGRAPH_COMPRESSION: z.enum(['none', 'gzip']).default('none'),
  ...limitVariables,
  /** Where operators read metrics, at an address that clients do not reach; nowhere where it is left out. */
  CAREGRAPH_GATEWAY_ADMIN_PORT: portVariable.optional(),
  CAREGRAPH_GATEWAY_ADMIN_HOST: hostVariable,
  ...tracingVariables,
  /** How long readiness is refused before connections are, when the process is asked to end, in milliseconds. */
  CAREGRAPH_DRAIN_DELAY: drainVariable,
  /** How long answers under way may take when the process is asked to end, in milliseconds. */
  CAREGRAPH_GRACE: z.coerce.number().int().min(0).optional(),
  /** `production` has no introspection, no page and no hints in messages. */
  CAREGRAPH_PROFILE: z.enum(['sandbox', 'production']).default('sandbox'),
  CAREGRAPH_LOG_LEVEL: logLevelVariable,
  /** Whose tokens are taken, as JSON; or the file that says so. */
  CAREGRAPH_ISSUERS: z.string().optional(),
  CAREGRAPH_ISSUERS_FILE: z.string().optional(),
  /** Where several gateways remember together which tokens that may be used once were used. */
  CAREGRAPH_ONE_TIME_TOKENS_URL: postgresUrlVariable.optional(),
  /** What decides the policies that the supergraph names, as JSON; or the file that says so. */
  CAREGRAPH_POLICIES: z.string().optional(),
  CAREGRAPH_POLICIES_FILE: z.string().optional(),
  ...loginVariables,
  /** Where the sandbox's identity provider gives tokens of its personas to whoever asks. */
  CAREGRAPH_PERSONAS_URL: httpUrlVariable.optional(),
  /** The person that the page asks for until another number is typed. */
  CAREGRAPH_PAGE_NHS_NUMBER: z.string().default(''),
  /** Invented people whom the page suggests to ask about, as JSON. */
  CAREGRAPH_PAGE_PEOPLE: suggestedPeopleVariable,
  /** Where the page says that sources can be stopped. */
  CAREGRAPH_PAGE_SWITCHBOARD: httpUrlVariable.default('http://localhost:4010'),
};

/** Reads the gateway's options, all but its log, from the environment. */
export function readGatewayOptions(environment?: NodeJS.ProcessEnv): Omit<GatewayOptions, 'log'> & {
  readonly logLevel: string;
  /** For tracing, which is started by itself. */
  readonly variables: TracingSettings;
} {
  const variables = readEnvironment(gatewayVariables, environment);
  const adminPort = variables.CAREGRAPH_GATEWAY_ADMIN_PORT;
  const personasUrl = variables.CAREGRAPH_PERSONAS_URL;
  const isExposed = variables.CAREGRAPH_PROFILE === 'production' || !isLoopback(variables.CAREGRAPH_HOST);
  if (isExposed && personasUrl !== undefined) {
    throw new ConfigurationError(
      toComplaint([
        'CAREGRAPH_PERSONAS_URL must not be set in production or where others can call: it gives tokens to anybody',
      ]),
    );
  }
  const issuers = readIssuers(variables, variables.CAREGRAPH_PROFILE);
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
    tls: readProcessTls(variables, {
      CAREGRAPH_PATIENT_URL: variables.CAREGRAPH_PATIENT_URL,
      CAREGRAPH_PRIMARY_URL: variables.CAREGRAPH_PRIMARY_URL,
      CAREGRAPH_SECONDARY_URL: variables.CAREGRAPH_SECONDARY_URL,
      CAREGRAPH_COMMUNITY_URL: variables.CAREGRAPH_COMMUNITY_URL,
      CAREGRAPH_SOCIAL_URL: variables.CAREGRAPH_SOCIAL_URL,
    }),
    supergraphFile: variables.CAREGRAPH_SUPERGRAPH,
    sealSecret: variables.CAREGRAPH_SEAL_SECRET,
    receiptSecrets: [
      variables.CAREGRAPH_RECEIPT_SECRET ?? variables.CAREGRAPH_SEAL_SECRET,
      ...variables.CAREGRAPH_RECEIPT_EARLIER_SECRETS,
    ],
    issuers,
    oneTimeTokensUrl: variables.CAREGRAPH_ONE_TIME_TOKENS_URL,
    policies: readJsonSetting(
      {
        variable: 'CAREGRAPH_POLICIES',
        text: variables.CAREGRAPH_POLICIES,
        file: variables.CAREGRAPH_POLICIES_FILE,
      },
      policiesShape,
    ),
    login: readLogin(variables, issuers),
    ...(personasUrl === undefined ? {} : { personasUrl }),
    subgraphMilliseconds: variables.CAREGRAPH_SUBGRAPH_TIMEOUT,
    requestMilliseconds: variables.CAREGRAPH_REQUEST_TIMEOUT,
    maximumSubgraphBytes: variables.CAREGRAPH_MAXIMUM_SUBGRAPH_BYTES,
    subgraphLimits: toSubgraphLimits(variables),
    acceptsGzip: variables.CAREGRAPH_SUBGRAPH_COMPRESSION === 'gzip',
    limits: toLimits(variables, variables.CAREGRAPH_PROFILE),
    drainMilliseconds: variables.CAREGRAPH_DRAIN_DELAY,
    graceMilliseconds: variables.CAREGRAPH_GRACE,
    profile: variables.CAREGRAPH_PROFILE,
    page: {
      title: 'Caregraph',
      nhsNumber: variables.CAREGRAPH_PAGE_NHS_NUMBER,
      ...(variables.CAREGRAPH_PAGE_PEOPLE.length === 0 ? {} : { people: variables.CAREGRAPH_PAGE_PEOPLE }),
      switchboardUrl: variables.CAREGRAPH_PAGE_SWITCHBOARD,
    },
    ...(adminPort === undefined
      ? {}
      : { admin: { host: variables.CAREGRAPH_GATEWAY_ADMIN_HOST, port: adminPort } }),
    logLevel: variables.CAREGRAPH_LOG_LEVEL,
    variables,
  };
}
