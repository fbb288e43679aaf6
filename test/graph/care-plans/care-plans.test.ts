import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Life } from '../../../sandbox/population/life.ts';
import { startHouse, type TestHouse } from '../../support/start-house.ts';

let house: TestHouse;
let life: Life;

const query = readFileSync(
  new URL('../../../gateway/page/app/queries/care-plans-by-problem.graphql', import.meta.url),
  'utf8',
);

beforeAll(async () => {
  house = await startHouse({ isUnhurried: true });
  life = house.population.life(0);
});
afterAll(() => house.close());

interface Problem {
  readonly problem: { readonly display: string } | null;
  readonly goals: readonly {
    readonly goal: { readonly description: string };
    readonly isTied: boolean;
    readonly plan: { readonly plan: { readonly setting: string } };
  }[];
  readonly actions: readonly { readonly action: { readonly description: string; readonly who: string } }[];
}

const ask = (persona?: 'practice-pharmacist' | 'optometrist') =>
  house.ask(query, { nhsNumber: life.person.nhsNumber }, persona);

const goalsOf = (problems: readonly Problem[], setting: string) =>
  problems.flatMap(({ problem, goals }) =>
    goals
      .filter(({ plan }) => plan.plan.setting === setting)
      .map(({ goal, isTied }) => [problem?.display, goal.description, isTied]),
  );

describe('the plans of one person by problem', () => {
  it('hold what social care wants under each need, and what community services want under none', async () => {
    const { data, errors, status } = await ask();
    expect([status, errors]).toEqual([200, []]);
    const { state, problems, plans, sources } = data.patient.record.carePlansByProblem;
    expect(state).toBe('RECORDED');
    const supported = life.supportPlans.flatMap(({ goals }) => goals);
    expect(supported.length).toBeGreaterThan(0);
    const wanted = supported.map(({ description }) => [`Support towards: ${description}`, description, true]);
    expect(new Set(goalsOf(problems, 'SOCIAL').map(String))).toEqual(new Set(wanted.map(String)));
    const communityPlans = life.communityReferrals.flatMap(({ carePlan }) => carePlan ?? []);
    expect(communityPlans.length).toBeGreaterThan(0);
    const planned = communityPlans.flatMap(({ goals }) => goals.map((goal) => [undefined, goal, false]));
    expect(goalsOf(problems, 'COMMUNITY')).toHaveLength(planned.length);
    expect(goalsOf(problems, 'COMMUNITY')).toEqual(expect.arrayContaining(planned));
    expect(plans).toHaveLength(communityPlans.length + life.supportPlans.length);
    expect([...new Set(sources.map((source: { setting: string }) => source.setting))]).toHaveLength(4);
  });

  it('say of every plan whose day of review has passed that it has', async () => {
    const { data } = await ask();
    const today = new Date().toISOString().slice(0, 10);
    const shown: readonly {
      plan: { reviewDate: string | null; status: string };
      staleness: readonly { reason: string; since: string }[];
    }[] = data.patient.record.carePlansByProblem.plans;
    for (const { plan, staleness } of shown) {
      const isOverdue = plan.status === 'ACTIVE' && plan.reviewDate !== null && plan.reviewDate < today;
      const overdue = staleness.filter(({ reason }) => reason === 'REVIEW_OVERDUE');
      expect(overdue.map(({ since }) => since)).toEqual(isOverdue ? [plan.reviewDate] : []);
    }
  });

  it('lose with social care its plans alone, and say so', async () => {
    const before = (await ask()).data.patient.record.carePlansByProblem;
    await house.setState('social', 'down');
    try {
      const { data, errors } = await ask();
      expect(errors).toEqual([]);
      const { state, problems, sources } = data.patient.record.carePlansByProblem;
      expect(state).toBe('RECORDED');
      expect(goalsOf(problems, 'SOCIAL')).toEqual([]);
      expect(goalsOf(problems, 'COMMUNITY')).toEqual(goalsOf(before.problems, 'COMMUNITY'));
      expect(sources.find((source: { setting: string }) => source.setting === 'SOCIAL')).toMatchObject({
        state: 'UNAVAILABLE',
      });
    } finally {
      await house.setState('social', 'up');
    }
  });

  it('show a pharmacist no more than the outline of community plans, and say so', async () => {
    const { data } = await ask('practice-pharmacist');
    const { plans, problems, sources } = data.patient.record.carePlansByProblem;
    expect(goalsOf(problems, 'COMMUNITY')).toEqual([]);
    expect(goalsOf(problems, 'SOCIAL')).toEqual([]);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) expect(plan.isOutline).toBe(true);
    const states = Object.fromEntries(
      sources.map((source: { setting: string; state: string }) => [source.setting, source.state]),
    );
    expect(states).toMatchObject({ SOCIAL: 'WITHHELD' });
  });

  it('show an optometrist none, and never that there is none', async () => {
    const { data } = await ask('optometrist');
    expect(data.patient.record.carePlansByProblem).toMatchObject({
      state: 'UNKNOWN',
      plans: [],
      problems: [],
    });
  });
});
