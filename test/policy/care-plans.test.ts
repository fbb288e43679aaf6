import { describe, expect, it } from 'vitest';
import type { CarePlanIndexEntry } from '../../schema/generated/patient.ts';
import { type GivenPlans, lookAtPlans, planIdOf, toPlan, toSnomed } from '../support/care-plans.ts';

// What is said of care plans of several settings on 22 November 2026, for whoever answers for clinical safety.

const respect = toSnomed('ReSPECT', '1382601000000107');
const escalation = toSnomed('Treatment escalation plan', '735324008');
const notForResuscitation = toSnomed('Not for cardiopulmonary resuscitation', '450476008');
const forResuscitation = toSnomed('For cardiopulmonary resuscitation', '450475007');
const action = (description: string) => ({ description });

type Line = readonly [
  what: string,
  left: Partial<CarePlanIndexEntry>,
  right: Partial<CarePlanIndexEntry>,
  about: string | undefined,
];

const contradictions: readonly Line[] = [
  ['two codes', { addresses: [notForResuscitation] }, { addresses: [forResuscitation] }, 'RESUSCITATION'],
  ['the same code', { addresses: [notForResuscitation] }, { addresses: [notForResuscitation] }, undefined],
  [
    'a code and the whole words of an action',
    { addresses: [forResuscitation] },
    { actions: [action('DNACPR')] },
    'RESUSCITATION',
  ],
  [
    'the code of an action',
    { actions: [{ description: 'See form', code: notForResuscitation }] },
    { category: forResuscitation },
    'RESUSCITATION',
  ],
  [
    'a code and words that decide nothing',
    { addresses: [forResuscitation] },
    { actions: [action('Discuss whether not for resuscitation')] },
    undefined,
  ],
  [
    'two places of death',
    { goals: [action('Preferred place of death: home')] },
    { actions: [action('Preferred place of death - hospice')] },
    'PLACE_OF_DEATH',
  ],
  [
    'one place of death in two spellings',
    { goals: [action('Preferred place of death: home')] },
    { actions: [action('preferred place of death is Home.')] },
    undefined,
  ],
  [
    'a place of care and one of death',
    { goals: [action('Preferred place of care: hospital')] },
    { goals: [action('Preferred place of death: home')] },
    undefined,
  ],
  [
    'two places of care',
    { goals: [action('Preferred place of care: hospital')] },
    { goals: [action('Preferred place of care: home')] },
    'PLACE_OF_CARE',
  ],
  [
    'two ReSPECT plans that do not say the same',
    { category: respect, actions: [action('Treat in hospital')] },
    { category: respect, actions: [action('Comfort at home')] },
    'EMERGENCY_TREATMENT',
  ],
  [
    'a ReSPECT and an escalation plan that do not say the same',
    { category: respect, contingencies: [{ trigger: 'Sepsis', response: 'Antibiotics by vein' }] },
    { category: escalation, contingencies: [{ trigger: 'Sepsis', response: 'Antibiotics by mouth' }] },
    'EMERGENCY_TREATMENT',
  ],
  [
    'two ReSPECT plans that say the same in another order',
    { category: respect, actions: [action('Treat pain'), action('Comfort at home')] },
    { category: respect, actions: [action('comfort at home.'), action('Treat pain')] },
    undefined,
  ],
  [
    'two ReSPECT plans of which one is shown in outline',
    { category: respect, actions: null, isOutline: true },
    { category: respect, actions: [action('Comfort at home')] },
    'NOT_COMPARABLE',
  ],
  ['plans of another kind', { actions: [action('Walk')] }, { actions: [action('Rest')] }, undefined],
  ...(['DRAFT', 'COMPLETED', 'REVOKED', 'ENTERED_IN_ERROR'] as const).map((status): Line => [
    `a code and one of a plan that is ${status}`,
    { addresses: [notForResuscitation] },
    { addresses: [forResuscitation], status },
    undefined,
  ]),
  [
    'a code and one of a plan of unknown status',
    { addresses: [notForResuscitation] },
    { addresses: [forResuscitation], status: 'UNKNOWN' },
    'RESUSCITATION',
  ],
  [
    'a code and one of a plan that has not begun',
    { addresses: [notForResuscitation] },
    { addresses: [forResuscitation], period: { start: '2026-12-01' } },
    undefined,
  ],
];

const conflictsOf = (given: GivenPlans) =>
  Object.fromEntries(lookAtPlans(given).plans.map((plan) => [planIdOf(plan), plan.conflicts]));

