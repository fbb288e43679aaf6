import type { IncomingMessage } from 'node:http';
import type { Life } from '../population/life.ts';
import { type CouncilAnswer, toAnswer, toRefusal } from './council-answer.ts';
import type { CouncilRegister } from './council-register.ts';
import { type Caseload, pageCaseload } from './page-caseload.ts';
import { pageEntries } from './page-entries.ts';
import { readJsonBody } from './read-json-body.ts';
import { searchPersons } from './search-persons.ts';
import { toCouncilAboutMe } from './to-about-me.ts';
import { toCouncilAllocations } from './to-allocation.ts';
import { toCouncilAssessments } from './to-assessment.ts';
import { toCouncilDocuments } from './to-document.ts';
import { toCouncilEvents } from './to-event.ts';
import { toCouncilLegal } from './to-legal.ts';
import { toCouncilRelationships } from './to-relationships.ts';
import { toCouncilSafeguarding } from './to-safeguarding.ts';
import { toCouncilSupportPlans } from './to-support-plan.ts';
import { toCouncilWarningNotes } from './to-warning-note.ts';

/** What the API's answers depend on beside the request. */
export interface CouncilApi {
  readonly register: CouncilRegister;
  readonly apiKey: string;
  readonly today: string;
  /** 0 where the request is admitted, or else after how many seconds to try again. */
  readonly admit: () => number;
}

const personRoute = /^\/api\/v1\/persons\/(\d{1,12})\/([a-z-]{1,30})$/;
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
  const caseload = caseloads[pathname];
  if (caseload !== undefined) {
    return only(request, 'GET') ?? pageCaseload(caseload, api.register, api.today, searchParams);
  }
  const route = personRoute.exec(pathname);
  if (route === null) return toRefusal(404, 'NOT_FOUND', 'There is no such resource.');
  const actingWorker = request.headers['x-acting-worker']?.toString();
  const path = { personId: Number(route[1]), resource: route[2] ?? '' };
  return only(request, 'GET') ?? answerAboutPerson(api, path, searchParams, actingWorker);
}

function answerAboutPerson(
  { register, today }: CouncilApi,
  { personId, resource }: { readonly personId: number; readonly resource: string },
  query: URLSearchParams,
  actingWorker: string | undefined,
): CouncilAnswer {
  const registered = register.byPersonId(personId);
  if (registered === undefined || registered.deleted) {
    return toRefusal(404, 'PERSON_NOT_FOUND', 'There is no such person.');
  }
  const { life } = registered;
  if (registered.restricted && !isAllocated(life, actingWorker, today)) {
    return toRefusal(403, 'RESTRICTED', 'This record is restricted to its allocated workers.');
  }
  if (resource === 'events') return pageEntries('events', toCouncilEvents(life), query);
  const list = lists[resource as keyof typeof lists] as ((of: Life) => object) | undefined;
  if (list === undefined) return toRefusal(404, 'NOT_FOUND', 'There is no such resource.');
  return toAnswer(list(life));
}

const caseloads: Readonly<Record<string, Caseload>> = {
  '/api/v1/allocations': { name: 'allocations', of: toCouncilAllocations },
  '/api/v1/informal-carers': {
    name: 'informalCarers',
    of: (life) =>
      toCouncilRelationships(life)
        .filter(({ isInformalCarer }) => isInformalCarer === 'Y')
        .map(({ relationshipId, startDate, endDate }) => ({ relationshipId, startDate, endDate })),
  },
};

const lists = {
  'support-plans': (life: Life) => ({ supportPlans: toCouncilSupportPlans(life) }),
  allocations: (life: Life) => ({ allocations: toCouncilAllocations(life) }),
  documents: (life: Life) => ({ documents: toCouncilDocuments(life) }),
  assessments: (life: Life) => ({ assessments: toCouncilAssessments(life) }),
  'about-me': (life: Life) => ({ aboutMe: toCouncilAboutMe(life) }),
  safeguarding: (life: Life) => ({ safeguardingConcerns: toCouncilSafeguarding(life) }),
  legal: (life: Life) => ({ legalArrangements: toCouncilLegal(life) }),
  'warning-notes': (life: Life) => ({ warningNotes: toCouncilWarningNotes(life) }),
  relationships: (life: Life) => ({ relationships: toCouncilRelationships(life) }),
};

function isAllocated(life: Life, worker: string | undefined, today: string): boolean {
  return toCouncilAllocations(life).some(
    ({ workerUserId, endDate }) => workerUserId === worker && (endDate === null || endDate >= today),
  );
}

function only(request: IncomingMessage, method: 'GET' | 'POST'): CouncilAnswer | undefined {
  if (request.method === method) return undefined;
  return toRefusal(405, 'METHOD_NOT_ALLOWED', `Only ${method} is allowed here.`, { allow: method });
}
