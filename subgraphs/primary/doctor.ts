import type { CheckContext, Finding, SettingChecks } from '../kit/setting-checks.ts';
import { randomUUID } from 'node:crypto';
import { callSource } from '../kit/source-call.ts';
import { toLocatorAddress, toLocatorHeaders } from './locator/create-locator.ts';
import { createEndpoints } from '../kit/endpoint/create-endpoints.ts';
import { createDirectory } from './directory/create-directory.ts';
import { withConfiguredPractices } from './directory/configured-practices.ts';
import type { PracticeDirectory, PracticeRoute } from './directory/practice-directory.ts';
import { callPractice } from './gp-connect/call-practice.ts';
import { interactions } from './gp-connect/interactions.ts';
import { readPrimarySources, type PrimarySources } from './settings.ts';
import { toSoftware } from './gp-connect/capability-statement.ts';
import { createSuppliers } from './suppliers/create-suppliers.ts';

/** Looks at the directory, our certificate, and every practice that is configured or named. */
export const primaryChecks: SettingChecks = {
  setting: 'primary',
  title: 'general practice',
  variables: [
    'CAREGRAPH_SDS_URL',
    'CAREGRAPH_SDS_API_KEY',
    'CAREGRAPH_SDS_API_KEY_FILE',
    'CAREGRAPH_GP_PRACTICES',
  ],
  async check(context) {
    const sources = readPrimarySources(context.environment);
    const endpoints = createEndpoints();
    const lookUp = createDirectory({
      url: sources.directoryUrl,
      apiKey: sources.directoryApiKey,
      endpoints,
      timeoutMilliseconds: context.timeoutMilliseconds,
      keepMilliseconds: 0,
    });
    const directory = withConfiguredPractices(lookUp, sources.practices);
    const codes = new Set([...sources.practices.map(({ odsCode }) => odsCode), ...context.practices]);
    const practices = await Promise.all(
      [...codes].map((code) => checkPractice(code, directory, sources, context)),
    );
    return [
      await checkDirectory(lookUp),
      ...checkCertificate(sources),
      ...(await checkLocator(sources, context)),
      ...practices,
    ];
  },
};

/** A code of the form of a practice's that is nobody's: an answer that it is not listed is an answer. */
const nobodysPractice = 'Z99999';

async function checkDirectory(directory: PracticeDirectory): Promise<Finding> {
  const system = 'the Spine directory';
  const answer = await directory.findRoute(nobodysPractice, interactions.structuredRecord);
  switch (answer.kind) {
    case 'found':
    case 'absent':
      return { system, state: 'works', says: 'It answers.', can: ['find the systems of practices'] };
    case 'withheld':
    case 'failed':
      return {
        system,
        state: 'does not work',
        says: `It could not be asked: ${answer.code}.`,
        next:
          answer.code === 'SOURCE_REFUSED_CALLER'
            ? 'Check CAREGRAPH_SDS_API_KEY; the directory does not accept it.'
            : 'Check CAREGRAPH_SDS_URL, and that this machine may reach it.',
      };
  }
}

/** The number of the national test range's first published example; nobody's, or an invented person's. */
const exampleNumber = '9000000009';

async function checkLocator(
  { locator }: PrimarySources,
  { signal, timeoutMilliseconds }: CheckContext,
): Promise<readonly Finding[]> {
  if (locator === undefined) return [];
  const system = 'the National Record Locator';
  const key = locator.apiKey?.();
  const reply = await callSource({
    url: toLocatorAddress(locator.url, exampleNumber),
    method: 'GET',
    headers: toLocatorHeaders(key, 'X26', randomUUID()),
    signal,
    timeoutMilliseconds,
    maximumBytes: 1024 * 1024,
  });
  if (reply.kind === 'answered' && reply.status === 200) {
    return [{ system, state: 'works', says: 'It answers.', can: ['say where else documents are kept'] }];
  }
  const code = reply.kind === 'failed' ? reply.code : `status ${reply.status}`;
  const next = 'Check CAREGRAPH_NRL_URL and CAREGRAPH_NRL_API_KEY, and that this machine may reach it.';
  return [{ system, state: 'does not work', says: `It could not be asked: ${code}.`, next }];
}

const dayMilliseconds = 24 * 60 * 60_000;

