import type { CodedConcept, Provenance } from '../../../schema/generated/patient.ts';
import { type ConceptKeys, isSameConcept, toConceptKeys } from './concept-keys.ts';

/** What every item of a whole list has. */
interface RelatedItem {
  readonly id: string;
  readonly provenance: Provenance;
}

/** How the items of one kind of list are compared. */
export interface Comparison<Item> {
  /** What an item is about; nothing where it is about nothing that another could be about, such as an error. */
  readonly toSubject: (item: Item) => CodedConcept | undefined;
  /** Tells whether two items about the same thing contradict each other. */
  readonly isContrary: (left: Item, right: Item) => boolean;
  /** Kinds of items that contradict each other whatever they are about. */
  readonly opposites?: readonly [(item: Item) => boolean, (item: Item) => boolean];
}

/** What a joined list says of an item beside what its source says. */
export interface Relations {
  readonly sameAs: readonly string[];
  readonly conflictsWith: readonly string[];
}

/** How many others something of a joined list is related to at most, in each way. */
export const maximumRelations = 50;

/**
 * Says of every item which others record the same, and which contradict it; nothing is merged, changed or hidden.
 *
 * Only items of different keepers are related: within one record, an item beside another is that record's history.
 * The order of the items makes no difference to what is related, only to the order in which relations stand.
 */
export function relateItems<Item extends RelatedItem>(
  items: readonly Item[],
  comparison: Comparison<Item>,
): readonly (Item & Relations)[] {
  const compared = items.map((item, position) => {
    const subject = comparison.toSubject(item);
    return { item, position, keeper: toKeeper(item.provenance), keys: subject && toConceptKeys(subject) };
  });
  type Compared = (typeof compared)[number];
  const byKey = new Map<string, Compared[]>();
  for (const each of compared) {
    for (const key of allKeys(each.keys)) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [each]);
      else known.push(each);
    }
  }
  const [isOne, isOpposite] = comparison.opposites ?? [() => false, () => false];
  const ones = compared.filter(({ item }) => isOne(item));
  const opposites = compared.filter(({ item }) => isOpposite(item));
  return compared.map((each) => {
    const { item, keeper, keys } = each;
    const isOther = (other: Compared) => other.item.id !== item.id && other.keeper !== keeper;
    const near = new Set(allKeys(keys).flatMap((key) => byKey.get(key) ?? []));
    const same = [...near].filter(
      (other) =>
        isOther(other) && keys !== undefined && other.keys !== undefined && isSameConcept(keys, other.keys),
    );
    const contrary = new Set([
      ...same.filter((other) => comparison.isContrary(item, other.item)),
      ...(isOne(item) ? opposites.filter(isOther) : []),
      ...(isOpposite(item) ? ones.filter(isOther) : []),
    ]);
    return { ...item, sameAs: toIds(same), conflictsWith: toIds([...contrary]) };
  });
}

/** In the order of the list, whatever the order in which they were found. */
function toIds(
  items: readonly { readonly item: RelatedItem; readonly position: number }[],
): readonly string[] {
  const ordered = items.toSorted((left, right) => left.position - right.position);
  return ordered.slice(0, maximumRelations).map(({ item }) => item.id);
}

function allKeys(keys: ConceptKeys | undefined): readonly string[] {
  if (keys === undefined) return [];
  return keys.words === undefined ? keys.codes : [...keys.codes, `words ${keys.words}`];
}

/** The keeper of an item: a system of an organisation. */
export function toKeeper({ setting, organisation, system }: Provenance): string {
  return JSON.stringify([setting, organisation?.odsCode ?? organisation?.name, system]);
}
