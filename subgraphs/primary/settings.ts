import { z } from 'zod';
import { ConfigurationError, httpUrlVariable, readEnvironment } from '../kit/env.ts';
import { type Credential, readCredential } from '../kit/read-credential.ts';
import { readJsonSetting } from '../kit/read-json-setting.ts';
import { readTogether } from '../kit/read-together.ts';
import { readTlsSetting, type TlsSetting } from '../kit/read-tls-setting.ts';
import { toComplaint } from '../../schema/runtime/env.ts';
import { type PracticeSettings, practicesShape } from './directory/configured-practices.ts';
import { suppliersShape, toConfiguredDialects } from './suppliers/read-suppliers.ts';
import type { SupplierDialect } from './suppliers/supplier-dialect.ts';

/** How general practice is reached: the directory, the practices and who we are to them. */
export interface PrimarySources {
  readonly directoryUrl: string;
  readonly directoryApiKey: Credential;
  readonly asid: string;
  readonly issuer: string;
  readonly proxyUrl?: string;
  readonly suppliers: readonly SupplierDialect[];
  readonly practices: readonly PracticeSettings[];
  readonly tls?: TlsSetting;
  /** The National Record Locator; absent where it is not asked. */
  readonly locator?: { readonly url: string; readonly apiKey?: Credential };
  readonly sourceTimeoutMilliseconds: number;
  readonly practiceConcurrency: number;
}

const text = z.string().optional();

const tlsVariables = {
  CAREGRAPH_GP_CERT_FILE: text,
  CAREGRAPH_GP_KEY_FILE: text,
  CAREGRAPH_GP_CA_FILE: text,
};

/** What needs more than one line to be wrong in; any text is admitted here and judged by its own reader. */
const longVariables = {
  ...tlsVariables,
  CAREGRAPH_SDS_API_KEY: text,
  CAREGRAPH_SDS_API_KEY_FILE: text,
  CAREGRAPH_NRL_API_KEY: text,
  CAREGRAPH_NRL_API_KEY_FILE: text,
  CAREGRAPH_GP_SUPPLIERS: text,
  CAREGRAPH_GP_SUPPLIERS_FILE: text,
  CAREGRAPH_GP_PRACTICES: text,
  CAREGRAPH_GP_PRACTICES_FILE: text,
};

const shortVariables = {
  CAREGRAPH_SDS_URL: httpUrlVariable,
  CAREGRAPH_ASID: z.string().regex(/^\d{12}$/, 'must be twelve digits'),
  CAREGRAPH_ISSUER: httpUrlVariable,
  CAREGRAPH_SSP_URL: httpUrlVariable.optional(),
  CAREGRAPH_NRL_URL: httpUrlVariable.optional(),
  CAREGRAPH_GP_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(10),
  CAREGRAPH_SOURCE_TIMEOUT: z.coerce.number().int().min(100).default(1500),
};

/** Reads how general practice is reached; fails with a line for everything that is wrong. */
export function readPrimarySources(environment?: NodeJS.ProcessEnv): PrimarySources {
  const texts = readEnvironment(longVariables, environment);
  const toSetting = (variable: 'CAREGRAPH_GP_SUPPLIERS' | 'CAREGRAPH_GP_PRACTICES') => ({
    variable,
    text: texts[variable],
    file: texts[`${variable}_FILE`],
  });
  const toFile = (variable: keyof typeof tlsVariables) => ({ variable, file: texts[variable] });
  const { given, directoryApiKey, locatorKey, suppliers, practices, tls } = readTogether({
    given: () => readEnvironment(shortVariables, environment),
    directoryApiKey: () =>
      requireCredential(
        'CAREGRAPH_SDS_API_KEY',
        readCredential(
          'CAREGRAPH_SDS_API_KEY',
          texts.CAREGRAPH_SDS_API_KEY,
          texts.CAREGRAPH_SDS_API_KEY_FILE,
        ),
      ),
    locatorKey: () =>
      readCredential('CAREGRAPH_NRL_API_KEY', texts.CAREGRAPH_NRL_API_KEY, texts.CAREGRAPH_NRL_API_KEY_FILE),
    suppliers: () => readJsonSetting(toSetting('CAREGRAPH_GP_SUPPLIERS'), suppliersShape),
    practices: () => readJsonSetting(toSetting('CAREGRAPH_GP_PRACTICES'), practicesShape),
    tls: () =>
      readTlsSetting({
        cert: toFile('CAREGRAPH_GP_CERT_FILE'),
        key: toFile('CAREGRAPH_GP_KEY_FILE'),
        ca: toFile('CAREGRAPH_GP_CA_FILE'),
      }),
  });
  const proxyUrl = given.CAREGRAPH_SSP_URL;
  const locatorUrl = given.CAREGRAPH_NRL_URL;
  return {
    directoryUrl: given.CAREGRAPH_SDS_URL,
    directoryApiKey,
    asid: given.CAREGRAPH_ASID,
    issuer: given.CAREGRAPH_ISSUER,
    suppliers: toConfiguredDialects(suppliers ?? []),
    practices: practices ?? [],
    ...(proxyUrl === undefined ? {} : { proxyUrl }),
    ...(tls === undefined ? {} : { tls }),
    ...(locatorUrl === undefined
      ? {}
      : { locator: { url: locatorUrl, ...(locatorKey === undefined ? {} : { apiKey: locatorKey }) } }),
    sourceTimeoutMilliseconds: given.CAREGRAPH_SOURCE_TIMEOUT,
    practiceConcurrency: given.CAREGRAPH_GP_CONCURRENCY,
  };
}

function requireCredential(variable: string, credential: Credential | undefined): Credential {
  if (credential !== undefined) return credential;
  throw new ConfigurationError(
    toComplaint([`${variable} is missing, and so is ${variable}_FILE in its place`]),
  );
}
