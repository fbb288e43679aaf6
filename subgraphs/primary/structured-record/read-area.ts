import type { SourceWarning } from '../../../schema/generated/shared.ts';
import {
  type Absent,
  absent,
  type Failed,
  failed,
  found,
  type NotSupported,
  notSupported,
  type Outcome,
  type Withheld,
  withheld,
} from '../../kit/outcome.ts';
import type { FhirList, FhirResource } from '../fhir/frame-resources.ts';
import { hasCode } from '../fhir/to-concept.ts';
import { toLabels } from '../fhir/to-labels.ts';
import { isRecordedInError } from '../../kit/medication-status.ts';
import { type Labelled, type RecordLabel, withLabels } from '../../kit/record-labels.ts';
import { isRefused, type Refused } from '../mapping/mapping-context.ts';
import { areaDefinitions, type ClinicalArea, endedAllergiesListCode } from './clinical-area.ts';
import { isAreaUnsupported, isPartUnsupported } from './area-support.ts';
import { findRefusal } from './find-refusal.ts';
import { toListWarnings } from './list-warnings.ts';
import { countUnlisted, isUnexplained, toListedResources } from './listed-resources.ts';
import { withCode, withCodePrefix } from './read-lists.ts';
import type { RecordIndex } from './record-index.ts';
import { count, type Tally, toTallyWarnings } from './tally.ts';

/** What a practice's answer says of one area. */
export interface AreaReading<T> {
  readonly outcome: Outcome<readonly T[]> | NotSupported;
  readonly warnings: readonly SourceWarning[];
  readonly tally: Readonly<Tally>;
}

/** What an area is read from. */
export interface AreaParts<T extends object> {
  readonly index: RecordIndex;
  readonly lists: readonly FhirList[];
  /** The parameters that the practice says it could not answer. */
  readonly unsupported: readonly string[];
  readonly tally: Tally;
  /** Makes an item of a resource; it is told whether only the list of what has ended names it. */
  readonly toItem: (resource: FhirResource, isListedAsEnded: boolean) => Labelled<T> | Refused;
}

/**
 * Reads one area by its primary list, which alone says what the area holds.
 *
 * An area without its list is missing: not supported where the practice says so, unreadable otherwise, never empty.
 */
export function readArea<T extends object>(
  area: ClinicalArea,
  parts: AreaParts<T>,
): AreaReading<Labelled<T>> {
  const { index, unsupported, tally } = parts;
  const { listCode, itemType, secondaryListPrefix } = areaDefinitions[area];
  const primary = withCode(parts.lists, listCode);
  if (primary.length === 0) {
    const isUnsupported = isAreaUnsupported(area, unsupported);
    const outcome = isUnsupported ? notSupported('NOT_IMPLEMENTED') : failed('SOURCE_BAD_CONTENT');
    return { outcome, warnings: [], tally };
  }
  const ended = area === 'allergies' ? withCode(parts.lists, endedAllergiesListCode) : [];
  const lists = [...primary, ...ended];
  const listed = (some: readonly FhirList[]) =>
    some.flatMap((list) => toListedResources(list, itemType, index, tally));
  const current = new Set(listed(primary));
  const isShown = (resource: FhirResource) => area !== 'medications' || !isRecordedInError(resource);
  const resources = [...current, ...listed(ended)].filter(isShown);
  const items = [...new Set(resources)].flatMap((resource) => {
    const item = findRefusal(resource, index) ?? parts.toItem(resource, !current.has(resource));
    if (!isRefused(item)) return [withLabels(item, toAllLabels(item, resource))];
    count(tally, 'refused', item.refused);
    return [];
  });
  if (isSafetyList(area)) countUnlisted(itemType, parts.lists, index, tally);
  const secondary = secondaryListPrefix === undefined ? [] : withCodePrefix(parts.lists, secondaryListPrefix);
  const isEndedMissing = area === 'allergies' && ended.length === 0;
  const warnings = [
    ...toListWarnings([...lists, ...secondary]),
    ...toTallyWarnings(tally),
    ...(isEndedMissing ? [other('The list of ended allergies is missing from the answer.')] : []),
    ...(isPartUnsupported(area, unsupported)
      ? [other('The practice could not answer a part of the question.')]
      : []),
    ...(lists.some(isUnexplained) ? [other('A list is empty and does not say why.')] : []),
  ];
  const empty = toEmptyOutcome(lists);
  if (items.length === 0) return { outcome: empty, warnings, tally };
  const isGap = empty.kind !== 'absent';
  const gap = isGap ? [other('A list is empty because the practice cannot or may not give it.')] : [];
  return { outcome: found(items), warnings: [...warnings, ...gap], tally };
}

/** The areas that are asked for whole, whose lists must therefore name every item that the answer holds. */
function isSafetyList(area: ClinicalArea): boolean {
  return area === 'allergies' || area === 'medications' || area === 'conditions';
}

/** What the item carries because of its parts, and what its resource carries. */
function toAllLabels(item: Labelled<object>, resource: FhirResource): readonly RecordLabel[] {
  return [...new Set([...(item.labels ?? []), ...toLabels(resource)])];
}

/** What an empty list means by its reason (FHIR List Empty Reasons and CareConnect-ListEmptyReasonCode-1). */
function toEmptyOutcome(lists: readonly FhirList[]): Absent | Failed | Withheld {
  const isFor = (...codes: string[]) => lists.some(({ emptyReason }) => hasCode(emptyReason, ...codes));
  if (isFor('withheld')) return withheld('ACCESS_DENIED');
  if (isFor('unavailable', 'notasked', 'notstarted', 'closed')) return failed('SOURCE_RECORD_NOT_AVAILABLE');
  return absent;
}

function other(message: string): SourceWarning {
  return { code: 'OTHER', message };
}
