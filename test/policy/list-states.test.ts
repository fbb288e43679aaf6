import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  AllergyIntolerance,
  AllergyListState,
  AllergyStatus,
  CareSetting,
  ListState,
  Source,
  SourceState,
} from '../../schema/generated/patient.ts';
import { toAllergyListState } from '../../subgraphs/patient/views/allergy-list-state.ts';
import { toListState } from '../../subgraphs/patient/views/list-state.ts';

// What a list may say of a person. Each line names what the sources answered and which items they hold.
// The rule behind all of them: never "none" while a source is unknown.

const settings: readonly CareSetting[] = ['PRIMARY', 'SECONDARY', 'COMMUNITY', 'SOCIAL'];

type Answer = SourceState | 'NOT_HELD' | 'NOT_IMPLEMENTED';

/** The general practice, hospital, community and social care sources, in this order. */
type Answers = readonly [Answer, Answer, Answer, Answer];

const allAnswered: Answers = ['COMPLETE', 'NONE_RECORDED', 'NONE_RECORDED', 'NOT_HELD'];
const noneAnywhere: Answers = ['NONE_RECORDED', 'NONE_RECORDED', 'NONE_RECORDED', 'NOT_HELD'];

const allergy = (keeper: CareSetting, status: AllergyStatus) => toItem(keeper, false, status);
const noneKnown = (keeper: CareSetting, status: AllergyStatus) => toItem(keeper, true, status);

interface AllergyLine {
  readonly when: string;
  readonly answers: Answers;
  readonly items: readonly AllergyIntolerance[];
  readonly state: AllergyListState;
}

const allergyTable: readonly AllergyLine[] = [
  // An allergy is shown whatever else is known.
  line('the practice records an allergy', allAnswered, [allergy('PRIMARY', 'ACTIVE')], 'ALLERGIES_RECORDED'),
  line(
    'an allergy is recorded and a source failed',
    ['COMPLETE', 'UNAVAILABLE', 'NONE_RECORDED', 'NOT_HELD'],
    [allergy('PRIMARY', 'ACTIVE')],
    'ALLERGIES_RECORDED',
  ),
  line(
    'only a past allergy is recorded',
    allAnswered,
    [allergy('PRIMARY', 'RESOLVED')],
    'ALLERGIES_RECORDED',
  ),
  line(
    'an allergy of unknown status is recorded',
    allAnswered,
    [allergy('PRIMARY', 'UNKNOWN')],
    'ALLERGIES_RECORDED',
  ),
  // Sources that contradict each other.
  line(
    'the hospital records one where the practice says none is known',
    allAnswered,
    [noneKnown('PRIMARY', 'ACTIVE'), allergy('SECONDARY', 'ACTIVE')],
    'CONTRADICTORY',
  ),
  line(
    'they contradict each other and a third source failed',
    ['COMPLETE', 'COMPLETE', 'UNAVAILABLE', 'NOT_HELD'],
    [noneKnown('PRIMARY', 'ACTIVE'), allergy('SECONDARY', 'ACTIVE')],
    'CONTRADICTORY',
  ),
  line(
    'the practice says both itself',
    allAnswered,
    [noneKnown('PRIMARY', 'ACTIVE'), allergy('PRIMARY', 'ACTIVE')],
    'ALLERGIES_RECORDED',
  ),
  line(
    'the other allergy has ended',
    allAnswered,
    [noneKnown('PRIMARY', 'ACTIVE'), allergy('SECONDARY', 'RESOLVED')],
    'ALLERGIES_RECORDED',
  ),
  line(
    'the statement of none was withdrawn',
    allAnswered,
    [noneKnown('PRIMARY', 'ENTERED_IN_ERROR'), allergy('SECONDARY', 'ACTIVE')],
    'ALLERGIES_RECORDED',
  ),
  // None known is a clinical statement, and holds only while every source is known.
  line(
    'the practice says none is known',
    allAnswered,
    [noneKnown('PRIMARY', 'ACTIVE')],
    'NO_KNOWN_ALLERGIES',
  ),
  line(
    'none is known, and another allergy was ruled out',
    allAnswered,
    [noneKnown('PRIMARY', 'ACTIVE'), allergy('SECONDARY', 'REFUTED')],
    'NO_KNOWN_ALLERGIES',
  ),
  ...(
    ['UNAVAILABLE', 'WITHHELD', 'PARTIAL', 'STALE', 'NOT_ASKED', 'NOT_IMPLEMENTED', 'NOT_SUPPORTED'] as const
  ).flatMap((answer) => [
    line(
      `none is known, and the hospital is ${answer}`,
      ['COMPLETE', answer, 'NONE_RECORDED', 'NOT_HELD'],
      [noneKnown('PRIMARY', 'ACTIVE')],
      'UNKNOWN',
    ),
    line(
      `nothing is recorded, and the hospital is ${answer}`,
      ['NONE_RECORDED', answer, 'NONE_RECORDED', 'NOT_HELD'],
      [],
      'UNKNOWN',
    ),
  ]),
  // Nothing either way.
  line('every source that keeps allergies holds none', noneAnywhere, [], 'NOTHING_RECORDED'),
  line(
    'only an entry made in error exists',
    allAnswered,
    [allergy('PRIMARY', 'ENTERED_IN_ERROR')],
    'NOTHING_RECORDED',
  ),
  line(
    'the statement of none has ended',
    allAnswered,
    [noneKnown('PRIMARY', 'RESOLVED')],
    'NOTHING_RECORDED',
  ),
  line('no source keeps allergies', ['NOT_HELD', 'NOT_HELD', 'NOT_HELD', 'NOT_HELD'], [], 'UNKNOWN'),
];

