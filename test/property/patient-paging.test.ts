import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { careSettingNames, clinicalSettings, type ClinicalSetting } from '../../schema/care-settings.ts';
import type { Source } from '../../schema/generated/patient.ts';
import { createCursors } from '../../subgraphs/patient/views/cursors.ts';
import { joinPage } from '../../subgraphs/patient/views/join-page.ts';
import { mergeIndexes } from '../../subgraphs/patient/views/merge-indexes.ts';
import type { Direction } from '../../subgraphs/patient/views/trail.ts';
import { applyEdits, type Step, steps, toParts, world, type WorldItem } from '../support/patient-world.ts';
import { sealSecret } from '../support/secrets.ts';

const cursors = createCursors(sealSecret);
const allUp: Step['health'] = { primary: 'up', secondary: 'up', community: 'up', social: 'up' };
const direction = fc.constantFrom<Direction>('forwards', 'backwards');

interface ReadPage {
  readonly ids: readonly string[];
  readonly sources: readonly Source[];
  readonly totalCount: number | null;
  readonly health: Step['health'];
  /** The whole record as it was when the page was read. */
  readonly truth: readonly WorldItem[];
}

/** Reads a record page by page as a client does: by the end cursor, until it is told that there is no more. */
function readAll(start: readonly WorldItem[], plan: readonly Step[], way: Direction): readonly ReadPage[] {
  const pages: ReadPage[] = [];
  let truth = start;
  let cursor: string | undefined;
  for (let turn = 0; ; turn += 1) {
    // When the plan is used up, the rest is read undisturbed.
    const step = plan[turn] ?? { size: 5, health: allUp, edits: [] };
    if (turn > 0) truth = applyEdits(truth, step.edits);
    const page = joinPage(toParts(truth, step.health), {
      arguments:
        way === 'forwards' ? { first: step.size, after: cursor } : { last: step.size, before: cursor },
      cursors,
      binding: 'encounters of one person',
      toDate: ({ date }) => date,
    });
    const { items, sources, totalCount } = page;
    expect(items.length).toBeLessThanOrEqual(step.size);
    pages.push({ ids: items.map(({ entry }) => entry.id), sources, totalCount, health: step.health, truth });
    const isMore = way === 'forwards' ? page.hasNextPage : page.hasPreviousPage;
    if (!isMore || items.length === 0) return pages;
    cursor = page.toCursor(way === 'forwards' ? items.length - 1 : 0);
  }
}

/** What was shown, in the order of the list. */
function toShown(pages: readonly ReadPage[], way: Direction): readonly string[] {
  const inOrder = way === 'forwards' ? pages : pages.toReversed();
  return inOrder.flatMap(({ ids }) => ids);
}

function toFullIds(items: readonly WorldItem[]): readonly string[] {
  return mergeIndexes(toParts(items, allUp), ({ date }) => date).items.map(({ entry }) => entry.id);
}

function sourcesOf(page: ReadPage, setting: ClinicalSetting): readonly Source[] {
  return page.sources.filter((source) => source.setting === careSettingNames[setting]);
}

function isFlagged(page: ReadPage, setting: ClinicalSetting): boolean {
  return sourcesOf(page, setting).some(({ state }) => state !== 'COMPLETE' && state !== 'NONE_RECORDED');
}

function isWarned(page: ReadPage, setting: ClinicalSetting, code: string): boolean {
  return sourcesOf(page, setting).some(({ warnings }) => warnings.some((warning) => warning.code === code));
}

function idsOf(items: readonly WorldItem[], setting: ClinicalSetting): readonly string[] {
  return items.filter((item) => item.setting === setting).map(({ id }) => id);
}

