import { afterEach, describe, expect, it } from 'vitest';
import type { RunningSource } from '../../sandbox/faults/source-state.ts';
import { homeCareProviders } from '../../sandbox/home-care/home-care-providers.ts';
import { startHomeCare } from '../../sandbox/home-care/start-home-care.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';
import { homeCareVisit } from '../../subgraphs/social/home-care/shapes.ts';

describe("the home-care providers' visit logs", () => {
  let source: RunningSource | undefined;
  afterEach(() => source?.close());

  const population = createPopulation({ people: 60 });
  const { person } = population.life(0);
  const start = async () => {
    source = await startHomeCare({ population, port: 0, token: 'the-token' });
    const { url } = source;
    return async (path: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      if (!headers.has('authorization')) headers.set('authorization', 'Bearer the-token');
      const response = await fetch(`${url}${path}`, { ...init, headers });
      return { status: response.status, body: (await response.json()) as never };
    };
  };
  const search = (...nhsNumbers: string[]): RequestInit => ({
    method: 'POST',
    body: JSON.stringify({ nhsNumbers }),
  });

  it('know the person to show first, with a call that was missed, and every call has its shape', async () => {
    const call = await start();
    const answers = await Promise.all(
      homeCareProviders.map(async ({ slug }) => {
        const { body } = await call(`/${slug}/api/v1/clients/search`, search(person.nhsNumber));
        const { clients } = body as { clients: { clientId: string; nhsNumber: string }[] };
        const lists = await Promise.all(
          clients.map(
            async ({ clientId }) => (await call(`/${slug}/api/v1/clients/${clientId}/visits`)).body,
          ),
        );
        return lists.flatMap(({ visits }: { visits: unknown[] }) => visits);
      }),
    );
    const visits = answers.flat().map((visit) => homeCareVisit.parse(visit));
    expect(visits.length).toBeGreaterThan(30);
    expect(visits.filter(({ status }) => status === 'Missed').length).toBeGreaterThan(0);
    const notes = visits.flatMap((visit) => visit.notes);
    expect(new Set(notes.map(({ forFamily }) => forFamily))).toEqual(new Set([true, false]));
  });

  it('give the days that are asked for, in pages', async () => {
    const call = await start();
    const life = [...population.lives()].find(({ socialCareEvents }) =>
      socialCareEvents.some(
        ({ provider, end }) => provider?.name === homeCareProviders[0]?.name && end === undefined,
      ),
    );
    const path = `/brightwater/api/v1/clients/HC${life?.index}/visits`;
    const day = await call(`${path}?from=2026-10-30&to=2026-10-30`);
    expect(day.body).toMatchObject({ nextCursor: null });
    expect((day.body as { visits: unknown[] }).visits).toHaveLength(2);
    const first = await call(`${path}?limit=1`);
    const { nextCursor } = first.body as { nextCursor: string };
    const second = await call(`${path}?limit=1&cursor=${nextCursor}`);
    expect(second.body).not.toEqual(first.body);
    expect((await call(`${path}?cursor=made-up`)).status).toBe(400);
  });

  it('refuse a wrong token, a stranger and what they cannot read', async () => {
    const call = await start();
    const path = '/brightwater/api/v1';
    expect((await call(`${path}/clients/search`, { headers: { authorization: 'Bearer x' } })).status).toBe(
      401,
    );
    expect((await call(`${path}/clients/HC99999/visits`)).status).toBe(404);
    expect((await call(`${path}/clients/search`, search('12'))).status).toBe(400);
    expect((await call('/nobody/api/v1/health')).status).toBe(404);
    expect((await call(`${path}/health`, { headers: { authorization: 'none' } })).body).toEqual({
      status: 'UP',
    });
    expect(await call(`${path}/clients/search`, search('9999999999'))).toMatchObject({
      body: { clients: [] },
    });
  });
});
