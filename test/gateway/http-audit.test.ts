import { type Audit, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayHouse, startGatewayHouse } from '../support/gateway-house.ts';
import { type PlainHouse, startPlainHouse } from '../support/plain-house.ts';
import { bearerOf } from '../support/tokens.ts';

// The public audit of GraphQL over HTTP, https://github.com/graphql/graphql-http; its numbers are permanent.

/**
 * Where we depart from what the audit would like or allows: it would like the status 200 for JSON, where 400 says the
 * same to all who stand between; and it allows questions in addresses, which end up in logs.
 */
const departures = new Map([
  ...['572B', 'FDE2', '7B9B'].map((id) => [id, 'warn'] as const),
  ...['5A70', 'D6D5', '6A70'].map((id) => [id, 'notice'] as const),
]);

let plain: PlainHouse;
let care: GatewayHouse;

beforeAll(async () => {
  [plain, care] = await Promise.all([
    startPlainHouse({
      greetings: { typeDefs: 'type Query { hello: String }', resolvers: { Query: { hello: () => 'world' } } },
    }),
    startGatewayHouse(),
  ]);
});
afterAll(() => Promise.all([plain.close(), care.close()]));

const audits = serverAudits({ url: 'http://none.invalid/' }).map(({ id, name }) => [id, name] as const);

async function findOutcome(id: string, url: string, headers: Readonly<Record<string, string>>) {
  const withCaller = (input: string | URL, init: RequestInit = {}) =>
    fetch(input, { ...init, headers: { ...headers, ...(init.headers as Record<string, string>) } });
  const own: Audit | undefined = serverAudits({ url: `${url}/graphql`, fetchFn: withCaller }).find(
    (audit) => audit.id === id,
  );
  const result = await own?.fn();
  return result?.status === 'ok' ? 'ok' : `${result?.status}: ${result?.reason}`;
}

describe.each([
  ['a gateway over any graph', () => plain.url, () => Promise.resolve({})],
  ['the gateway over the care graph', () => care.gateway.url, bearerOf],
])('%s', (_name, url, headers) => {
  it.each(audits.filter(([id]) => !departures.has(id)))('passes the audit %s: %s', async (id) => {
    expect(await findOutcome(id, url(), await headers())).toBe('ok');
  });

  it.each(audits.filter(([id]) => departures.has(id)))('departs where it is said: %s %s', async (id) => {
    expect(await findOutcome(id, url(), await headers())).toContain(`${departures.get(id)}: `);
  });
});
