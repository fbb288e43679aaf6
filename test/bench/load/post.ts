import { Pool } from 'undici';
import { toTokenClaims } from '../../../sandbox/identity/to-token-claims.ts';
import { bearerOf, findPersona, signToken } from '../../support/tokens.ts';

/** What an endpoint answered. */
export interface Posted {
  readonly status: number;
  readonly text: string;
}

/** Who asks. */
export type Sender = Readonly<Record<string, string>>;

const asJson = { 'content-type': 'application/json', accept: 'application/json' };

/** One general practitioner asks, of whichever gateway: those that know no callers take no notice. */
const usualSender: Sender = { ...asJson, ...(await bearerOf()) };

/** Another one, with the same rights. */
export async function createSender(subject: string): Promise<Sender> {
  const persona = findPersona('general-practitioner');
  const token = await signToken(persona.issuer, { ...toTokenClaims(persona), sub: subject });
  return { ...asJson, authorization: `Bearer ${token}` };
}

const pools = new Map<string, { readonly path: string; readonly pool: Pool }>();

/** Sends one JSON body and gives what was answered; it takes as little time of the machine as it can. */
export function post(url: string, body: string, headers: Sender = usualSender): Promise<Posted> {
  let known = pools.get(url);
  if (known === undefined) {
    const { origin, pathname } = new URL(url);
    known = {
      path: pathname,
      pool: new Pool(origin, { connections: 256, headersTimeout: 0, bodyTimeout: 0 }),
    };
    pools.set(url, known);
  }
  const { pool, path } = known;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    pool.dispatch(
      {
        path,
        method: 'POST',
        headers,
        body,
      },
      {
        onRequestStart: () => undefined,
        onResponseStart(_controller, given) {
          status = given;
        },
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd: () => resolve({ status, text: Buffer.concat(chunks).toString() }),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}

/** Closes the connections to an endpoint that is gone. */
export async function closePosts(url: string): Promise<void> {
  await pools.get(url)?.pool.destroy();
  pools.delete(url);
}
