import { describe, expect, it } from 'vitest';
import { toDateTimeWords, toDateWords, toSpan } from '../../gateway/page/app/answer/date-words.ts';
import { toValueText } from '../../gateway/page/app/answer/value-text.ts';

describe('a text that turns the direction of writing', () => {
  it.each([
    ['Asthma \u202Enon', 'Asthma \u202Enon\u202C'],
    ['a\u2067b\u202Bc', 'a\u2067b\u202Bc\u202C\u2069'],
    ['a\u202Eb\u202Cc', 'a\u202Eb\u202Cc'],
    ['سكري', 'سكري'],
  ])('ends it: %j', (text, closed) => {
    expect(toValueText({ display: text, status: 'DRAFT' })).toBe(`${closed} (draft, status: Draft)`);
  });
});

describe('dates', () => {
  it.each(['2019-13', '2019-00', '2019-02-30', '2019-02-29', '1000-77', '2019-05-07T25:00', 'Ward 7', '12'])(
    'are no dates where there is no such day: %s',
    (text) => {
      expect([toDateWords(text), toSpan(text), toValueText(text)]).toEqual([text, undefined, text]);
    },
  );

  it('of the first century are none of the twentieth', () => {
    expect(toSpan('0001-01-01')).toEqual({
      from: new Date('0001-01-01T00:00:00Z'),
      to: new Date('0001-01-02T00:00:00Z'),
    });
  });

  it('gain no time of day where they have none', () => {
    expect(toDateTimeWords('2026-02-01')).toBe('1 Feb 2026');
  });
});
