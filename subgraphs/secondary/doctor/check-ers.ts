import { randomUUID } from 'node:crypto';
import type { CheckContext, Finding } from '../../kit/setting-checks.ts';
import { callSource } from '../../kit/source-call.ts';
import { toErsAddress, toErsHeaders } from '../ers/create-ers.ts';
import type { ErsConfiguration } from '../ers/ers-configuration.ts';

/** No referral has this number, so that an answer that there is none is an answer. */
const nobodysNumber = '000000000000';

/** Looks whether the e-Referral Service lets us ask. */
export async function checkErs(
  configuration: ErsConfiguration,
  { signal, timeoutMilliseconds }: CheckContext,
): Promise<readonly Finding[]> {
  const system = 'the e-Referral Service';
  const reply = await callSource({
    url: toErsAddress(configuration, nobodysNumber),
    method: 'GET',
    headers: toErsHeaders(configuration, randomUUID()),
    signal,
    timeoutMilliseconds,
    maximumBytes: 1024 * 1024,
  });
  if (reply.kind === 'failed') {
    const next = 'Check the url in CAREGRAPH_ERS, and that this machine may reach it.';
    return [{ system, state: 'does not work', says: `It could not be asked: ${reply.code}.`, next }];
  }
  if (reply.status === 200 || reply.status === 404) {
    return [{ system, state: 'works', says: 'It answers.', can: ['tell of referrals by their numbers'] }];
  }
  const next =
    reply.status === 403
      ? 'Check businessFunction and odsCode in CAREGRAPH_ERS: the service does not allow them.'
      : 'Check the headers in CAREGRAPH_ERS: the service does not accept them.';
  return [{ system, state: 'does not work', says: `It refuses us with status ${reply.status}.`, next }];
}
