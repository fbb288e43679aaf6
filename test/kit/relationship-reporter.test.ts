import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../schema/runtime/log.ts';
import type { KnownRelationship } from '../../schema/runtime/relationship-report.ts';
import { createRelationshipReporter } from '../../subgraphs/kit/create-relationship-reporter.ts';
import type { ReportedRow } from '../../subgraphs/patient/store/access-store.ts';
import { createTestAccessStore } from '../support/access-store.ts';
import { askSubgraph, openRequest } from '../support/ask-subgraph.ts';
import { type PatientHouse, startPatientHouse } from '../support/patient-house.ts';
import { sealSecret } from '../support/secrets.ts';

const rows: ReportedRow[] = [];
const forgotten: string[] = [];
let isAway = false;
let house: PatientHouse;

beforeAll(async () => {
  const accessStore = createTestAccessStore();
  accessStore.report = (reported) => {
    if (isAway) return Promise.reject(new Error('away'));
    rows.push(...reported);
    return Promise.resolve();
  };
  accessStore.forgetOlder = (source) => {
    forgotten.push(source);
    return Promise.resolve();
  };
  house = await startPatientHouse({ accessStore });
});
afterAll(() => house.close());
beforeEach(() => {
  rows.length = 0;
  forgotten.length = 0;
});

function toRelationship(number: number, more: Partial<KnownRelationship> = {}): KnownRelationship {
  return {
    kind: 'hospital encounter',
    reference: `visit ${number}`,
    organisation: 'RTX',
    nhsNumber: '9991230009',
    birthDate: '1951-03-09',
    from: '2026-05-01T10:00:00+01:00',
    until: null,
    ...more,
  };
}

function startReporter(known: { relationships: KnownRelationship[]; asked: (string | undefined)[] }) {
  return createRelationshipReporter({
    setting: 'secondary',
    patientUrl: house.patient.url,
    sealSecret,
    log: createLog('test', 'silent'),
    pauseMilliseconds: 60_000,
    read: (changedSince) => {
      known.asked.push(changedSince);
      return Promise.resolve({ relationships: known.relationships, readUntil: 'mark' });
    },
  });
}

describe('a setting that reports who cares for whom', () => {
  it('tells all of it once, in portions, and then what changed alone', async () => {
    const known = {
      relationships: Array.from({ length: 1201 }, (_, index) => toRelationship(index)),
      asked: [] as (string | undefined)[],
    };
    const reporter = startReporter(known);
    await reporter.settled();
    expect(rows).toHaveLength(1201);
    expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(['secondary']));
    expect(forgotten).toEqual(['secondary']);
    known.relationships = [toRelationship(0), toRelationship(1, { until: '2026-05-20' })];
    rows.length = 0;
    await reporter.settled();
    expect(rows.map(({ ends_at }) => ends_at)).toEqual(['2026-05-20']);
    expect(known.asked[0]).toBeUndefined();
    expect(known.asked.at(-1)).toBe('mark');
    await reporter.close();
  });

  it('keeps no reference that could name a person', async () => {
    const reference = 'hospital number X-4711-Y';
    const reporter = startReporter({ relationships: [toRelationship(0, { reference })], asked: [] });
    await reporter.settled();
    expect(JSON.stringify(rows)).not.toContain('X-4711-Y');
    await reporter.close();
  });

  it('tells everything again that could not be told', async () => {
    isAway = true;
    const reporter = startReporter({ relationships: [toRelationship(0)], asked: [] });
    await expect(reporter.settled()).rejects.toThrow('The report was not taken.');
    isAway = false;
    await reporter.settled();
    expect(rows).toHaveLength(1);
    await reporter.close();
  });

  it.each([
    ['a number that is none', { nhsNumber: '9991230000' }],
    ['an organisation that is none', { organisation: 'a trust' }],
    ['a day that is none', { from: '2026-02-30' }],
    ['a relationship that nobody knows', { kind: 'friend' as never }],
  ])('is not believed with %s', async (_what, more) => {
    const reporter = startReporter({ relationships: [toRelationship(0, more)], asked: [] });
    await expect(reporter.settled()).rejects.toThrow('The report was not taken.');
    expect(rows).toEqual([]);
    await reporter.close();
  });
});

it('nobody else can report, whatever they send', async () => {
  const query = 'mutation ($sealed: String!) { reportRelationships(sealed: $sealed) }';
  for (const sealed of ['', 'nonsense', 'a.b.c.d.e']) {
    const answer = await askSubgraph(house.patient.url, await openRequest(), query, { sealed });
    expect(answer.data).toEqual({ reportRelationships: null });
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
  }
  expect(rows).toEqual([]);
});
