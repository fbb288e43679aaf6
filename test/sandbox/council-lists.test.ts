import { afterEach, describe, expect, it } from 'vitest';
import type { RunningSource } from '../../sandbox/faults/source-state.ts';
import type { Life } from '../../sandbox/population/life.ts';
import { search, startCouncilOf, withPerson } from './council-fixture.ts';
import { fixtureLife } from './hospitals-fixture-life.ts';

describe('what the council keeps beside events and plans', () => {
  let council: RunningSource | undefined;
  afterEach(() => council?.close());
  const start = async (lives: readonly Life[]) => {
    const { source, call } = await startCouncilOf(lives);
    council = source;
    return call;
  };

  it('answers everything else that it keeps of a person', async () => {
    const call = await start([{ ...fixtureLife, index: 0 }]);
    const read = async (resource: string) => (await call(`/api/v1/persons/4711/${resource}`)).body;
    expect(await read('assessments')).toMatchObject({
      assessments: [{ assessmentType: 'Long term assessment', endDate: '2026-03-14', eligible: true }],
    });
    expect(await read('about-me')).toMatchObject({
      aboutMe: [{ mostImportantToMe: 'Cook her own supper', supportedToWriteBy: 'Edith and her daughter' }],
    });
    expect(await read('safeguarding')).toMatchObject({
      safeguardingConcerns: [{ raisedDate: '2026-04-09', worker: 'P Whitlock' }],
    });
    expect(await read('legal')).toMatchObject({
      legalArrangements: [
        { type: 'Mental capacity assessment (MCA 2005)', outcome: 'Has capacity for this decision' },
        { type: 'Lasting power of attorney: health and welfare', status: 'Registered' },
      ],
    });
    expect(await read('warning-notes')).toMatchObject({
      warningNotes: [{ status: 'Open', startDate: '2026-03-09' }],
    });
    expect(await read('relationships')).toMatchObject({
      relationships: [
        { isInformalCarer: 'Y', isNextOfKin: 'Y' },
        { relationship: 'Neighbour', isInformalCarer: 'N' },
      ],
    });
    expect((await call('/api/v1/persons/4711/toString')).status).toBe(404);
  });

  it('shows a restricted person to the worker who is allocated', async () => {
    const call = await start([withPerson({}, { difficulties: ['restricted'] })]);
    const as = (worker: string) => ({ headers: { 'x-acting-worker': worker } });
    expect((await call('/api/v1/persons/4711/events', as('999000000006'))).status).toBe(200);
    expect((await call('/api/v1/persons/4711/events', as('999000020001'))).status).toBe(403);
  });

  it('finds people who were merged or deleted, and answers no more of the deleted', async () => {
    const lives = Array.from({ length: 400 }, (_, index) =>
      withPerson({ councilPersonId: String(index + 100), nhsNumber: String(9_990_000_000 + index) }),
    );
    const call = await start(lives);
    const persons: { personId: number; deleted: boolean; masterPersonId: number | null }[] = [];
    for (let from = 0; from < lives.length; from += 50) {
      const numbers = lives.slice(from, from + 50).map(({ person }) => person.nhsNumber);
      const { body } = await call('/api/v1/persons/search', search(...numbers));
      persons.push(...(body as { persons: typeof persons }).persons);
    }
    const gone = persons.filter(({ deleted }) => deleted);
    const merged = gone.find(({ masterPersonId }) => masterPersonId !== null);
    const deleted = gone.find(({ masterPersonId }) => masterPersonId === null);
    expect(persons.map(({ personId }) => personId)).toContain(merged?.masterPersonId);
    expect((await call(`/api/v1/persons/${deleted?.personId}/events`)).status).toBe(404);
  });
});
