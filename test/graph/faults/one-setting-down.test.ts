import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { clinicalSettings, careSettingNames, type SubgraphName } from '../../../schema/care-settings.ts';
import { recordView } from '../../support/record-view.ts';
import { type GraphAnswer, startHouse, type TestHouse } from '../../support/start-house.ts';

let house: TestHouse;
let nhsNumber: string;
let healthy: GraphAnswer;

beforeAll(async () => {
  house = await startHouse();
  nhsNumber = house.population.life(0).person.nhsNumber;
  // The first questions of a process are its slowest.
  await vi.waitUntil(
    async () => {
      healthy = await house.ask(recordView, { nhsNumber });
      return healthy.errors.length === 0;
    },
    { timeout: 60_000 },
  );
});
afterAll(() => house.close());

type Source = { readonly setting: string; readonly state: string };
const views = ['encounters', 'carePlans', 'documents', 'allergies', 'medications', 'conditions'] as const;
const faults = ['down', 'slow', 'garbage'] as const;

/** The items of one view that come from other settings than the one at fault. */
function itemsOfOthers(answer: GraphAnswer, view: (typeof views)[number], setting: string): unknown[] {
  const list = answer.data.patient.record[view];
  const items: Record<string, unknown>[] = (list.edges ?? list.items).map(
    (entry: { node?: Record<string, unknown> }) => entry.node ?? entry,
  );
  return items.filter(
    ({ setting: own, provenance }) => (own ?? (provenance as Source | undefined)?.setting) !== setting,
  );
}

async function during<T>(
  setting: SubgraphName,
  state: (typeof faults)[number],
  act: () => Promise<T>,
): Promise<T> {
  await house.setState(setting, state);
  try {
    return await act();
  } finally {
    await house.setState(setting, 'up');
  }
}

describe.each(clinicalSettings)('with %s at fault', (setting) => {
  it.each(faults)(
    '%s: the others arrive whole and the setting reads unavailable in every list',
    async (state) => {
      const started = Date.now();
      const answer = await during(setting, state, () => house.ask(recordView, { nhsNumber }));
      expect(Date.now() - started).toBeLessThan(5500);
      expect(answer.status).toBe(200);
      const name = careSettingNames[setting];
      for (const view of views) {
        expect(itemsOfOthers(answer, view, name), view).toEqual(itemsOfOthers(healthy, view, name));
        const sources: Source[] = answer.data.patient.record[view].sources;
        const before: Source[] = healthy.data.patient.record[view].sources;
        const states = (list: Source[], own: boolean) =>
          list.filter((source) => (source.setting === name) === own).map((source) => source.state);
        expect(states(sources, false), view).toEqual(states(before, false));
        for (const own of states(sources, true))
          expect(['UNAVAILABLE', 'NOT_SUPPORTED'], view).toContain(own);
        expect(states(sources, true).length, view).toBeGreaterThan(0);
      }
      expect(answer.data.patient.record.encounters.totalCount).toBeNull();
      expect(answer.data.patient.record.allergies.state).not.toBe('NO_KNOWN_ALLERGIES');
      expect(answer.data.patient.record.allergies.state).not.toBe('NOTHING_RECORDED');
      const overall: Source[] = answer.data.patient.record.sources.filter(
        (source: Source) => source.setting === name,
      );
      for (const source of overall) expect(source.state).toBe('UNAVAILABLE');
      for (const error of answer.errors) expect(Object.keys(error.extensions ?? {})).toContain('code');
    },
  );

  it('recovers at once when it is back', async () => {
    await during(setting, 'down', () => house.ask(recordView, { nhsNumber }));
    const answer = await house.ask(recordView, { nhsNumber });
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual(healthy.data);
  });
});

describe('with the demographic service at fault', () => {
  it.each([
    ['down', 'SOURCE_UNAVAILABLE'],
    ['slow', 'SOURCE_TIMEOUT'],
    ['garbage', 'SOURCE_BAD_CONTENT'],
  ] as const)('%s: nobody is shown and the reason is %s', async (state, code) => {
    const answer = await during('patient', state, () => house.ask(recordView, { nhsNumber }));
    expect(answer.data).toEqual({ patient: null });
    expect(answer.errors.map(({ path, extensions }) => [path, extensions])).toEqual([
      [['patient'], { code, setting: 'PATIENT' }],
    ]);
  });
});
