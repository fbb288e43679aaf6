import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClinicalSetting, clinicalSettings } from '../../schema/care-settings.ts';
import type { CarePlanIndexEntry } from '../../schema/generated/patient.ts';
import { type GivenPlans, lookAtPlans, planIdOf, toPlan, toSnomed } from '../support/care-plans.ts';

const concept = fc.constantFrom(
  toSnomed('Diabetes mellitus', '73211009'),
  toSnomed('Diabetes', '73211009'),
  toSnomed('Heart failure', '84114007'),
  toSnomed('Not for cardiopulmonary resuscitation', '450476008'),
  toSnomed('For cardiopulmonary resuscitation', '450475007'),
  { display: 'diabetes mellitus', codings: [] },
  { display: '', codings: [] },
);
const words = fc.constantFrom('Walk again', 'walk again.', 'Preferred place of death: home', 'DNACPR', '…');
const date = fc.option(fc.constantFrom('2024', '2025-06', '2026-03-01', '2026-11-21T10:00:00Z'));
const part = fc.record({ description: words, problem: fc.option(concept) });
const content = fc.record({
  status: fc.constantFrom<CarePlanIndexEntry['status']>('ACTIVE', 'ON_HOLD', 'DRAFT', 'REVOKED', 'UNKNOWN'),
  category: fc.option(fc.constantFrom(toSnomed('ReSPECT', '1382601000000107'))),
  created: date,
  reviewDate: date,
  addresses: fc.option(fc.array(concept, { maxLength: 3 })),
  goals: fc.option(fc.array(part, { maxLength: 3 })),
  actions: fc.option(fc.array(part, { maxLength: 3 })),
  isOutline: fc.boolean(),
});
const plans = (setting: ClinicalSetting) =>
  fc
    .array(content, { maxLength: 4 })
    .map((drawn) => drawn.map((more, index) => toPlan(setting, `${setting}-${index}`, more)));
const given = fc.record({
  primary: plans('primary'),
  secondary: plans('secondary'),
  community: plans('community'),
  social: plans('social'),
});

const runs = { numRuns: 300 };

describe('care plans put together by problem', () => {
  it('hide, change and invent nothing', () => {
    fc.assert(
      fc.property(given, (drawn) => {
        const all = Object.values(drawn).flat();
        const { plans: shown, problems } = lookAtPlans(drawn);
        expect(shown.map(planIdOf).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        const stood = new Set(problems.flatMap((problem) => problem.plans.map(planIdOf)));
        expect(stood).toEqual(new Set(all.map(({ id }) => id)));
        for (const plan of all) {
          const here = problems.filter((problem) => problem.plans.some((one) => planIdOf(one) === plan.id));
          const goals = here.flatMap((problem) => problem.goals.filter((one) => planIdOf(one) === plan.id));
          expect(new Set(goals.map(({ goal }) => JSON.stringify(goal)))).toEqual(
            new Set((plan.goals ?? []).map((goal) => JSON.stringify(goal))),
          );
          const actions = here.flatMap((problem) =>
            problem.actions.filter((one) => planIdOf(one) === plan.id),
          );
          expect(new Set(actions.map(({ action }) => JSON.stringify(action)))).toEqual(
            new Set((plan.actions ?? []).map((action) => JSON.stringify(action))),
          );
        }
      }),
      runs,
    );
  });

  it('are the same in whatever order the plans come', () => {
    fc.assert(
      fc.property(given, fc.infiniteStream(fc.nat()), (drawn, order) => {
        const keys = new Map(
          Object.values(drawn).flatMap((list) => list.map(({ id }) => [id, order.next().value])),
        );
        const rank = ({ id }: CarePlanIndexEntry) => keys.get(id) ?? 0;
        const shuffled = Object.fromEntries(
          Object.entries(drawn).map(([setting, list]) => [
            setting,
            list.toSorted((left, right) => rank(left) - rank(right)),
          ]),
        ) as GivenPlans;
        expect(lookAtPlans(shuffled)).toEqual(lookAtPlans(drawn));
      }),
      runs,
    );
  });

  it('say of each pair the same from both sides', () => {
    fc.assert(
      fc.property(given, (drawn) => {
        const { plans: shown } = lookAtPlans(drawn);
        const byId = new Map(shown.map((plan) => [planIdOf(plan), plan]));
        for (const [id, { sameAs, conflicts }] of byId) {
          for (const other of sameAs) expect(byId.get(other)?.sameAs).toContain(id);
          for (const { about, plan } of conflicts) {
            expect(byId.get(plan)?.conflicts).toContainEqual({ about, plan: id });
          }
        }
      }),
      runs,
    );
  });

  it('lose with a setting its own plans alone, and are never none for that', () => {
    fc.assert(
      fc.property(given, fc.constantFrom(...clinicalSettings), (drawn, lost) => {
        const whole = lookAtPlans(drawn);
        const without = lookAtPlans({ ...drawn, [lost]: 'UNAVAILABLE' });
        const isLeft = (plan: { readonly plan: object }) => !planIdOf(plan).startsWith(lost);
        expect(without.state).not.toBe('NOTHING_RECORDED');
        expect(without.plans.map(planIdOf)).toEqual(whole.plans.filter(isLeft).map(planIdOf));
        const staleness = (view: typeof whole) =>
          view.plans.filter(isLeft).map((plan) => [planIdOf(plan), plan.staleness]);
        expect(staleness(without)).toEqual(staleness(whole));
        for (const plan of without.plans) {
          const before = whole.plans.find((one) => planIdOf(one) === planIdOf(plan));
          expect(before?.conflicts).toEqual(expect.arrayContaining([...plan.conflicts]));
        }
      }),
      runs,
    );
  });
});
