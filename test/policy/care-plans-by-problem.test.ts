import { describe, expect, it } from 'vitest';
import type { CarePlanIndexEntry } from '../../schema/generated/patient.ts';
import { lookAtPlans, planIdOf, toPlan, toSnomed } from '../support/care-plans.ts';

const diabetes = toSnomed('Diabetes mellitus', '73211009');

describe('plans are put together by problem', () => {
  it('by codes and words, with what is tied to a problem under it and the rest under each', () => {
    const feet = { display: 'Sore feet', codings: [] };
    const { problems } = lookAtPlans({
      community: [
        toPlan('community', 'c', {
          created: '2026-05-01',
          addresses: [diabetes, feet],
          goals: [{ description: 'Sugar below 10', problem: diabetes }, { description: 'Stay at home' }],
          actions: [{ description: 'Dress the foot', problem: feet }],
        }),
      ],
      social: [
        toPlan('social', 's', {
          created: '2026-04-01',
          addresses: [{ display: 'DIABETES MELLITUS', codings: [] }],
          goals: [{ description: 'stay at home.' }],
        }),
      ],
      secondary: [
        toPlan('secondary', 'h', { created: '2026-06-01', actions: [{ description: 'Call back' }] }),
      ],
    });
    const told = problems.map(({ problem, plans, goals, actions }) => ({
      problem: problem?.display,
      plans: plans.map(planIdOf),
      goals: goals.map(({ goal, isTied, sameAs, plan }) => [
        goal.description,
        planIdOf(plan),
        isTied,
        sameAs,
      ]),
      actions: actions.map(({ action: { description }, isTied }) => [description, isTied]),
    }));
    expect(told).toEqual([
      {
        problem: 'Diabetes mellitus',
        plans: ['c', 's'],
        goals: [
          ['Sugar below 10', 'c', true, []],
          ['Stay at home', 'c', false, ['s']],
          ['stay at home.', 's', false, ['c']],
        ],
        actions: [],
      },
      {
        problem: 'Sore feet',
        plans: ['c'],
        goals: [['Stay at home', 'c', false, ['s']]],
        actions: [['Dress the foot', true]],
      },
      { problem: undefined, plans: ['h'], goals: [], actions: [['Call back', false]] },
    ]);
  });

  it('by way of a third name, and not where SNOMED CT tells two of the same words apart', () => {
    const named = (id: string, display: string, ...codes: string[]) =>
      toPlan('community', id, { addresses: [toSnomed(display, ...codes)] });
    const groupsOf = (...plans: CarePlanIndexEntry[]) =>
      lookAtPlans({ community: plans }).problems.map((problem) => problem.plans.map(planIdOf));
    expect(
      groupsOf(named('a', 'Sugar', '1'), named('b', 'Diabetes', '2'), named('c', 'DM', '1', '2')),
    ).toEqual([['a', 'b', 'c']]);
    expect(groupsOf(named('a', 'Cold', '1'), named('b', 'Cold', '2'))).toEqual([['a'], ['b']]);
    expect(groupsOf(named('a', 'Cold', '1'), named('b', 'Cold', '2'), named('c', 'cold'))).toEqual([
      ['a', 'b', 'c'],
    ]);
  });

  it('in a moment, however many there are', () => {
    const plans = Array.from({ length: 2000 }, (_, index) =>
      toPlan('community', String(index), {
        created: '2026-03-01',
        addresses: [diabetes, toSnomed(`Problem ${index}`, String(index)), { display: 'Falls', codings: [] }],
        goals: [{ description: 'Walk again' }],
      }),
    );
    const begun = performance.now();
    expect(lookAtPlans({ community: plans }).plans).toHaveLength(2000);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('never takes a lost setting for one without plans', () => {
    expect(lookAtPlans({})).toMatchObject({ state: 'NOTHING_RECORDED', problems: [], plans: [] });
    for (const state of ['UNAVAILABLE', 'WITHHELD', 'PARTIAL', 'STALE', 'NOT_SUPPORTED']) {
      expect(lookAtPlans({ social: state }).state).toBe('UNKNOWN');
    }
    const { state, sources } = lookAtPlans({ community: [toPlan('community', 'c')], social: 'UNAVAILABLE' });
    expect(state).toBe('RECORDED');
    expect(sources.map((source) => source.state)).toEqual([
      'NONE_RECORDED',
      'NONE_RECORDED',
      'COMPLETE',
      'UNAVAILABLE',
    ]);
  });
});
