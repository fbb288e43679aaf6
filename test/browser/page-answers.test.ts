import { describe, expect, it } from 'vitest';
import { findLists } from '../../gateway/page/app/answer/find-lists.ts';
import { toTable } from '../../gateway/page/app/answer/to-table.ts';
import type { Json } from '../../gateway/page/app/answer/json.ts';
import { toQualifiers } from '../../gateway/page/app/answer/qualifiers.ts';
import { toValueText } from '../../gateway/page/app/answer/value-text.ts';
import { toDateWords, toSpan } from '../../gateway/page/app/answer/date-words.ts';
import type { Answer } from '../../gateway/page/app/asking/answer.ts';
import { toCompleteness } from '../../gateway/page/app/completeness/to-completeness.ts';
import { countCategories } from '../../gateway/page/app/results/charts/count-categories.ts';
import { findNumbers } from '../../gateway/page/app/results/charts/find-numbers.ts';
import { findEvents } from '../../gateway/page/app/results/timeline/find-events.ts';

function toAnswer(data: Json, rest: Partial<Answer> = {}): Answer {
  return {
    question: { query: '{ patient }', variables: {} },
    askedAt: new Date('2026-03-01T10:00:00Z'),
    milliseconds: 1,
    bytes: 1,
    errors: [],
    extensions: {},
    ...(typeof data === 'object' && data !== null && !Array.isArray(data)
      ? { data: data as NonNullable<Answer['data']> }
      : {}),
    ...rest,
  };
}

const conditions = {
  patient: {
    record: {
      conditions: {
        items: [
          { code: { display: 'Asthma' }, certainty: 'REFUTED', clinicalStatus: 'ACTIVE', onset: '2019' },
          { code: { display: 'Asthma' }, certainty: 'CONFIRMED', clinicalStatus: 'ACTIVE', onset: '2020-05' },
          { code: { display: 'Gout' }, certainty: 'SUSPECTED', clinicalStatus: 'ACTIVE', onset: null },
        ],
      },
    },
  },
};

function tableOf(data: Json, key: string, errors: Answer['errors'] = []) {
  const list = findLists(data, errors).find((one) => one.key === key);
  if (list === undefined) throw new Error(`There is no list ${key}.`);
  return toTable(list);
}

describe('a table of an answer', () => {
  it('names items with what changes their meaning', () => {
    const { rows } = tableOf(conditions, 'patient.record.conditions.items');
    expect(rows.map(({ cells, qualifiers }) => [cells[0]?.text, qualifiers])).toEqual([
      ['Asthma', ['ruled out']],
      ['Asthma', []],
      ['Gout', ['suspected']],
    ]);
    expect(rows.map(({ isNegated }) => isNegated)).toEqual([true, false, false]);
  });

  it.each([
    [{ status: 'ENTERED_IN_ERROR' }, ['entered in error']],
    [{ status: 'COMPLETED' }, ['completed']],
    [{ clinicalStatus: 'RESOLVED', degraded: true }, ['ended', 'drug code lost: check']],
    [{ noKnownAllergy: true }, ['no known allergy']],
    [{ certainty: 'UNKNOWN' }, ['certainty not stated']],
    [{ status: 'NOT_GIVEN' }, ['not given']],
    [{ status: 'NOT_TAKEN' }, ['not taken']],
    [{ status: 'ON_HOLD' }, ['on hold']],
    [{ status: 'INTENDED' }, ['intended']],
    [{ status: 'UNKNOWN', statusText: 'proposal, active' }, ['proposal, active']],
    [{ status: 'ACTIVE', statusText: null }, []],
    [{ status: 'PRELIMINARY' }, ['provisional']],
    [{ title: 'PLANNED', status: 'FINISHED', degraded: false }, []],
  ])('knows what changes a meaning (%j)', (item, words) => {
    expect(toQualifiers(item)).toEqual(words);
  });

  it('keeps an amount with its comparator and unit, and sorts it by its number', () => {
    const data = {
      a: { items: [{ code: { display: 'CRP' }, quantity: { value: 5, comparator: '<', unit: 'mg/L' } }] },
    };
    const { rows, columns } = tableOf(data, 'a.items');
    const index = columns.findIndex(({ key }) => key === 'quantity');
    expect(rows[0]?.cells[index]).toEqual({ text: '< 5 mg/L', order: 5 });
  });

  it('tells what could not be found out from what is not recorded', () => {
    const data = {
      p: {
        encounters: {
          edges: [{ node: { title: 'A', organisation: null } }, { node: { title: 'B', organisation: null } }],
        },
      },
    };
    const errors = [{ message: 'No.', path: ['p', 'encounters', 'edges', 1, 'node', 'organisation'] }];
    const { rows, columns } = tableOf(data, 'p.encounters', errors);
    const index = columns.findIndex(({ key }) => key === 'organisation');
    expect(rows[0]?.cells[index]).toEqual({ text: '' });
    expect(rows[1]?.cells[index]?.text).toBe('Could not find out');
  });

  it('flattens what is nested, and says whose parts are', () => {
    const data = {
      p: { plans: [{ title: 'Wound', goals: [{ description: 'Heal', status: 'DRAFT', importance: 8 }] }] },
    };
    expect(tableOf(data, 'p.plans').rows[0]?.cells[1]?.text).toBe(
      'Heal (draft, status: Draft, importance: 8)',
    );
    expect(tableOf(data, 'p.plans.goals').rows[0]?.owner).toBe('Wound');
  });

  it('leaves texts as they are, also where they look like markup', () => {
    expect(toValueText({ display: '<img src=x onerror=alert(1)>' })).toBe('<img src=x onerror=alert(1)>');
  });
});

