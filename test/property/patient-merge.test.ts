import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clinicalSettings } from '../../schema/care-settings.ts';
import { createCursors } from '../../subgraphs/patient/views/cursors.ts';
import { mergeIndexes } from '../../subgraphs/patient/views/merge-indexes.ts';
import { comparePositions, toPosition } from '../../subgraphs/patient/views/position.ts';
import type { SettingPart } from '../../subgraphs/patient/views/setting-part.ts';
import type { Trail } from '../../subgraphs/patient/views/trail.ts';
import { toParts, toWorldSource, world, worldDate, type WorldItem } from '../support/patient-world.ts';
import { idSecret, sealSecret } from '../support/secrets.ts';

const allUp = { primary: 'up', secondary: 'up', community: 'up', social: 'up' } as const;
const toIds = (parts: readonly SettingPart<WorldItem>[]) =>
  mergeIndexes(parts, ({ date }) => date).items.map(({ entry }) => entry.id);

describe('the merge of four settings', () => {
  it('is newest first by the first moment that a date can mean, undated last, ties by id', () => {
    const dates: readonly (readonly [string, string | null])[] = [
      ['h', null],
      ['g', null],
      ['f', '2023-12-31T23:59:59Z'],
      ['e', '2024'],
      ['d', '2024-01-01'],
      ['a', '2024-03'],
      ['c', '2024-03-01'],
      ['b', '2024-03-01T00:00:00+00:00'],
      ['i', '2024-03-01T08:30:00Z'],
      // Nine in the morning by British Summer Time is before half past eight in the morning by UTC.
      ['j', '2024-03-01T09:00:00+01:00'],
    ];
    const entries = dates.map(([id, date]) => ({ id, date, setting: 'primary' as const }));
    const part = { setting: 'primary' as const, entries, sources: [toWorldSource('primary', 'COMPLETE')] };
    expect(toIds([part])).toEqual(['i', 'j', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  it('does not depend on the order in which settings and entries come', () => {
    const shuffled = world(25).chain((items) =>
      fc.tuple(
        fc.constant(items),
        fc.shuffledSubarray([...items], { minLength: items.length }),
        fc.shuffledSubarray([...clinicalSettings], { minLength: 4 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([items, others, order]) => {
        const parts = toParts(others, allUp);
        const reordered = order.flatMap((setting) => parts.filter((part) => part.setting === setting));
        const merged = mergeIndexes(reordered, ({ date }) => date);
        expect(merged).toEqual(mergeIndexes(toParts(items, allUp), ({ date }) => date));
      }),
    );
  });

  it('drops nothing but what has the id of another, whichever of the two comes first', () => {
    const doubled = world(15).chain((items) =>
      fc.tuple(fc.constant(items), fc.array(fc.record({ at: fc.nat(), date: worldDate }), { maxLength: 5 })),
    );
    fc.assert(
      fc.property(doubled, ([items, doubles]) => {
        const copies = doubles.flatMap(({ at, date }) => {
          const original = items[at % Math.max(1, items.length)];
          return original === undefined ? [] : [{ ...original, date }];
        });
        const ids = toIds(toParts([...items, ...copies], allUp));
        expect(ids.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
        expect(toIds(toParts([...copies, ...items], allUp))).toEqual(ids);
      }),
    );
  });

  it('keeps the same one of two that share id and date', () => {
    const one = { id: 'a', date: '2024', title: 'One' };
    const two = { id: 'a', date: '2024', title: 'Two' };
    const merge = (entries: readonly (typeof one)[]) =>
      mergeIndexes([{ setting: 'social', entries, sources: [] }], ({ date }) => date).items;
    expect(merge([two, one])).toEqual(merge([one, two]));
    expect(merge([one, two])).toHaveLength(1);
  });

  it('has a total order of places', () => {
    const place = fc.tuple(fc.string({ maxLength: 3 }), worldDate).map(([id, date]) => toPosition(id, date));
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(Math.sign(comparePositions(a, b))).toBe(-Math.sign(comparePositions(b, a)) + 0);
        const isChain = comparePositions(a, b) <= 0 && comparePositions(b, c) <= 0;
        expect(isChain && comparePositions(a, c) > 0).toBe(false);
        expect(comparePositions(a, b) === 0).toBe(a.id === b.id && a.instant === b.instant);
      }),
    );
  });
});

describe('a cursor', () => {
  const position = fc.record({ instant: fc.option(fc.integer()), id: fc.string() });
  const shown = fc.record({ count: fc.nat(), sum: fc.nat({ max: 2 ** 32 - 1 }), isLacking: fc.boolean() });
  const trail: fc.Arbitrary<Trail> = fc.record({
    direction: fc.constantFrom('forwards', 'backwards'),
    from: fc.option(position),
    stretches: fc.array(
      fc.record({
        end: position,
        shown: fc.record({ primary: shown, secondary: shown, community: shown, social: shown }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  });
  const cursors = createCursors(sealSecret);

  it('opens as the trail that it was made of', () => {
    fc.assert(
      fc.property(trail, fc.string(), (trail, binding) => {
        const cursor = cursors.toCursor(trail, binding);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(cursors.parseCursor(cursor, binding)).toEqual(trail);
      }),
    );
  });

  it('opens for no other binding and under no other secret', () => {
    fc.assert(
      fc.property(
        trail,
        fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 }),
        (trail, [one = '', two = '']) => {
          const cursor = cursors.toCursor(trail, one);
          expect(cursors.parseCursor(cursor, two)).toBeUndefined();
          expect(createCursors(idSecret).parseCursor(cursor, one)).toBeUndefined();
        },
      ),
    );
  });

  it('is refused in any other form, and altered at any place', () => {
    fc.assert(
      fc.property(trail, fc.nat(), fc.string(), (trail, at, text) => {
        const cursor = cursors.toCursor(trail, 'a');
        const index = at % (cursor.length - 1);
        // The last character can carry bits that mean nothing, so any but the last is altered.
        const other = cursor[index] === 'A' ? 'B' : 'A';
        const altered = cursor.slice(0, index) + other + cursor.slice(index + 1);
        expect(cursors.parseCursor(altered, 'a')).toBeUndefined();
        expect(cursors.parseCursor(text, 'a')).toBeUndefined();
      }),
    );
  });
});
