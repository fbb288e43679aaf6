import { portVariable, postgresUrlVariable, readEnvironment } from '../../kit/env.ts';
import type { SettingChecks } from '../../kit/setting-checks.ts';
import { readErs } from '../ers/read-ers.ts';
import { ersVariables } from '../ers/ers-configuration.ts';
import { fhirServersFileVariable, fhirServersVariable } from '../fhir/server-configuration.ts';
import { sendersVariable, staleDaysVariable } from '../profiles/sender-configuration.ts';
import { tlsVariables, toMllpTls } from '../mllp/tls-files.ts';
import { checkErs } from './check-ers.ts';
import { checkFeeds } from './check-feeds.ts';
import { checkFhirServer } from './check-fhir-server.ts';
import { checkListener } from './check-listener.ts';

/** Looks at the store of messages, every sender's silence, the listener, every FHIR server, and the e-Referral Service. */
export const secondaryChecks: SettingChecks = {
  setting: 'secondary',
  title: 'hospitals',
  variables: [
    'CAREGRAPH_SECONDARY_STORE_URL',
    'CAREGRAPH_SECONDARY_FHIR',
    'CAREGRAPH_SECONDARY_FHIR_FILE',
    'CAREGRAPH_ERS',
    'CAREGRAPH_ERS_FILE',
  ],
  async check(context) {
    const given = readEnvironment(
      {
        CAREGRAPH_SECONDARY_STORE_URL: postgresUrlVariable.optional(),
        CAREGRAPH_SECONDARY_SENDERS: sendersVariable.default([]),
        CAREGRAPH_SECONDARY_STALE_DAYS: staleDaysVariable,
        CAREGRAPH_SECONDARY_FHIR: fhirServersVariable.default([]),
        CAREGRAPH_SECONDARY_FHIR_FILE: fhirServersFileVariable.default([]),
        CAREGRAPH_MLLP_PORT: portVariable.default(4020),
        ...tlsVariables,
        ...ersVariables,
      },
      context.environment,
    );
    const storeUrl = given.CAREGRAPH_SECONDARY_STORE_URL;
    const ers = readErs(given);
    const servers = [...given.CAREGRAPH_SECONDARY_FHIR, ...given.CAREGRAPH_SECONDARY_FHIR_FILE];
    const groups = await Promise.all([
      storeUrl === undefined
        ? []
        : checkFeeds({
            url: storeUrl,
            senders: given.CAREGRAPH_SECONDARY_SENDERS,
            defaultSilenceHours: given.CAREGRAPH_SECONDARY_STALE_DAYS * 24,
            timeoutMilliseconds: context.timeoutMilliseconds,
          }),
      storeUrl === undefined ? [] : checkListener(given.CAREGRAPH_MLLP_PORT, toMllpTls(given), context),
      ...servers.map(async (server) => [await checkFhirServer(server, context)]),
      ers === undefined ? [] : checkErs(ers, context),
    ]);
    return groups.flat();
  },
};
