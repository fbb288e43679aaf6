import { z } from 'zod';
import { ConfigurationError, toComplaint } from '../../schema/runtime/env.ts';
import { postgresUrlVariable } from '../kit/env.ts';
import { readJsonSetting, readText } from '../kit/read-json-setting.ts';
import type { ProviderConnection } from './connect-provider.ts';
import { providersShape } from './provider-configuration.ts';

/** The variables by which providers are connected: one by single variables, or any number by a list. */
export const providerVariables = {
  CAREGRAPH_COMMUNITY_DATABASE_URL: postgresUrlVariable.optional(),
  /** The ODS code of the provider whose rows are read, and its name as it is shown. */
  CAREGRAPH_COMMUNITY_PROVIDER: z.string().min(3).default('RZY'),
  CAREGRAPH_COMMUNITY_PROVIDER_NAME: z.string().min(1).default('Community services provider'),
  CAREGRAPH_COMMUNITY_STALE_DAYS: z.coerce.number().int().min(1).default(31),
  /** The providers, as a JSON array; see provider-configuration.ts. */
  CAREGRAPH_COMMUNITY_PROVIDERS: z.string().optional(),
  CAREGRAPH_COMMUNITY_PROVIDERS_FILE: z.string().optional(),
};

const variables = z.object(providerVariables);

/** Reads how providers are connected; fails with a line for everything that is wrong. */
export function readProviders(environment: z.output<typeof variables>): readonly ProviderConnection[] {
  const variable = 'CAREGRAPH_COMMUNITY_PROVIDERS';
  const listed = readJsonSetting(
    {
      variable,
      text: environment.CAREGRAPH_COMMUNITY_PROVIDERS,
      file: environment.CAREGRAPH_COMMUNITY_PROVIDERS_FILE,
    },
    providersShape,
  );
  const single = environment.CAREGRAPH_COMMUNITY_DATABASE_URL;
  const staleDays = environment.CAREGRAPH_COMMUNITY_STALE_DAYS;
  const own =
    single === undefined
      ? []
      : [
          {
            odsCode: environment.CAREGRAPH_COMMUNITY_PROVIDER,
            name: environment.CAREGRAPH_COMMUNITY_PROVIDER_NAME,
            url: single,
            staleAfterDays: staleDays,
          },
        ];
  const others = (listed ?? []).map((provider, index) => ({
    odsCode: provider.odsCode,
    name: provider.name,
    url: provider.url ?? readAddress(`${variable} [${index}].urlFile`, provider.urlFile ?? ''),
    staleAfterDays: provider.staleDays ?? staleDays,
    layout: provider.tables,
  }));
  const all = [...own, ...others.filter(({ odsCode }) => odsCode !== own[0]?.odsCode)];
  if (all.length > 0) return all;
  throw new ConfigurationError(
    toComplaint([`CAREGRAPH_COMMUNITY_DATABASE_URL is missing: set it, or list providers in ${variable}`]),
  );
}

function readAddress(place: string, file: string): string {
  const parsed = postgresUrlVariable.safeParse(readText(place, file).trim());
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(toComplaint([`${place} must name a file with a postgres:// address`]));
}
