import { describe, expect, test } from 'vitest';
import { type RecordLabel, withLabels, withoutLabelled } from '../../subgraphs/kit/record-labels.ts';

const forbidden: ReadonlySet<RecordLabel> = new Set(['NOT_FOR_PATIENT']);

describe('what carries a label that a reader may not see', () => {
  test('is left out as a whole', () => {
    const item = withLabels({ id: 'a' }, ['NOT_FOR_PATIENT']);
    expect(withoutLabelled(item, forbidden)).toEqual({ value: undefined, isReduced: true });
  });

  test('is taken out of lists and emptied elsewhere, at any depth', () => {
    const line = withLabels({ text: 'secret' }, ['NOT_FOR_PATIENT']);
    const problem = withLabels({ display: 'secret' }, ['NOT_FOR_PATIENT']);
    const consultation = {
      id: 'c',
      topics: [{ problem, headings: [{ entries: [{ text: 'open' }, line] }] }],
    };
    expect(withoutLabelled(consultation, forbidden)).toEqual({
      value: { id: 'c', topics: [{ problem: null, headings: [{ entries: [{ text: 'open' }] }] }] },
      isReduced: true,
    });
  });

  test('leaves an item without labels as it is', () => {
    const item = { id: 'a', note: undefined };
    const answer = withoutLabelled(item, forbidden);
    expect(answer.value).toBe(item);
    expect(answer.isReduced).toBe(false);
    expect(withLabels(item, [])).toBe(item);
  });

  test('stays for a reader who may see it', () => {
    const item = withLabels({ id: 'a' }, ['NOT_FOR_PATIENT']);
    expect(withoutLabelled(item, new Set()).value).toBe(item);
  });
});
