import { GraphQLError } from 'graphql';
import { careSettingNames } from '../../../schema/care-settings.ts';
import type { SourceWarning } from '../../../schema/generated/shared.ts';
import type { AccessView } from '../../../schema/runtime/access.ts';
import type { AreaRule } from '../../../schema/runtime/area-rules.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { AreaAnswer, Contribution } from '../outcome.ts';
import { withoutLabelled } from '../record-labels.ts';
import { inspectItem } from './inspect-item.ts';
import { fieldAreas, findOutline } from './outlines.ts';
import type { ReadAccess } from './read-access.ts';
import { findSelection, type Item } from './selections.ts';
import type { SensitiveCodes } from './sensitive-codes.ts';
import { withoutPlace, withoutPlaces } from './without-places.ts';

/** What enforcement needs beside the seal. */
export interface RestrictTools {
  /** The fields of a type of the graph, so that what is withheld is told for each, whether it holds something or not. */
  readonly fieldsOf: (type: string) => readonly string[];
  readonly sensitiveCodes: SensitiveCodes;
}

const itemsWithheld: SourceWarning = {
  code: 'ITEMS_WITHHELD',
  message: 'Some information is withheld from this reader.',
};

const summaryOnly: SourceWarning = {
  code: 'SUMMARY_ONLY',
  message: 'This reader is shown the outline of each item, without its details.',
};

/**
 * Reduces what the sources answered for one area to what the reader may see of it.
 *
 * A view that shows some items only is always said to leave something out, whether or not it did: otherwise the
 * warning itself would tell.
 */
export function restrictAnswer<T>(
  answer: AreaAnswer<T>,
  { rule, view, access }: { readonly rule: AreaRule; readonly view: AccessView; readonly access: ReadAccess },
  tools: RestrictTools,
): AreaAnswer<T> {
  const isReleased = toRelease(access, tools);
  const select = findSelection(rule.area, view);
  const outline = toOutline(rule, view, access, tools);
  return answer.map((contribution) => {
    const named = access.hidesPlaces
      ? { ...contribution, source: withoutPlace(contribution.source) }
      : contribution;
    const { outcome } = named;
    // "None recorded" beside a view that leaves items out would tell that there are some.
    const isNone = outcome.kind === 'absent' && select !== undefined;
    if (outcome.kind !== 'found' && !isNone) return named;
    const items = (outcome.kind === 'found' ? outcome.value : []) as unknown as readonly Item[];
    const released = items.map(isReleased);
    const isReduced = released.some((item, index) => item !== items[index]);
    let shown = released.filter((item) => item !== undefined);
    if (select !== undefined) shown = [...select(shown)];
    if (outline !== undefined) shown = shown.map(outline);
    if (access.hidesPlaces) shown = shown.map(withoutPlaces);
    return {
      ...named,
      outcome: { kind: 'found', value: shown as unknown as readonly T[] },
      ...withWarnings(named, isReduced || select !== undefined, outline !== undefined || access.hidesPlaces),
    };
  });
}

function withWarnings({ warnings = [] }: Contribution<unknown>, lacksItems: boolean, lacksDetails: boolean) {
  const added = [...(lacksItems ? [itemsWithheld] : []), ...(lacksDetails ? [summaryOnly] : [])];
  return added.length === 0 ? {} : { warnings: [...warnings, ...added] };
}

/** Builds what leaves out of an item whatever carries a label that the reader may not see. */
function toRelease({ without, isOwn }: ReadAccess, tools: RestrictTools): (item: Item) => Item | undefined {
  if (without.size === 0) return (item) => item;
  const isSensitive = tools.sensitiveCodes(without);
  return (item) => {
    // A legally restricted item reaches its own person where the source released it to them.
    const isReleased = isOwn && item['isReleasedToPatient'] === true;
    const finding = inspectItem(item, without, isReleased ? undefined : isSensitive);
    if (finding === 'code') return undefined;
    return finding === 'label' ? withoutLabelled(item, without).value : item;
  };
}

function toOutline(
  { area, type }: AreaRule,
  view: AccessView,
  access: ReadAccess,
  { fieldsOf }: RestrictTools,
): ((item: Item) => Item) | undefined {
  const kept = findOutline(area, view);
  const byField = fieldAreas[type] ?? {};
  const denied = Object.keys(byField).filter((field) => {
    const own = byField[field];
    return own !== undefined && access.views.get(own) === undefined;
  });
  if (kept === undefined && denied.length === 0) return undefined;
  const withheld = (field: string) => (kept !== undefined && !kept.has(field)) || denied.includes(field);
  const fields = fieldsOf(type).filter(withheld);
  if (fields.length === 0 && kept === undefined) return undefined;
  // An error in a value's place is answered as null with that error at the field's path, never as a silent null.
  const refusal = toGraphError('FORBIDDEN', { setting: careSettingNames[access.setting] });
  return (item) => {
    const entries = Object.entries(item).filter(([name]) => !withheld(name));
    return Object.fromEntries([...entries, ...fields.map((name) => [name, refusal] as const)]);
  };
}

/** The value of a field for a list, where what is withheld is empty and the source's warning says so. */
export function toShown<T>(value: T): T | null {
  return value instanceof GraphQLError ? null : value;
}
