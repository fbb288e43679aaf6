import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../schema/runtime/log.ts';
import type { OneTimeTokens } from '../../gateway/identity/one-time-tokens.ts';
import { openSharedOneTimeTokens } from '../../gateway/identity/shared-one-time-tokens.ts';
import { startGatewayHouse } from '../support/gateway-house.ts';
import { everyPostgres, type TestPostgres } from '../support/postgres.ts';
import { bearerOf, testIssuers } from '../support/tokens.ts';

const lines: string[] = [];
const log = createLog('gateway', 'info', { write: (line: string) => void lines.push(line) });
const inAnHour = Math.floor(Date.now() / 1000) + 3600;

describe.each(everyPostgres)('tokens that may be used once, shared in $name', ({ open }) => {
  let postgres: TestPostgres;
  let left: OneTimeTokens;
  let right: OneTimeTokens;

  beforeAll(async () => {
    postgres = await open();
    left = openSharedOneTimeTokens(postgres.url, log);
    right = openSharedOneTimeTokens(postgres.url, log);
  });
  afterAll(async () => {
    await Promise.all([left.close(), right.close()]);
    await postgres.close();
  });

  it('are new at one of several processes that begin and ask at once, and known to all others', async () => {
    const taken = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? left : right).take('a', 'same', inAnHour)),
    );
    expect(taken.toSorted((one, other) => one.localeCompare(other))).toEqual([
      ...Array.from({ length: 9 }, () => 'known'),
      'new',
    ]);
    expect(await right.take('another issuer', 'same', inAnHour)).toBe('new');
  });

  it('refuse at one gateway what another took', async () => {
    const issuers = testIssuers.map((issuer) => ({ ...issuer, isOneTime: true }));
    const houses = await Promise.all(
      [0, 1].map(() => startGatewayHouse({ issuers, oneTimeTokensUrl: postgres.url })),
    );
    const headers = { 'content-type': 'application/json', ...(await bearerOf()) };
    const statuses: number[] = [];
    for (const { gateway } of houses) {
      const body = '{"query":"{ __typename }"}';
      statuses.push((await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })).status);
    }
    expect(statuses).toEqual([200, 401]);
    await Promise.all(houses.map((house) => house.close()));
  });
});

it('nobody can tell of a token while the database is away, and nothing of either is logged', async () => {
  const tokens = openSharedOneTimeTokens('postgres://someone:a-password@127.0.0.1:1/x', log);
  expect(await tokens.take('a', 'a-token-id', inAnHour)).toBe('undecided');
  await tokens.close();
  expect(lines.join('\n')).toContain('one-time tokens cannot be told');
  expect(lines.join('\n')).not.toMatch(/a-password|a-token-id/);
});
