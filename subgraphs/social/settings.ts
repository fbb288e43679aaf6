import { z } from 'zod';
import { httpUrlVariable, postgresUrlVariable, readEnvironment } from '../kit/env.ts';
import { readCredential } from '../kit/read-credential.ts';
import { readJsonSetting } from '../kit/read-json-setting.ts';
import { readTogether } from '../kit/read-together.ts';
import type { HomeCareProvider } from './home-care/home-care-client.ts';

/** How the sources of social care are reached. */
export interface SocialSources {
  readonly council: { readonly code: string; readonly name: string };
  readonly councilUrl: string;
  readonly apiKey: string;
  readonly homeCare: readonly HomeCareProvider[];
  readonly storeUrl: string | undefined;
  readonly fileDays: number;
  readonly timeoutMilliseconds: number;
}

const variables = {
  CAREGRAPH_COUNCIL_URL: httpUrlVariable,
  CAREGRAPH_COUNCIL_API_KEY: z.string().min(1),
  /** The council's code in social care returns, and its name as it is shown. */
  CAREGRAPH_COUNCIL_CODE: z
    .string()
    .regex(/^\d{3}$/, 'must be the three digits of a council')
    .default('901'),
  CAREGRAPH_COUNCIL_NAME: z.string().min(1).default('Council'),
  /** Where what councils send as files is kept; without it there are no files. */
  CAREGRAPH_SOCIAL_STORE_URL: postgresUrlVariable.optional(),
  /** How many days after the last day of a council's newest file it reads `STALE`. */
  CAREGRAPH_SOCIAL_FILE_DAYS: z.coerce.number().int().min(1).max(1000).default(120),
  CAREGRAPH_SOURCE_TIMEOUT: z.coerce.number().int().min(1).max(60_000).default(1500),
};

const homeCareVariables = {
  CAREGRAPH_HOME_CARE: z.string().optional(),
  CAREGRAPH_HOME_CARE_FILE: z.string().optional(),
};

/** The home-care providers whose logs are read; a token stands in the setting or in a file of its own. */
const providersShape = z
  .array(
    z
      .strictObject({
        odsCode: z.string().regex(/^[A-Z0-9]{3,10}$/, 'must be an ODS code'),
        name: z.string().min(1),
        url: z.url({ protocol: /^https?$/ }),
        token: z.string().min(1).optional(),
        tokenFile: z.string().min(1).optional(),
      })
      .refine(({ token, tokenFile }) => (token === undefined) !== (tokenFile === undefined), {
        message: 'must hold either token or tokenFile',
      }),
  )
  .max(50)
  .refine((providers) => new Set(providers.map(({ odsCode }) => odsCode)).size === providers.length, {
    message: 'must name each provider once',
  });

/** Reads how the sources of social care are reached; fails with a line for everything that is wrong. */
export function readSocialSources(environment?: NodeJS.ProcessEnv): SocialSources {
  const { given, homeCare } = readTogether({
    given: () => readEnvironment(variables, environment),
    homeCare: () => readHomeCare(environment),
  });
  return {
    council: { code: given.CAREGRAPH_COUNCIL_CODE, name: given.CAREGRAPH_COUNCIL_NAME },
    councilUrl: given.CAREGRAPH_COUNCIL_URL,
    apiKey: given.CAREGRAPH_COUNCIL_API_KEY,
    homeCare,
    storeUrl: given.CAREGRAPH_SOCIAL_STORE_URL,
    fileDays: given.CAREGRAPH_SOCIAL_FILE_DAYS,
    timeoutMilliseconds: given.CAREGRAPH_SOURCE_TIMEOUT,
  };
}

function readHomeCare(environment: NodeJS.ProcessEnv | undefined): readonly HomeCareProvider[] {
  const variable = 'CAREGRAPH_HOME_CARE';
  const texts = readEnvironment(homeCareVariables, environment);
  const setting = { variable, text: texts.CAREGRAPH_HOME_CARE, file: texts.CAREGRAPH_HOME_CARE_FILE };
  return (readJsonSetting(setting, providersShape) ?? []).flatMap(({ token, tokenFile, ...provider }) => {
    const read = readCredential(`${variable} token`, token, tokenFile);
    return read === undefined ? [] : [{ ...provider, token: read }];
  });
}