describe('what is known of allergies', () => {
  it.each(allergyTable)('when $when: $state', ({ answers, items, state }) => {
    expect(toAllergyListState(items, toSources(answers))).toBe(state);
    expect(toAllergyListState(items.toReversed(), toSources(answers).toReversed())).toBe(state);
  });

  it('is never none while a source is unknown or was left out', () => {
    const answer = fc.constantFrom<Answer>(
      'COMPLETE',
      'PARTIAL',
      'NONE_RECORDED',
      'NOT_SUPPORTED',
      'WITHHELD',
      'UNAVAILABLE',
      'STALE',
      'NOT_ASKED',
      'NOT_HELD',
      'NOT_IMPLEMENTED',
    );
    const item = fc
      .record({
        keeper: fc.constantFrom(...settings),
        isDenial: fc.boolean(),
        status: fc.constantFrom<AllergyStatus>(
          'ACTIVE',
          'RESOLVED',
          'REFUTED',
          'ENTERED_IN_ERROR',
          'UNKNOWN',
        ),
      })
      .map(({ keeper, isDenial, status }) => toItem(keeper, isDenial, status));
    const known = new Set<Answer>(['COMPLETE', 'NONE_RECORDED', 'NOT_HELD']);
    fc.assert(
      fc.property(
        fc.tuple(answer, answer, answer, answer),
        fc.array(item, { maxLength: 6 }),
        (answers, items) => {
          const state = toAllergyListState(items, toSources(answers));
          const isNone = state === 'NO_KNOWN_ALLERGIES' || state === 'NOTHING_RECORDED';
          expect(isNone && !answers.every((one) => known.has(one))).toBe(false);
          const isActive = items.some((one) => !one.noKnownAllergy && one.clinicalStatus === 'ACTIVE');
          const isSaid = state === 'ALLERGIES_RECORDED' || state === 'CONTRADICTORY';
          expect(isActive && !isSaid).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('what is known of medicines and conditions', () => {
  it.each<readonly [string, Answers, number, ListState]>([
    ['items are recorded', allAnswered, 2, 'RECORDED'],
    [
      'items are recorded and a source failed',
      ['COMPLETE', 'UNAVAILABLE', 'NONE_RECORDED', 'NOT_HELD'],
      1,
      'RECORDED',
    ],
    ['every source answered and holds none', noneAnywhere, 0, 'NOTHING_RECORDED'],
    ['a source failed', ['NONE_RECORDED', 'UNAVAILABLE', 'NONE_RECORDED', 'NOT_HELD'], 0, 'UNKNOWN'],
    ['a source is withheld', ['WITHHELD', 'NONE_RECORDED', 'NONE_RECORDED', 'NOT_HELD'], 0, 'UNKNOWN'],
    ['a source is known in part', ['NONE_RECORDED', 'PARTIAL', 'NONE_RECORDED', 'NOT_HELD'], 0, 'UNKNOWN'],
    ['a source is stale', ['NONE_RECORDED', 'STALE', 'NONE_RECORDED', 'NOT_HELD'], 0, 'UNKNOWN'],
    ['a setting was left out', ['NONE_RECORDED', 'NOT_ASKED', 'NONE_RECORDED', 'NOT_HELD'], 0, 'UNKNOWN'],
    [
      'a source keeps such items and cannot give them',
      ['NONE_RECORDED', 'NOT_IMPLEMENTED', 'NONE_RECORDED', 'NOT_HELD'],
      0,
      'UNKNOWN',
    ],
    ['no source keeps such items', ['NOT_HELD', 'NOT_HELD', 'NOT_HELD', 'NOT_HELD'], 0, 'UNKNOWN'],
  ])('when %s', (_when, answers, count, state) => {
    expect(toListState(Array.from({ length: count }), toSources(answers))).toBe(state);
  });
});

function line(
  when: string,
  answers: Answers,
  items: readonly AllergyIntolerance[],
  state: AllergyListState,
): AllergyLine {
  return { when, answers, items, state };
}

function toSources(answers: readonly Answer[]): Source[] {
  return answers.map((answer, index) => {
    const isReason = answer === 'NOT_HELD' || answer === 'NOT_IMPLEMENTED';
    return {
      setting: settings[index] ?? 'SOCIAL',
      system: 'A system',
      state: isReason ? 'NOT_SUPPORTED' : answer,
      reasonCode: isReason ? answer : null,
      warnings: [],
    };
  });
}

function toItem(
  keeper: CareSetting,
  noKnownAllergy: boolean,
  clinicalStatus: AllergyStatus,
): AllergyIntolerance {
  const display = noKnownAllergy ? 'No known allergy' : 'Penicillin';
  return {
    id: `${keeper} ${display} ${clinicalStatus}`,
    code: { display, codings: [] },
    noKnownAllergy,
    clinicalStatus,
    reactions: [],
    degraded: false,
    provenance: { setting: keeper, system: 'A system' },
  };
}
