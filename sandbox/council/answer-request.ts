import type { IncomingMessage } from 'node:http';
import { type CouncilAnswer, toAnswer, toRefusal } from './council-answer.ts';
import type { CouncilRegister } from './council-register.ts';
import { pageAllocations } from './page-allocations.ts';
import { pageEvents } from './page-events.ts';
import { readJsonBody } from './read-json-body.ts';
import { searchPersons } from './search-persons.ts';
import { toCouncilAllocations } from './to-allocation.ts';
import { toCouncilDocuments } from './to-document.ts';
import { toCouncilEvents } from './to-event.ts';
import { toCouncilSupportPlans } from './to-support-plan.ts';

/** What the API's answers depend on beside the request. */
export interface CouncilApi {
  readonly register: CouncilRegister;
  readonly apiKey: string;
  readonly today: string;
  /** 0 where the request is admitted, or else after how many seconds to try again. */
  readonly admit: () => number;
}

const personRoute = /^\/api\/v1\/persons\/(\d{1,12})\/(events|support-plans|allocations|documents)$/;
const largestBody = 65_536;

/** Answers one request to the council's API. */
export async function answerRequest(request: IncomingMessage, api: CouncilApi): Promise<CouncilAnswer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://council.invalid');
  if (pathname === '/api/v1/health') return only(request, 'GET') ?? toAnswer({ status: 'UP' });
  if (request.headers['x-api-key'] !== api.apiKey) {
    return toRefusal(401, 'UNAUTHORIZED', 'A valid x-api-key header is required.');
  }
  const wait = api.admit();
  if (wait > 0) {
    return toRefusal(429, 'TOO_MANY_REQUESTS', 'The rate limit is reached.', { 'retry-after': String(wait) });
  }
  if (pathname === '/api/v1/persons/search') {
    const refusal = only(request, 'POST');
    if (refusal !== undefined) return refusal;
    const body = await readJsonBody(request, largestBody);
    if (body.ok) return searchPersons(api.register, api.today, body.value);
    return toRefusal(body.status, 'INVALID_BODY', 'The body must be JSON of at most 64 KB.');
  }
  if (pathname === '/api/v1/allocations') {
    return only(request, 'GET') ?? pageAllocations(api.register, api.today, searchParams);
  }
  const route = personRoute.exec(pathname);
  if (route === null) return toRefusal(404, 'NOT_FOUND', 'There is no such resource.');
  return (
    only(request, 'GET') ?? answerAboutPerson(api.register, Number(route[1]), route[2] ?? '', searchParams)
  );
}

function answerAboutPerson(
  register: CouncilRegister,
  personId: number,
  resource: string,
  query: URLSearchParams,
): CouncilAnswer {
  const registered = register.byPersonId(personId);
  if (registered === undefined) return toRefusal(404, 'PERSON_NOT_FOUND', 'There is no such person.');
  if (registered.restricted) {
    return toRefusal(403, 'RESTRICTED', 'This record is restricted to its allocated workers.');
  }
  switch (resource) {
    case 'events':
      return pageEvents(toCouncilEvents(registered.life), query);
    case 'support-plans':
      return toAnswer({ supportPlans: toCouncilSupportPlans(registered.life) });
    case 'allocations':
      return toAnswer({ allocations: toCouncilAllocations(registered.life) });
    default:
      return toAnswer({ documents: toCouncilDocuments(registered.life) });
  }
}

function only(request: IncomingMessage, method: 'GET' | 'POST'): CouncilAnswer | undefined {
  if (request.method === method) return undefined;
  return toRefusal(405, 'METHOD_NOT_ALLOWED', `Only ${method} is allowed here.`, { allow: method });
}
