import { type CouncilCall, startTestCouncil, type TestCouncil } from './social-council.ts';

/** What a home-care provider of the tests keeps: people, and calls by their number. */
export interface HomeCareRecords {
  readonly clients: readonly Record<string, unknown>[];
  readonly visits: Readonly<Record<string, readonly unknown[]>>;
}

/** One person as a provider's search returns them. */
export function homeCareClient(clientId: string, nhsNumber: string, dateOfBirth: string, rest = {}) {
  return { clientId, nhsNumber, nhsNumberStatus: 'verified', dateOfBirth, consentToShare: true, ...rest };
}

/** A call that took place, with nothing else said of it. */
export function loggedVisit(visitId: string, day: string, rest: Record<string, unknown> = {}) {
  return {
    visitId,
    status: 'Completed',
    scheduledStart: `${day}T08:00:00Z`,
    scheduledEnd: `${day}T08:30:00Z`,
    actualStart: `${day}T08:05:00Z`,
    actualEnd: `${day}T08:31:00Z`,
    carers: [{ name: 'A Mensah', role: 'Care worker' }],
    tasks: [],
    medicines: [],
    notes: [],
    ...rest,
  };
}

/** Starts a home-care provider on a free port, which gives `pageSize` calls at once. */
export async function startTestHomeCare(records: HomeCareRecords, pageSize = 100): Promise<TestCouncil> {
  const provider = await startTestCouncil({ persons: [], lists: {} });
  provider.intercept = (call) => toAnswer(records, call, pageSize);
  return provider;
}

function toAnswer({ clients, visits }: HomeCareRecords, { path, body }: CouncilCall, pageSize: number) {
  if (path === '/api/v1/clients/search') {
    const asked = (body as { nhsNumbers: string[] }).nhsNumbers;
    return { body: { clients: clients.filter(({ nhsNumber }) => asked.includes(String(nhsNumber))) } };
  }
  const url = new URL(path, 'http://provider');
  const [, client = ''] = /clients\/([^/]+)\/visits$/.exec(url.pathname) ?? [];
  const all = visits[client] ?? [];
  const start = Number(url.searchParams.get('cursor') ?? 0);
  const next = start + pageSize;
  return { body: { visits: all.slice(start, next), nextCursor: next < all.length ? String(next) : null } };
}