describe('pages of a joined list', () => {
  it('that nothing disturbs are the whole list, in order, each item once', () => {
    fc.assert(
      fc.property(world(40), steps({ healths: ['up'], edits: 0 }), direction, (items, plan, way) => {
        const pages = readAll(items, plan, way);
        expect(toShown(pages, way)).toEqual(toFullIds(items));
        for (const page of pages) {
          expect(page.totalCount).toBe(items.length);
          expect(clinicalSettings.some((setting) => isFlagged(page, setting))).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('name every setting, in the one order', () => {
    fc.assert(
      fc.property(
        world(10),
        steps({ healths: ['up', 'down', 'half'], edits: 2 }),
        direction,
        (items, plan, way) => {
          for (const page of readAll(items, plan, way)) {
            const named = [...new Set(page.sources.map(({ setting }) => setting))];
            expect(named).toEqual(['PRIMARY', 'SECONDARY', 'COMMUNITY', 'SOCIAL']);
          }
        },
      ),
    );
  });

  // A cursor tells six stretches apart; of more, the oldest run together and are spoken of more carefully.
  it('say exactly where a setting was lacking on an earlier page, and nothing else', () => {
    fc.assert(
      fc.property(
        world(40),
        steps({ healths: ['up', 'down'], edits: 0, length: 5 }),
        direction,
        (items, plan, way) => {
          const pages = readAll(items, plan, way);
          const order = way === 'forwards' ? toFullIds(items) : toFullIds(items).toReversed();
          const seen = new Set<string>();
          for (const page of pages) {
            const first = way === 'forwards' ? page.ids[0] : page.ids.at(-1);
            const before = first === undefined ? order : order.slice(0, order.indexOf(first));
            for (const setting of clinicalSettings) {
              expect(isWarned(page, setting, 'CHANGED_SINCE_EARLIER_PAGE')).toBe(false);
              const own = new Set(idsOf(items, setting));
              // A first page has nothing before it, and an empty page no place of its own.
              if (page === pages[0] || first === undefined || page.health[setting] === 'down') continue;
              const isMissing = before.some((id) => own.has(id) && !seen.has(id));
              expect(isWarned(page, setting, 'MISSING_FROM_EARLIER_PAGES')).toBe(isMissing);
            }
            for (const id of page.ids) {
              expect(seen.has(id)).toBe(false);
              seen.add(id);
            }
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('still say on the last of many pages what the first one lacked', () => {
    const items: WorldItem[] = [
      { id: 'admission', setting: 'secondary', date: '2025-02-01' },
      ...Array.from({ length: 14 }, (_, index) => ({
        id: `consultation ${index}`,
        setting: 'primary' as const,
        date: `2024-01-${31 - index}`,
      })),
    ];
    // Community services come and go, so that every page lacks other settings than the one before.
    const plan = items.map((_, index) => ({
      size: 1,
      edits: [],
      health: {
        ...allUp,
        secondary: index === 0 ? ('down' as const) : ('up' as const),
        community: index % 2 === 0 ? ('down' as const) : ('up' as const),
      },
    }));
    const pages = readAll(items, plan, 'forwards');
    expect(pages).toHaveLength(14);
    for (const page of pages.slice(1)) {
      expect(sourcesOf(page, 'primary').map(({ state }) => state)).toEqual(['COMPLETE']);
      expect(sourcesOf(page, 'secondary')).toMatchObject([
        { state: 'PARTIAL', warnings: [{ code: 'MISSING_FROM_EARLIER_PAGES' }] },
      ]);
      expect(sourcesOf(page, 'secondary')[0]?.warnings).toHaveLength(1);
    }
  });

  it('are the whole list or say of which setting they are not, whatever fails and changes between them', () => {
    fc.assert(
      fc.property(
        world(30),
        steps({ healths: ['up', 'up', 'down', 'half'], edits: 2, size: 3 }),
        direction,
        (items, plan, way) => {
          const pages = readAll(items, plan, way);
          const truth = pages.at(-1)?.truth ?? [];
          const everShown = new Map(
            [...items, ...pages.flatMap((page) => page.truth)].map((item) => [item.id, item.setting]),
          );
          const shown = toShown(pages, way);
          for (const setting of clinicalSettings) {
            if (pages.some((page) => isFlagged(page, setting))) continue;
            const own = shown.filter((id) => everShown.get(id) === setting);
            expect(own.toSorted()).toEqual(idsOf(truth, setting).toSorted());
          }
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('show an item twice only where they say that the record changed', () => {
    fc.assert(
      fc.property(
        world(30),
        steps({ healths: ['up', 'up', 'down', 'half'], edits: 3, size: 3 }),
        direction,
        (items, plan, way) => {
          const seen = new Set<string>();
          for (const page of readAll(items, plan, way)) {
            const settings = new Map(page.truth.map((item) => [item.id, item.setting]));
            for (const id of page.ids) {
              const setting = settings.get(id);
              const isSaid = setting !== undefined && isWarned(page, setting, 'CHANGED_SINCE_EARLIER_PAGE');
              expect(seen.has(id) && !isSaid).toBe(false);
              seen.add(id);
            }
            expect(new Set(page.ids).size).toBe(page.ids.length);
          }
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('have no total while a source is unknown', () => {
    fc.assert(
      fc.property(
        world(10),
        steps({ healths: ['up', 'down', 'half'], edits: 0 }),
        direction,
        (items, plan, way) => {
          for (const page of readAll(items, plan, way)) {
            const isAllUp = clinicalSettings.every((setting) => page.health[setting] === 'up');
            expect(page.totalCount).toBe(isAllUp ? items.length : null);
          }
        },
      ),
    );
  });
});