describe('dates', () => {
  it('are told at the precision at which they were recorded', () => {
    expect(['2019', '2019-05', '2019-05-07', 'soon'].map(toDateWords)).toEqual([
      '2019',
      'May 2019',
      '7 May 2019',
      'soon',
    ]);
    expect(toSpan('2019')).toEqual({
      from: new Date('2019-01-01T00:00:00Z'),
      to: new Date('2020-01-01T00:00:00Z'),
    });
    expect(toSpan('2020-12')?.to).toEqual(new Date('2021-01-01T00:00:00Z'));
    expect(toSpan('never')).toBeUndefined();
  });
});

describe('a timeline', () => {
  it('holds what has a date and a setting, with what changes its meaning', () => {
    const data = {
      patient: {
        record: {
          encounters: {
            edges: [
              {
                node: {
                  setting: 'SOCIAL',
                  title: 'Review',
                  status: 'CANCELLED',
                  period: { start: '2026-02-01', end: null },
                },
              },
              {
                node: {
                  setting: 'PRIMARY',
                  title: 'Surgery',
                  status: 'FINISHED',
                  period: { start: '2025-02-01T09:00:00Z', end: null },
                },
              },
              { node: { setting: 'PRIMARY', title: 'Undated', status: 'FINISHED', period: null } },
            ],
            sources: [{ setting: 'PRIMARY', state: 'COMPLETE', asOf: '2026-02-01' }],
          },
        },
      },
    };
    const { events, undated } = findEvents(findLists(data, []));
    expect(events.map(({ label, setting, isNegated }) => [label, setting, isNegated])).toEqual([
      ['Surgery', 'PRIMARY', false],
      ['Review', 'SOCIAL', true],
    ]);
    expect(undated).toBe(1);
  });

  it('draws a date known by its year as the whole year', () => {
    const items = [
      {
        code: { display: 'Measles' },
        certainty: 'CONFIRMED',
        onset: '1961',
        provenance: { setting: 'PRIMARY' },
      },
    ];
    const [event] = findEvents(findLists({ p: { items } }, [])).events;
    expect(event?.isStretch).toBe(true);
    expect(event?.to).toEqual(new Date('1962-01-01T00:00:00Z'));
  });
});

