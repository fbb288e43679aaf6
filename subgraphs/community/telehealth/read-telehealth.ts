import { z } from 'zod';
import { ConfigurationError, toComplaint } from '../../../schema/runtime/env.ts';
import { portVariable, postgresUrlVariable } from '../../kit/env.ts';
import { readCredential } from '../../kit/read-credential.ts';
import { readJsonSetting } from '../../kit/read-json-setting.ts';
import type { TelehealthOptions } from './start-telehealth.ts';
import { suppliersShape } from './supplier-configuration.ts';

/** The variables by which suppliers of telehealth are connected. */
export const telehealthVariables = {
  /** Where readings, images' metadata, thresholds and alerts are kept. */
  CAREGRAPH_COMMUNITY_STORE_URL: postgresUrlVariable.optional(),
  CAREGRAPH_TELEHEALTH_PORT: portVariable.default(4026),
  /** The suppliers, as a JSON array; see supplier-configuration.ts. */
  CAREGRAPH_TELEHEALTH_SUPPLIERS: z.string().optional(),
  CAREGRAPH_TELEHEALTH_SUPPLIERS_FILE: z.string().optional(),
  CAREGRAPH_TELEHEALTH_MAXIMUM_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(5 * 1024 * 1024),
  CAREGRAPH_TELEHEALTH_MAXIMUM_ITEMS: z.coerce.number().int().min(1).max(10_000).default(1000),
};

const variables = z.object(telehealthVariables);

/** Reads how telehealth is connected; `undefined` where no supplier is. Fails with a line for everything that is wrong. */
export function readTelehealth(environment: z.output<typeof variables>): TelehealthOptions | undefined {
  const variable = 'CAREGRAPH_TELEHEALTH_SUPPLIERS';
  const configurations = readJsonSetting(
    {
      variable,
      text: environment.CAREGRAPH_TELEHEALTH_SUPPLIERS,
      file: environment.CAREGRAPH_TELEHEALTH_SUPPLIERS_FILE,
    },
    suppliersShape,
  );
  if (configurations === undefined || configurations.length === 0) return undefined;
  const storeUrl = environment.CAREGRAPH_COMMUNITY_STORE_URL;
  if (storeUrl === undefined) {
    throw new ConfigurationError(
      toComplaint([`CAREGRAPH_COMMUNITY_STORE_URL is missing: ${variable} needs a store`]),
    );
  }
  return {
    storeUrl,
    port: environment.CAREGRAPH_TELEHEALTH_PORT,
    maximumBytes: environment.CAREGRAPH_TELEHEALTH_MAXIMUM_BYTES,
    maximumItems: environment.CAREGRAPH_TELEHEALTH_MAXIMUM_ITEMS,
    suppliers: configurations.map((configuration, index) => {
      const { token, tokenFile } = configuration;
      const credential = readCredential(`${variable} [${index}].token`, token, tokenFile);
      // The shape holds that there is one of the two.
      return { configuration, token: credential ?? (() => '') };
    }),
  };
}
