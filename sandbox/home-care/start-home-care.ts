import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { type CouncilAnswer, toAnswer, toRefusal } from '../council/council-answer.ts';
import type { CouncilPopulation } from '../council/council-register.ts';
import { pageEntries } from '../council/page-entries.ts';
import { readJsonBody } from '../council/read-json-body.ts';
import { startHttpSource } from '../faults/http-source.ts';
import type { RunningSource } from '../faults/source-state.ts';
import type { Life } from '../population/life.ts';
import { createRandom } from '../population/random.ts';
import { homeCareProviders, type SandboxProvider } from './home-care-providers.ts';
import { homeCareOf, toVisits } from './to-visits.ts';

/** Whose visits are logged, and how the logs are guarded. */
export interface HomeCareOptions {
  readonly population: CouncilPopulation & { readonly asOf: string };
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  readonly token: string;
  readonly slowMilliseconds?: number;
}

/** The people of one provider, by NHS number and by the provider's own. */
type Clients = ReadonlyMap<string, number>;

interface HomeCareApi extends Pick<HomeCareOptions, 'population' | 'token'> {
  readonly clients: ReadonlyMap<string, Clients>;
}

const route = /^\/([a-z-]{1,30})\/api\/v1\/(?:(health)|(clients\/search)|clients\/HC(\d{1,9})\/visits)$/;
const searchBody = z.object({
  nhsNumbers: z
    .array(z.string().regex(/^\d{10}$/))
    .min(1)
    .max(50),
});

/** Starts the visit logs of the sandbox's home-care providers, each below its own path. */
export function startHomeCare(options: HomeCareOptions): Promise<RunningSource> {
  const { population, token } = options;
  const clients = new Map<string, Map<string, number>>(
    homeCareProviders.map(({ slug }) => [slug, new Map()]),
  );
  for (const life of population.lives()) {
    for (const { slug, name } of homeCareProviders) {
      if (homeCareOf(life, name) !== undefined) clients.get(slug)?.set(life.person.nhsNumber, life.index);
    }
  }
  return startHttpSource({
    port: options.port,
    contentType: 'application/json; charset=utf-8',
    handler: (request, response) => void respond(request, response, { population, token, clients }),
    ...(options.slowMilliseconds === undefined ? {} : { slowMilliseconds: options.slowMilliseconds }),
  });
}

async function respond(request: IncomingMessage, response: ServerResponse, api: HomeCareApi): Promise<void> {
  const answer = await answerRequest(request, api);
  if (response.destroyed) return;
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(answer.body));
}

async function answerRequest(request: IncomingMessage, api: HomeCareApi): Promise<CouncilAnswer> {
  const url = new URL(request.url ?? '/', 'http://home-care.invalid');
  const [, slug, health, search, client] = route.exec(url.pathname) ?? [];
  const provider = homeCareProviders.find((each) => each.slug === slug);
  if (provider === undefined) return toRefusal(404, 'NOT_FOUND', 'There is no such resource.');
  if (health !== undefined) return toAnswer({ status: 'UP' });
  if (request.headers.authorization !== `Bearer ${api.token}`) {
    return toRefusal(401, 'UNAUTHORIZED', 'A valid bearer token is required.');
  }
  if (search !== undefined) {
    const body = await readJsonBody(request, 65_536);
    const parsed = searchBody.safeParse(body.ok ? body.value : undefined);
    if (!parsed.success)
      return toRefusal(400, 'INVALID_SEARCH', 'nhsNumbers must be a list of 1 to 50 numbers.');
    const found = parsed.data.nhsNumbers.flatMap(
      (number) => api.clients.get(provider.slug)?.get(number) ?? [],
    );
    return toAnswer({ clients: found.map((index) => toClient(api.population.life(index))) });
  }
  return answerVisits(api, provider, Number(client), url.searchParams);
}

function toClient({ index, person }: Life) {
  return {
    clientId: `HC${index}`,
    nhsNumber: person.nhsNumber,
    nhsNumberStatus: 'verified',
    dateOfBirth: person.birthDate,
    // Sharing needs the agreement of whoever receives the care, and a few did not give it.
    consentToShare: index < 50 || createRandom(index, 0x4d).chance(0.95),
  };
}

function answerVisits(
  { population, clients }: HomeCareApi,
  { slug, name }: SandboxProvider,
  index: number,
  query: URLSearchParams,
): CouncilAnswer {
  const isKnown = [...(clients.get(slug)?.values() ?? [])].includes(index);
  const life = isKnown ? population.life(index) : undefined;
  const service = life === undefined ? undefined : homeCareOf(life, name);
  if (life === undefined || service === undefined)
    return toRefusal(404, 'NOT_FOUND', 'There is no such client.');
  const from = query.get('from') ?? '0000';
  const to = query.get('to') ?? '9999';
  const visits = toVisits(life, service, population.asOf).filter(
    ({ scheduledStart }) => scheduledStart.slice(0, 10) >= from && scheduledStart.slice(0, 10) <= to,
  );
  return pageEntries('visits', visits, query);
}
