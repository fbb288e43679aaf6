import type { Page } from 'playwright-core';

/** What the graph is made to answer, whatever is asked. */
export interface MadeAnswer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
  readonly extensions?: unknown;
}

/** Answers whatever the page asks of the graph with something made up. */
export async function answerWith(page: Page, answer: MadeAnswer): Promise<void> {
  await page.unroute('**/graphql');
  const body = JSON.stringify(answer);
  await page.route('**/graphql', (route) =>
    route.fulfill({ status: 200, contentType: 'application/json', body }),
  );
}

/** What a source said. */
export function toSource(
  setting: string,
  state: string,
  reason: string | null = null,
  asOf: string | null = null,
) {
  return { setting, organisation: { name: `Keeper of ${setting}` }, system: 'Made', state, reason, asOf };
}

const settings = ['PRIMARY', 'SECONDARY', 'COMMUNITY', 'SOCIAL'] as const;
const statuses = ['FINISHED', 'FINISHED', 'FINISHED', 'CANCELLED', 'PLANNED'] as const;

/** An answer with encounters in all settings, spread over ten years. */
export function makeEncounters(count: number): MadeAnswer {
  const edges = Array.from({ length: count }, (_, index) => {
    const start = new Date(Date.UTC(2016, 0, 1) + index * ((3650 * 86_400_000) / count)).toISOString();
    return {
      node: {
        id: `id-${index}`,
        setting: settings[index % 4],
        kind: 'CONSULTATION',
        status: statuses[index % 5],
        title: `Visit ${index}`,
        period: { start, end: null },
        organisation: { name: `Place ${index % 17}` },
        reasons: [{ display: `Reason ${index % 23}` }],
      },
    };
  });
  const sources = settings.map((setting) => toSource(setting, 'COMPLETE', null, '2026-01-01T00:00:00Z'));
  return { data: { patient: { name: { text: 'Made Up' }, record: { encounters: { edges, sources } } } } };
}

/** An answer in which each setting is in another state, with markup where texts stand. */
export const manyStates: MadeAnswer = {
  data: {
    patient: {
      name: { text: '<img src=x onerror="document.title=1">' },
      record: {
        encounters: {
          edges: [
            {
              node: {
                setting: 'PRIMARY',
                status: 'FINISHED',
                title: '<script>document.title=2</script> & <b>bold</b>',
                period: { start: '2025-05-01', end: null },
              },
            },
            {
              node: {
                setting: 'COMMUNITY',
                status: 'MISSED',
                title: 'Missed visit',
                period: { start: '2025', end: null },
              },
            },
          ],
          sources: [
            toSource('PRIMARY', 'COMPLETE'),
            toSource('SECONDARY', 'UNAVAILABLE', 'The source could not be reached.'),
            toSource('COMMUNITY', 'STALE', 'The source has sent nothing.', '2025-09-01T00:00:00Z'),
            toSource('SOCIAL', 'WITHHELD', 'There is no relationship of care that allows this.'),
          ],
        },
        observations: {
          items: [
            {
              code: { display: 'Potassium' },
              status: 'PRELIMINARY',
              date: '2025-01-03',
              quantity: { value: 5.1, comparator: null, unit: 'mmol/L' },
              provenance: { setting: 'PRIMARY' },
            },
            {
              code: { display: 'Potassium' },
              status: 'FINAL',
              date: '2025-02-03',
              quantity: { value: 3, comparator: '<', unit: 'mmol/L' },
              provenance: { setting: 'PRIMARY' },
            },
            {
              code: { display: 'Potassium' },
              status: 'FINAL',
              date: '2025-03-03',
              quantity: { value: 4.2, comparator: null, unit: 'mmol/L' },
              provenance: { setting: 'PRIMARY' },
            },
          ],
        },
      },
    },
  },
};
