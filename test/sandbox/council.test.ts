import { afterEach, describe, expect, it } from 'vitest';
import type { RunningSource } from '../../sandbox/faults/source-state.ts';
import type { CouncilOptions } from '../../sandbox/council/start-council.ts';
import type { Life } from '../../sandbox/population/life.ts';
import { search, startCouncilOf, withPerson } from './council-fixture.ts';
import { fixtureLife } from './hospitals-fixture-life.ts';

describe("the council's case-management API", () => {
  let council: RunningSource | undefined;
  afterEach(() => council?.close());

  const start = async (lives: readonly Life[], options: Partial<CouncilOptions> = {}) => {
    const { source, call } = await startCouncilOf(lives, options);
    council = source;
    return call;
  };

  it('finds people by number, answering the number as a JSON number', async () => {
    const call = await start([fixtureLife]);
    const { status, body, headers } = await call(
      '/api/v1/persons/search',
      search('9990000018', '9990000026'),
    );
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body).toEqual({
      persons: [
        {
          personId: 4711,
          nhsId: 9990000018,
          nhsIdStatus: expect.stringMatching(/^(verified|traced|unverified)$/) as string,
          firstName: 'Edith',
          lastName: "O'Hara",
          dateOfBirth: '1941-03-09',
          restricted: 'N',
          contextFlag: 'A',
          deleted: false,
          masterPersonId: null,
        },
      ],
    });
  });

  it('holds a superseded number, no number, or nobody at all', async () => {
    const call = await start([
      withPerson({ nhsNumber: '9990000026', supersededNhsNumber: '9990000034', councilPersonId: '2' }),
      withPerson(
        { nhsNumber: '9990000042', councilPersonId: '3' },
        { difficulties: ['no-number-in-social-care'] },
      ),
      withPerson(
        { nhsNumber: '9990000050', councilPersonId: '4' },
        { socialCareEvents: [], supportPlans: [], allocations: [] },
      ),
    ]);
    const all = search('9990000026', '9990000034', '9990000042', '9990000050');
    const { body } = await call('/api/v1/persons/search', all);
    expect(body).toMatchObject({ persons: [{ personId: 2, nhsId: 9990000034 }] });
    expect((await call('/api/v1/persons/3/events')).status).toBe(200);
    expect((await call('/api/v1/persons/4/events')).status).toBe(404);
  });

  it("answers a person's events newest first, in pages", async () => {
    const call = await start([fixtureLife]);
    const first = await call('/api/v1/persons/4711/events?limit=2');
    expect(first.body).toMatchObject({
      events: [
        {
          eventId: 'S-1',
          eventType: 'Service',
          startDate: '2026-03-20',
          endDate: null,
          description: 'Home care twice a day',
          outcome: null,
          routeOfAccess: null,
          serviceComponent: 'Home support or domiciliary care',
          deliveryMechanism: 'CASSR managed personal budget',
          providerName: 'Brightwater Homecare',
          providerCqcLocationId: '1-9990000001',
          plannedUnitsPerWeek: 10.5,
          unitType: 'Hourly',
          worker: 'P Whitlock',
          status: 'Open',
        },
        {
          eventId: 'A-1',
          eventType: 'Assessment',
          assessmentType: 'Long term assessment',
          status: 'Completed',
        },
      ],
      nextCursor: expect.any(String) as string,
    });
    const { nextCursor } = first.body as { nextCursor: string };
    const second = await call(`/api/v1/persons/4711/events?limit=2&cursor=${nextCursor}`);
    expect(second.body).toMatchObject({
      events: [{ eventId: 'R-1', eventType: 'Request', routeOfAccess: 'Discharge from hospital' }],
      nextCursor: null,
    });
    expect((await call('/api/v1/persons/4711/events?cursor=made-up')).status).toBe(400);
    expect((await call('/api/v1/persons/4711/events?limit=0')).status).toBe(400);
  });

  it('words some events as Release 1 did', async () => {
    const event = fixtureLife.socialCareEvents[1];
    if (event === undefined) throw new Error('the fixture has an assessment');
    const socialCareEvents = Array.from({ length: 60 }, (_, index) => ({
      ...event,
      id: `A-${index}`,
      outcome: 'NFA: Deceased',
    }));
    const call = await start([withPerson({}, { socialCareEvents })]);
    const { body } = await call('/api/v1/persons/4711/events?limit=60');
    const outcomes = new Set(
      (body as { events: { outcome: string }[] }).events.map(({ outcome }) => outcome),
    );
    expect(outcomes).toEqual(new Set(['NFA: Deceased', 'NFA - Deceased']));
  });

  it('answers support plans, allocations and letters', async () => {
    const call = await start([fixtureLife]);
    expect((await call('/api/v1/persons/4711/support-plans')).body).toEqual({
      supportPlans: [
        {
          supportPlanId: 'SP-1',
          status: 'Active',
          createdDate: '2026-03-18',
          reviewDate: '2027-03-18',
          agreedWith: 'Edith and her daughter',
          strengths: ['Knows her neighbours'],
          needs: [
            {
              description: 'Support towards: Cook her own supper',
              goals: [
                {
                  description: 'Cook her own supper',
                  importance: 8,
                  target: '2027-03-18',
                  outcome: 'All agreed actions were carried out',
                  status: 'Achieved',
                  actions: [
                    {
                      what: 'Kitchen aids',
                      who: 'Occupational therapist',
                      when: '2026-04',
                      status: 'Completed',
                    },
                  ],
                },
              ],
            },
          ],
          contingencyPlans: [
            {
              trigger: 'Daughter is away',
              whatShouldHappen: 'Extra evening call',
              whoToContact: 'Brightwater Homecare',
            },
          ],
          fundingSource: 'Council',
          author: { name: 'P Whitlock', role: 'Social worker', team: 'Older People North' },
        },
      ],
    });
    expect((await call('/api/v1/persons/4711/allocations')).body).toMatchObject({
      allocations: [
        {
          allocationId: 'AL-1',
          worker: 'P Whitlock',
          workerRole: 'Social worker',
          team: 'Older People North',
          startDate: '2026-03-09',
          endDate: null,
          ragRating: expect.stringMatching(/^(Red|Amber|Green)$/) as string,
        },
      ],
    });
    const { body } = await call('/api/v1/persons/4711/documents');
    expect(body).toMatchObject({
      documents: [
        {
          documentId: 'DOC-A-1',
          title: 'Outcome of your long term assessment',
          category: 'Assessment letter',
          createdDate: '2026-03-14',
          author: 'P Whitlock',
          contentType: 'text/plain',
          text: expect.stringContaining('Outcome: Progress to support planning or services.') as string,
        },
      ],
    });
  });

  it('answers nothing but the search about a restricted person', async () => {
    const call = await start([withPerson({}, { difficulties: ['restricted'] })]);
    const found = await call('/api/v1/persons/search', search('9990000018'));
    expect(found.body).toMatchObject({ persons: [{ personId: 4711, restricted: 'Y' }] });
    for (const resource of ['events', 'support-plans', 'allocations', 'legal', 'safeguarding']) {
      expect(await call(`/api/v1/persons/4711/${resource}`)).toMatchObject({
        status: 403,
        body: { error: { code: 'RESTRICTED' } },
      });
    }
  });

  it('wants its key, echoes the correlation id, and limits the rate', async () => {
    const call = await start([fixtureLife], { rateLimit: { requests: 2, perMilliseconds: 60_000 } });
    const headers = { 'x-correlation-id': 'abc-123' };
    const unknown = await call('/api/v1/persons/4711/events', {
      headers: { ...headers, 'x-api-key': 'other' },
    });
    expect(unknown).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHORIZED' } } });
    expect(unknown.headers.get('x-correlation-id')).toBe('abc-123');
    expect((await call('/api/v1/health')).body).toEqual({ status: 'UP' });
    expect((await call('/api/v1/persons/4711/events')).status).toBe(200);
    expect((await call('/api/v1/persons/9/events')).status).toBe(404);
    const third = await call('/api/v1/persons/4711/events');
    expect(third).toMatchObject({ status: 429, body: { error: { code: 'TOO_MANY_REQUESTS' } } });
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('refuses what it cannot read', async () => {
    const call = await start([fixtureLife]);
    const post = (body: string) => call('/api/v1/persons/search', { method: 'POST', body });
    expect((await post('{"nhsIds":')).status).toBe(400);
    expect((await post('{"nhsIds":[]}')).status).toBe(400);
    expect((await post(JSON.stringify({ nhsIds: Array<string>(51).fill('9990000018') }))).status).toBe(400);
    expect((await post(`"${'x'.repeat(70_000)}"`)).status).toBe(413);
    expect((await call('/api/v1/persons/search')).status).toBe(405);
    expect((await call('/api/v2/persons')).status).toBe(404);
  });

  it('can be taken down and brought back', async () => {
    const call = await start([fixtureLife]);
    await council?.setState('down');
    await expect(call('/api/v1/health')).rejects.toThrow('fetch failed');
    await council?.setState('up');
    expect((await call('/api/v1/health')).status).toBe(200);
  });
});
