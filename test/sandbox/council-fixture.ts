import type { RunningSource } from '../../sandbox/faults/source-state.ts';
import { type CouncilOptions, startCouncil } from '../../sandbox/council/start-council.ts';
import type { Life } from '../../sandbox/population/life.ts';
import { fixtureLife, populationOf } from './hospitals-fixture-life.ts';

/** What the council answered to one call. */
export interface CouncilReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The life of the tests with another person, and whatever else is said of it. */
export function withPerson(person: Partial<Life['person']>, life: Partial<Life> = {}): Life {
  return {
    ...fixtureLife,
    index: Number(person.councilPersonId ?? 0),
    ...life,
    person: { ...fixtureLife.person, ...person },
  };
}

/** The call that searches by NHS numbers. */
export function search(...nhsIds: string[]): RequestInit {
  return { method: 'POST', body: JSON.stringify({ nhsIds }) };
}

/** Starts a council that knows some lives, and gives what calls it with its key. */
export async function startCouncilOf(
  lives: readonly Life[],
  options: Partial<CouncilOptions> = {},
): Promise<{
  readonly source: RunningSource;
  readonly call: (path: string, init?: RequestInit) => Promise<CouncilReply>;
}> {
  const source = await startCouncil({
    population: populationOf(...lives),
    port: 0,
    apiKey: 'the-key',
    today: '2026-11-22',
    ...options,
  });
  return {
    source,
    async call(path, init = {}) {
      const headers = new Headers(init.headers);
      if (!headers.has('x-api-key')) headers.set('x-api-key', 'the-key');
      const response = await fetch(`${source.url}${path}`, { ...init, headers });
      return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
    },
  };
}