describe('two plans contradict each other', () => {
  it.each(contradictions)('by %s', (_what, left, right, about) => {
    const toOther = (plan: string) => (about === undefined ? [] : [{ about, plan }]);
    expect(
      conflictsOf({ community: [toPlan('community', 'c', left)], social: [toPlan('social', 's', right)] }),
    ).toEqual({ c: toOther('s'), s: toOther('c') });
  });

  it('also where one keeper holds both, and a plan where it contradicts itself', () => {
    const plans = [
      toPlan('community', 'a', { addresses: [notForResuscitation] }),
      toPlan('community', 'b', { addresses: [notForResuscitation, forResuscitation] }),
    ];
    expect(conflictsOf({ community: plans })).toEqual({
      a: [{ about: 'RESUSCITATION', plan: 'b' }],
      b: [
        { about: 'RESUSCITATION', plan: 'a' },
        { about: 'RESUSCITATION', plan: 'b' },
      ],
    });
  });
});

describe('a plan is a copy of another', () => {
  const copiesOf = (left: Partial<CarePlanIndexEntry>, right: Partial<CarePlanIndexEntry>) =>
    lookAtPlans({
      community: [toPlan('community', 'c', left)],
      secondary: [toPlan('secondary', 's', right)],
    }).plans.flatMap(({ sameAs }) => sameAs);

  it.each<readonly [string, Partial<CarePlanIndexEntry>, Partial<CarePlanIndexEntry>, boolean]>([
    [
      'of its kind and day',
      { category: respect, created: '2026-03-01' },
      { category: respect, created: '2026-03-01' },
      true,
    ],
    [
      'of its content and day',
      { goals: [action('Walk again.')], created: '2026-03-01' },
      { goals: [action('walk again')], created: '2026-03-01' },
      true,
    ],
    [
      'of its kind, of another day',
      { category: respect, created: '2026-03-01' },
      { category: respect, created: '2026-03-02' },
      false,
    ],
    ['of its kind, of no day', { category: respect }, { category: respect }, false],
    [
      'of no kind but that of all plans',
      { category: toSnomed('Care plan', '734163000'), created: '2026-03-01' },
      { category: toSnomed('Care plan', '734163000'), created: '2026-03-01' },
      false,
    ],
    [
      'that was an error',
      { category: respect, created: '2026-03-01' },
      { category: respect, created: '2026-03-01', status: 'ENTERED_IN_ERROR' },
      false,
    ],
    ['of nothing, of the same day', { created: '2026-03-01' }, { created: '2026-03-01' }, false],
  ])('%s', (_which, left, right, isCopy) => {
    expect(copiesOf(left, right)).toEqual(isCopy ? ['s', 'c'] : []);
  });
});

describe('a plan may no longer be relied on', () => {
  const personalised = toSnomed('Personalised care and support plan', '2181441000000107');

  it.each<readonly [string, Partial<CarePlanIndexEntry>, readonly (readonly [string, string])[]]>([
    ['reviewed yesterday at the latest', { reviewDate: '2026-11-21' }, [['REVIEW_OVERDUE', '2026-11-21']]],
    ['to be reviewed today', { reviewDate: '2026-11-22' }, []],
    ['to be reviewed this month', { reviewDate: '2026-11' }, []],
    ['to be reviewed last year', { reviewDate: '2025' }, [['REVIEW_OVERDUE', '2025']]],
    ['over, and not ended', { period: { end: '2026-10-01' } }, [['PERIOD_OVER', '2026-10-01']]],
    ['ended', { status: 'COMPLETED', reviewDate: '2020-01-01', period: { end: '2020-02-01' } }, []],
    ['an error', { status: 'ENTERED_IN_ERROR', reviewDate: '2020-01-01' }, []],
    [
      'of unknown status',
      { status: 'UNKNOWN', reviewDate: '2026-01-05' },
      [['REVIEW_OVERDUE', '2026-01-05']],
    ],
    [
      'personalised, of two years ago',
      { category: personalised, created: '2024-11-22' },
      [['TOO_OLD', '2025-11-22']],
    ],
    ['personalised, of a year ago to the day', { category: personalised, created: '2025-11-22' }, []],
    ['of a kind without a limit, of ten years ago', { category: respect, created: '2016-01-01' }, []],
  ])('%s', (_which, more, staleness) => {
    const [plan] = lookAtPlans({ community: [toPlan('community', 'c', more)] }).plans;
    expect(plan?.staleness.map(({ reason, since }) => [reason, since])).toEqual(staleness);
    for (const { asOf } of plan?.staleness ?? []) expect(asOf).toBe('2026-11-22T09:00:00.000Z');
  });

  it('that a council has not changed for twelve months, from its last change on', () => {
    const of = (recordedAt: string | null) =>
      toPlan('social', 's', {
        created: '2024-02-29',
        provenance: { setting: 'SOCIAL', system: 'A system', recordedAt },
      });
    const staleness = (plan: CarePlanIndexEntry) => lookAtPlans({ social: [plan] }).plans[0]?.staleness;
    expect(staleness(of(null))).toMatchObject([{ reason: 'TOO_OLD', since: '2025-02-28' }]);
    expect(staleness(of('2026-01-10'))).toEqual([]);
  });
});
