import { expect, it, vi } from 'vitest';
import { startPostgresProxy } from '../../sandbox/faults/postgres-proxy.ts';
import { withPostgres } from '../support/postgres.ts';
import { startTestSecondary } from '../support/secondary-house.ts';

it('is ready while its store answers, is not while it is away, and is again by itself', async () => {
  const postgres = await withPostgres();
  const proxy = await startPostgresProxy({ target: postgres.url, port: 0 });
  const secondary = await startTestSecondary(proxy.url);
  const base = secondary.url.replace('/graphql', '');
  const statusOf = async (path: string) => (await fetch(`${base}${path}`)).status;
  const untilReadiness = (status: number) =>
    vi.waitFor(async () => expect(await statusOf('/health/ready')).toBe(status), { timeout: 10_000 });
  try {
    await untilReadiness(200);
    await proxy.setState('down');
    // Nobody asks it anything meanwhile, as is so for whatever is not ready.
    await untilReadiness(503);
    expect(await statusOf('/health/live')).toBe(200);
    await proxy.setState('up');
    await untilReadiness(200);
  } finally {
    await secondary.close();
    await proxy.close();
    await postgres.close();
  }
});
