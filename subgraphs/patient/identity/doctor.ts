import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { httpUrlVariable, readEnvironment } from '../../kit/env.ts';
import { readCredential } from '../../kit/read-credential.ts';
import type { CheckContext, Finding, SettingChecks } from '../../kit/setting-checks.ts';
import { callSource } from '../../kit/source-call.ts';
import { toPdsFailure } from './pds-failure.ts';

/** The number of the demographic service's own published example; where nobody has it, that is an answer too. */
const exampleNumber = '9000000009';

/** Looks at the Personal Demographics Service; no person is asked for but its own published example. */
export const patientChecks: SettingChecks = {
  setting: 'patient',
  title: 'who people are',
  variables: ['CAREGRAPH_PDS_URL'],
  async check(context) {
    const { CAREGRAPH_PDS_URL: url } = readEnvironment(
      {
        CAREGRAPH_PDS_URL: httpUrlVariable,
        CAREGRAPH_PDS_API_KEY: z.string().optional(),
        CAREGRAPH_PDS_API_KEY_FILE: z.string().optional(),
      },
      context.environment,
    );
    const credential = readCredential(
      'CAREGRAPH_PDS_API_KEY',
      context.environment['CAREGRAPH_PDS_API_KEY'] || undefined,
      context.environment['CAREGRAPH_PDS_API_KEY_FILE'] || undefined,
    );
    return [await checkDemographics(url.replace(/\/+$/, ''), credential?.(), context)];
  },
};

async function checkDemographics(
  base: string,
  key: string | undefined,
  { signal, timeoutMilliseconds }: CheckContext,
): Promise<Finding> {
  const system = 'the Personal Demographics Service';
  const reply = await callSource({
    url: `${base}/Patient/${exampleNumber}`,
    method: 'GET',
    headers: {
      accept: 'application/fhir+json',
      'x-request-id': randomUUID(),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    signal,
    timeoutMilliseconds,
    maximumBytes: 1024 * 1024,
  });
  const outcome =
    reply.kind === 'failed'
      ? reply
      : reply.status === 200
        ? undefined
        : toPdsFailure(reply.status, reply.json);
  if (outcome === undefined || outcome.kind === 'absent') {
    return { system, state: 'works', says: 'It answers.', can: ['say who a person is', 'search for people'] };
  }
  const { code } = outcome;
  if (code === 'SOURCE_REFUSED_CALLER') {
    const next =
      key === undefined
        ? 'Set CAREGRAPH_PDS_API_KEY, or CAREGRAPH_PDS_API_KEY_FILE to a file that holds a fresh token.'
        : 'The token is not accepted: it may have ended. Have it renewed.';
    return { system, state: 'does not work', says: 'It refuses us.', next };
  }
  if (code === 'SOURCE_BUSY') {
    const next = 'Lower CAREGRAPH_PDS_CONCURRENCY, or ask for a higher limit of calls.';
    return { system, state: 'works in part', says: 'It is too busy to answer for now.', next };
  }
  const next = 'Check CAREGRAPH_PDS_URL, and that this machine may reach it.';
  return { system, state: 'does not work', says: `It could not be asked: ${code}.`, next };
}
