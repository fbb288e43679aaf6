import { describe, expect, it } from 'vitest';
import { mergeAnswer } from '../../gateway/plan-executor/merge-answer.ts';

describe('the type of an object that several answer', () => {
  const vague = new Set(['Place']);

  it.each([
    ['Clinic', 'Place', 'Clinic'],
    ['Place', 'Clinic', 'Clinic'],
    ['Place', 'Place', 'Place'],
  ])('is %s, then %s: the narrower is kept', (known, later, kept) => {
    const target = { next: { __typename: known }, all: [{ __typename: known }] };
    const answer = { next: { __typename: later, id: '2' }, all: [{ __typename: later, id: '2' }] };
    mergeAnswer(target, answer, ['next', 'all'], later === 'Place' ? vague : new Set());
    const merged = { __typename: kept, id: '2' };
    expect(target).toEqual({ next: merged, all: [merged] });
  });
});