function checkCertificate({ tls, proxyUrl }: PrimarySources): readonly Finding[] {
  const system = 'our certificate';
  if (tls?.validUntil === undefined) {
    if (proxyUrl?.startsWith('https:') !== true) return [];
    const next =
      'Set CAREGRAPH_GP_CERT_FILE and CAREGRAPH_GP_KEY_FILE: the Spine proxy asks for a certificate.';
    return [{ system, state: 'works in part', says: 'None is configured.', next }];
  }
  const days = Math.floor((Date.parse(tls.validUntil) - Date.now()) / dayMilliseconds);
  if (days > 30) return [{ system, state: 'works', says: `It is valid for ${days} days.` }];
  const next = 'Have it renewed, and put the new one in place of CAREGRAPH_GP_CERT_FILE.';
  return [{ system, state: 'works in part', says: `It ends in ${days} days.`, next }];
}

const capabilities = [
  ['structuredRecord', 'give records: consultations, medicines, allergies, problems and more'],
  ['searchDocuments', 'list documents'],
  ['searchAppointments', 'list appointments and free slots'],
] as const;

async function checkPractice(
  odsCode: string,
  directory: PracticeDirectory,
  sources: PrimarySources,
  context: CheckContext,
): Promise<Finding> {
  const system = `practice ${odsCode}`;
  const routes = await Promise.all(
    capabilities.map(async ([name, can]) => ({
      name,
      can,
      route: await directory.findRoute(odsCode, interactions[name]),
    })),
  );
  const failure = routes.map(({ route }) => route).find(({ kind }) => kind === 'failed');
  if (failure?.kind === 'failed') {
    const next = 'See what is said of the Spine directory.';
    return { system, state: 'does not work', says: `It could not be looked up: ${failure.code}.`, next };
  }
  const found = routes.filter(({ route }) => route.kind === 'found');
  const structured = routes.find(({ name }) => name === 'structuredRecord')?.route;
  const can = found.map((each) => each.can);
  if (structured?.kind !== 'found') {
    const next = `Ask the practice to switch on Access Record: Structured, or describe it in CAREGRAPH_GP_PRACTICES.`;
    const says = 'No address is known at which it gives records.';
    return { system, state: can.length === 0 ? 'does not work' : 'works in part', says, can, next };
  }
  return { system, can, ...(await askSoftware(structured.value, sources, context)) };
}

/** Asks a practice's system what it is; no patient is asked for. */
async function askSoftware(
  route: PracticeRoute,
  sources: PrimarySources,
  { signal, timeoutMilliseconds }: CheckContext,
): Promise<Pick<Finding, 'state' | 'says' | 'next'>> {
  const dispatcher = sources.tls?.connect();
  const { asid, issuer, proxyUrl } = sources;
  const reply = await callPractice(
    {
      asid,
      issuer,
      ...(proxyUrl === undefined ? {} : { proxyUrl }),
      ...(dispatcher === undefined ? {} : { dispatcher }),
    },
    { interaction: 'readCapabilities', path: '/metadata', scope: 'organization' },
    {
      endpoint: createEndpoints().at({ kind: 'practice' }),
      route,
      // No person asks: the specification gives UNK to whoever has no number.
      caller: {
        userId: 'UNK',
        roleProfileId: 'UNK',
        name: { family: 'Check', given: 'Connection' },
        organisation: { odsCode: 'X26', name: 'Connection check' },
      },
      signal,
      timeoutMilliseconds,
    },
  );
  await dispatcher?.close();
  const supplier = createSuppliers(sources.suppliers).ofManufacturer(route.manufacturerOdsCode)?.product;
  const named = supplier === undefined ? 'a system that is not known by its manufacturer' : supplier;
  if (reply.kind === 'failed') {
    const next = 'Check that this machine may reach it, by the Spine proxy if it must: CAREGRAPH_SSP_URL.';
    return {
      state: 'does not work',
      says: `The directory lists ${named}; it could not be asked: ${reply.code}.`,
      next,
    };
  }
  if (reply.status !== 200) {
    const next = 'Check CAREGRAPH_ASID and that the practice allows it; the answer is in its own log.';
    return {
      state: 'works in part',
      says: `It is ${named}; it answered ${reply.status} when asked what it is.`,
      next,
    };
  }
  const software = toSoftware(reply.json);
  return {
    state: 'works',
    says: `It is ${named}${software === undefined ? '' : `, and calls itself ${software}`}.`,
  };
}
