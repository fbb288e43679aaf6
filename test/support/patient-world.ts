import fc from 'fast-check';
import { careSettingNames, clinicalSettings, type ClinicalSetting } from '../../schema/care-settings.ts';
import type { Source } from '../../schema/generated/patient.ts';
import type { SettingPart } from '../../subgraphs/patient/views/setting-part.ts';

/** One dated thing that a setting holds. */
export interface WorldItem {
  readonly id: string;
  readonly setting: ClinicalSetting;
  readonly date: string | null;
}

/** Whether a setting answers, does not, or answers with one of its two sources missing. */
export type Health = 'up' | 'down' | 'half';

/** What happens to the record between two pages. */
export type Edit =
  | { readonly kind: 'insert'; readonly item: WorldItem }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'move'; readonly at: number; readonly date: string | null };

/** What a reader asks for at one step, and what happened since the step before. */
export interface Step {
  readonly size: number;
  readonly health: Readonly<Record<ClinicalSetting, Health>>;
  readonly edits: readonly Edit[];
}

/** Dates at every precision, close together so that many are equal or overlap. */
export const worldDate: fc.Arbitrary<string | null> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom('2024', '2025') },
  { weight: 1, arbitrary: fc.constantFrom('2024-02', '2024-03', '2025-01') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('2024-01-01', '2024-02-29', '2024-03-01', '2025-01-01', '2025-06-30'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2024-03-01T08:30:00Z', '2024-03-01T08:30:00+01:00', '2025-01-01T00:00'),
  },
);

const setting = fc.constantFrom(...clinicalSettings);
const id = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'X', 'Y', 'Z', '0', '1', '9', '-', '_'),
  minLength: 12,
  maxLength: 16,
});

/** One thing that a setting holds. */
export const worldItem: fc.Arbitrary<WorldItem> = fc.record({ id, setting, date: worldDate });

/** What four settings hold, up to some number of things in all. */
export function world(maximum: number): fc.Arbitrary<readonly WorldItem[]> {
  return fc.uniqueArray(worldItem, { maxLength: maximum, selector: (item) => item.id });
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), item: worldItem }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(), date: worldDate }),
);

/** Steps of a reader, with the healths and the number of edits at each step that may occur. */
export function steps(options: {
  readonly healths: readonly Health[];
  readonly edits: number;
  /** How many steps at most; 12 unless said. */
  readonly length?: number;
  /** How many items a page holds at most; 7 unless said. */
  readonly size?: number;
}): fc.Arbitrary<readonly Step[]> {
  const health = fc.constantFrom(...options.healths);
  return fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: options.size ?? 7 }),
      health: fc.record({ primary: health, secondary: health, community: health, social: health }),
      edits: fc.array(edit, { maxLength: options.edits }),
    }),
    { minLength: 1, maxLength: options.length ?? 12 },
  );
}

/** The record after some edits. */
export function applyEdits(items: readonly WorldItem[], edits: readonly Edit[]): readonly WorldItem[] {
  return edits.reduce<readonly WorldItem[]>((current, change) => {
    if (change.kind === 'insert') {
      return current.some((item) => item.id === change.item.id) ? current : [...current, change.item];
    }
    const chosen = current.length === 0 ? undefined : current[change.at % current.length];
    if (change.kind === 'remove') return current.filter((item) => item !== chosen);
    return current.map((item) => (item === chosen ? { ...item, date: change.date } : item));
  }, items);
}

/** What the four settings answer of a record, each in its state of health. */
export function toParts(items: readonly WorldItem[], health: Step['health']): SettingPart<WorldItem>[] {
  return clinicalSettings.map((setting) => {
    const own = items.filter((item) => item.setting === setting);
    switch (health[setting]) {
      case 'up':
        return {
          setting,
          entries: own,
          sources: [toWorldSource(setting, own.length === 0 ? 'NONE_RECORDED' : 'COMPLETE')],
        };
      case 'down':
        return { setting, entries: [], sources: [toWorldSource(setting, 'UNAVAILABLE')] };
      case 'half': {
        const kept = own.filter(({ id }) => id.charCodeAt(0) % 2 === 0);
        const answered = toWorldSource(setting, kept.length === 0 ? 'NONE_RECORDED' : 'COMPLETE');
        return { setting, entries: kept, sources: [answered, toWorldSource(setting, 'UNAVAILABLE')] };
      }
    }
  });
}

/** A source in a state. */
export function toWorldSource(setting: ClinicalSetting, state: Source['state']): Source {
  return { setting: careSettingNames[setting], system: 'A system', state, warnings: [] };
}
