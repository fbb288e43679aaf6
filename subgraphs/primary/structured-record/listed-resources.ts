import { anyResource, listEntry, type FhirList, type FhirResource } from '../fhir/frame-resources.ts';
import { isAboutPerson } from './is-about-person.ts';
import type { RecordIndex } from './record-index.ts';
import { count, type Tally } from './tally.ts';

/**
 * The resources that a list holds, whether it points at them or contains them, each once and in its order.
 *
 * What the list names and the bundle lacks is counted as refused: a missing item is never an absent one.
 */
export function toListedResources(
  list: FhirList,
  itemType: string,
  index: RecordIndex,
  tally: Tally,
): readonly FhirResource[] {
  const contained = toContained(list, itemType);
  const found = new Set<FhirResource>();
  const named = new Set<string>();
  for (const entry of list.entry ?? []) {
    const { data } = listEntry.safeParse(entry);
    const reference = data?.item.reference;
    if (reference !== undefined && named.has(reference)) continue;
    if (reference !== undefined) named.add(reference);
    tally.listed += 1;
    if (isUnsupportedItem(data?.item)) {
      tally.unsupported += 1;
      continue;
    }
    const resource = reference?.startsWith('#')
      ? contained.find(({ id }) => id === reference.slice(1) || id === reference)
      : index.find(reference);
    if (resource?.resourceType === itemType) {
      found.add(resource);
      // Which of them holds cannot be told: the first stands, and a reader is told of the others.
      for (let rivals = index.countRivals(resource); rivals > 0; rivals -= 1) {
        tally.listed += 1;
        count(tally, 'refused', `${itemType} under an id that is another's too`);
      }
    } else {
      const isWrong = resource !== undefined;
      count(tally, 'refused', `${itemType}${isWrong ? ' of another type' : ' missing from the answer'}`);
    }
  }
  // Some systems contain ended allergies without pointing at them.
  for (const resource of contained) {
    if (found.has(resource)) continue;
    tally.listed += 1;
    found.add(resource);
  }
  return [...found];
}

/** Counts the items about the person that an answer holds and none of its lists names: its lists lack something. */
export function countUnlisted(
  itemType: string,
  lists: readonly FhirList[],
  index: RecordIndex,
  tally: Tally,
): void {
  const named = new Set(
    lists.flatMap(({ entry }) =>
      (entry ?? []).map((each) => index.find(listEntry.safeParse(each).data?.item.reference)),
    ),
  );
  const unlisted = index.ofType(itemType).filter((resource) => !named.has(resource));
  // Another of the same id is counted beside the one that stands.
  const lost = unlisted.filter((resource) => isAboutPerson(resource, index) && !index.isRival(resource));
  tally.unlisted += lost.length;
}

/**
 * Tells whether an entry stands for an item that the practice's system cannot send; some systems write the
 * sentence "… items are not supported by the provider system" into the reference.
 */
export function isUnsupportedItem(
  item: { readonly reference?: string | undefined; readonly display?: string | undefined } | undefined,
): boolean {
  const isSentence = (text: string | undefined) => /not supported by the provider system/i.test(text ?? '');
  return isSentence(item?.display) || isSentence(item?.reference);
}

/** A list that holds nothing says so by its reason; without one, something may have been lost. */
export function isUnexplained({ entry, contained, emptyReason }: FhirList): boolean {
  return emptyReason === undefined && (entry ?? []).length === 0 && (contained ?? []).length === 0;
}

function toContained({ contained }: FhirList, itemType: string): readonly FhirResource[] {
  return (contained ?? []).flatMap((resource) => {
    const { data } = anyResource.safeParse(resource);
    return data?.resourceType === itemType ? [data] : [];
  });
}
