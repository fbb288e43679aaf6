import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOverlapping, parsePartialDate, toInstants } from '../../schema/runtime/partial-date.ts';

describe('parsePartialDate', () => {
  it.each([
    '1951',
    '1951-12',
    '1951-12-12',
    '2024-02-29',
    '2000-02-29',
    '2025-04-28T22:15:00+01:00',
    '2025-04-28T22:15:00Z',
    '2025-04-28T22:15:00',
  ])('keeps %s as it stands', (text) => expect(parsePartialDate(text)).toBe(text));

  it.each([
    '',
    '51',
    '1951-13',
    '1951-00',
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2024-02-30',
    '1951-12-00',
    '1951-12-32',
    '12/12/1951',
    '1951-12-12T25:00:00Z',
    'yesterday',
    '1951-12-12 ',
  ])('refuses "%s"', (text) => expect(parsePartialDate(text)).toBeUndefined());

  it('never throws and never changes what it admits', () => {
    fc.assert(fc.property(fc.string(), (text) => [text, undefined].includes(parsePartialDate(text))));
  });
});

describe('toInstants', () => {
  it.each([
    ['2024', '2024-01-01T00:00:00.000Z', '2024-12-31T23:59:59.999Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2024-12-31', '2024-12-31T00:00:00.000Z', '2024-12-31T23:59:59.999Z'],
    ['2024-03-31T02:30:00+01:00', '2024-03-31T01:30:00.000Z', '2024-03-31T01:30:00.000Z'],
    ['2024-03-31T02:30:00', '2024-03-31T02:30:00.000Z', '2024-03-31T02:30:00.000Z'],
  ])('reads %s as from %s to %s', (date, first, last) => {
    const instants = toInstants(date);
    expect(new Date(instants.first).toISOString()).toBe(first);
    expect(new Date(instants.last).toISOString()).toBe(last);
  });
});

describe('isOverlapping', () => {
  it.each([
    [{ start: '2024-01-01', end: '2024-01-31' }, { start: '2024-01-31T10:00:00Z', end: '2024-02-02' }, true],
    [{ start: '2024-01-01', end: '2024-01-31' }, { start: '2024-02-01' }, false],
    [{ start: '2024-01-01', end: '2024-01-31' }, { start: '2024' }, true],
    [{ start: '2024-01-01', end: '2024-01-31' }, {}, true],
    [{ end: '2023' }, { start: '2024-01' }, false],
    [{}, { start: '2024-01', end: null }, true],
  ])('of %j and %j is %s', (left, right, expected) => {
    expect(isOverlapping(left, right)).toBe(expected);
    expect(isOverlapping(right, left)).toBe(expected);
  });
});
