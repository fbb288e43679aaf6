import { readFileSync, writeFileSync } from 'node:fs';
import { createLog } from '../../../schema/runtime/log.ts';
import { startGateway } from '../../../gateway/start-gateway.ts';
import { startCommunity } from '../../../subgraphs/community/start.ts';
import { startPatient } from '../../../subgraphs/patient/start.ts';
import { openAccessStore } from '../../../subgraphs/patient/store/open-access-store.ts';
import { startPrimary } from '../../../subgraphs/primary/start.ts';
import { startSecondary } from '../../../subgraphs/secondary/start.ts';
import { startSocial } from '../../../subgraphs/social/start.ts';
import { createTestAccessStore } from '../../support/access-store.ts';
import { idSecret, sealSecret } from '../../support/secrets.ts';
import { allowed } from './allow-all.ts';
import type { HouseOptions } from './house-options.ts';

const options = JSON.parse(process.argv[2] ?? '') as HouseOptions;
const { sources, accessUrl } = options;
const host = '127.0.0.1';
const log = createLog('bench', 'warn');
/** A source that takes its time on a busy machine must not make the answers differ. */
const timeoutMilliseconds = 15_000;
const common = { host, port: 0, sealSecret, idSecret, log, timeoutMilliseconds };

if (accessUrl === undefined) {
  const open = readFileSync(options.supergraphFile, 'utf8').replaceAll(
    / @requiresScopes\(scopes: \[\[[^\]]*\]\]\)/g,
    '',
  );
  writeFileSync(options.supergraphFile, open);
}
const accessStore =
  accessUrl === undefined
    ? createTestAccessStore()
    : openAccessStore({ url: accessUrl, log, timeoutMilliseconds });
await accessStore.ready;

const [patient, primary, secondary, community, social] = await Promise.all([
  startPatient({
    ...common,
    accessStore,
    pdsUrl: `${sources.demographics}/personal-demographics/FHIR/R4`,
    pdsConcurrency: 16,
    decisionMilliseconds: timeoutMilliseconds,
    ...(accessUrl === undefined ? { decide: () => allowed } : {}),
  }),
  startPrimary({
    ...common,
    sourceTimeoutMilliseconds: timeoutMilliseconds,
    directoryUrl: sources.directory,
    directoryApiKey: 'test-directory',
    asid: '999999000001',
    issuer: 'http://localhost:4000',
  }),
  startSecondary({ ...common, mllpPort: 0, storeUrl: sources.secondary }),
  startCommunity({
    ...common,
    providers: [{ odsCode: 'RZY', name: 'Community Provider', url: sources.community, staleAfterDays: 400 }],
  }),
  startSocial({
    ...common,
    councilUrl: sources.council,
    apiKey: 'test-council',
    council: { code: '901', name: 'Council' },
  }),
]);
await startGateway({
  host,
  port: options.port,
  profile: 'production',
  page: { title: '', nhsNumber: '', switchboardUrl: '' },
  sealSecret,
  issuers: options.issuers,
  supergraphFile: options.supergraphFile,
  subgraphMilliseconds: 2 * timeoutMilliseconds,
  requestMilliseconds: 3 * timeoutMilliseconds,
  log,
  subgraphs: {
    patient: patient.url,
    primary: primary.url,
    secondary: secondary.url,
    community: community.url,
    social: social.url,
  },
});