describe('charts', () => {
  it('count what is ruled out apart from what is not', () => {
    const table = tableOf(conditions, 'patient.record.conditions.items');
    expect(countCategories(table, 0).map(({ category, count }) => [category, count])).toEqual([
      ['Asthma (ruled out)', 1],
      ['Asthma', 1],
      ['Gout (suspected)', 1],
    ]);
  });

  it('never put numbers of different units together, and keep comparators', () => {
    const toItem = (value: number, unit: string, comparator: string | null, status: string) => ({
      code: { display: 'Glucose' },
      status,
      date: '2026-01-0' + String(value),
      quantity: { value, unit, comparator },
    });
    const items = [
      toItem(5, 'mmol/L', null, 'FINAL'),
      toItem(4, 'mmol/L', '<', 'PRELIMINARY'),
      toItem(9, 'mg/dL', null, 'CANCELLED'),
      toItem(8, 'mmol/L', null, 'ENTERED_IN_ERROR'),
    ];
    const { series, errors } = findNumbers(findLists({ p: { items } }, []));
    // What was entered in error is counted, and drawn nowhere.
    expect(errors).toBe(1);
    expect(series.map(({ label, unit, points }) => [label, unit, points.length])).toEqual([
      ['Glucose', 'mmol/L', 2],
      ['Glucose', 'mg/dL', 1],
    ]);
    expect(series[0]?.points[0]).toMatchObject({
      words: '< 4 mmol/L',
      comparator: '<',
      qualifiers: ['provisional'],
    });
    expect(series[1]?.points[0]?.isNegated).toBe(true);
  });
});

describe('what an answer lacks', () => {
  it('names all settings, also where the answer does not speak of them', () => {
    const states = toCompleteness(toAnswer({ patient: { name: { text: 'A' } } })).map(
      ({ setting, state }) => [setting, state],
    );
    expect(states).toEqual([
      ['PRIMARY', 'UNSTATED'],
      ['SECONDARY', 'UNSTATED'],
      ['COMMUNITY', 'UNSTATED'],
      ['SOCIAL', 'UNSTATED'],
    ]);
  });

  it('takes the state that weighs most, from sources, from errors and from the gateway', () => {
    const data = {
      patient: {
        record: {
          allergies: {
            sources: [
              { setting: 'PRIMARY', state: 'COMPLETE' },
              { setting: 'SOCIAL', state: 'NOT_SUPPORTED' },
            ],
          },
          encounters: {
            sources: [
              { setting: 'PRIMARY', state: 'STALE', reason: 'Silent.', asOf: '2026-01-01T00:00:00Z' },
            ],
          },
        },
      },
    };
    const found = toCompleteness(
      toAnswer(data, {
        extensions: {
          completeness: [
            { setting: 'SECONDARY', state: 'WITHHELD', reason: 'Not agreed.', paths: [] },
            {
              setting: 'COMMUNITY',
              state: 'UNAVAILABLE',
              reason: 'Not reached.',
              paths: [['patient', 'record', 'community']],
            },
          ],
        },
      }),
    );
    expect(found.map(({ setting, state, reasons }) => [setting, state, reasons])).toEqual([
      ['PRIMARY', 'STALE', ['Silent.']],
      ['SECONDARY', 'WITHHELD', ['Not agreed.']],
      ['COMMUNITY', 'UNAVAILABLE', ['Not reached.']],
      ['SOCIAL', 'NOT_SUPPORTED', []],
    ]);
  });
});

describe('an error of an answer', () => {
  it('is withheld where the reader may not see, and unavailable otherwise', () => {
    const errors = [
      {
        message: 'May not.',
        setting: 'SOCIAL',
        code: 'FORBIDDEN',
        path: ['p', 'edges', 0, 'node', 'outcome'],
      },
      { message: 'Not reached.', setting: 'PRIMARY', code: 'SUBGRAPH_TIMEOUT', path: ['p', 'gp'] },
    ];
    const data = { p: { edges: [{ node: { title: 'A', outcome: null } }] } };
    const states = toCompleteness(toAnswer(data, { errors })).map(({ setting, state }) => [setting, state]);
    expect(states).toContainEqual(['SOCIAL', 'WITHHELD']);
    expect(states).toContainEqual(['PRIMARY', 'UNAVAILABLE']);
    const { rows, columns } = tableOf(data, 'p', errors);
    expect(rows[0]?.cells[columns.findIndex(({ key }) => key === 'outcome')]?.text).toBe('Withheld');
  });
});
