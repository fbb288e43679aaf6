import type {
  CodedConcept,
  ConsultationEntry,
  ConsultationHeading,
  ConsultationTopic,
} from '../../../schema/generated/primary.ts';
import { condition } from '../fhir/clinical-resources.ts';
import { findExtension } from '../fhir/find-extension.ts';
import { type FhirList, type FhirResource, listEntry } from '../fhir/frame-resources.ts';
import { hasCode, toConcept } from '../fhir/to-concept.ts';
import { toLabels } from '../fhir/to-labels.ts';
import { type Labelled, type RecordLabel, withLabels } from '../../kit/record-labels.ts';
import { consultationListCodes } from '../structured-record/clinical-area.ts';
import { findRefusal } from '../structured-record/find-refusal.ts';
import { isUnexplained, isUnsupportedItem } from '../structured-record/listed-resources.ts';
import type { ListsByResource } from '../structured-record/read-lists.ts';
import { count } from '../structured-record/tally.ts';
import { toPlace } from '../structured-record/to-place.ts';
import type { MappingContext } from './mapping-context.ts';
import { toConsultationEntry } from './to-consultation-entry.ts';

/** One part of a consultation: a line, or a list that holds more parts. */
type Part =
  | { readonly entry: Labelled<ConsultationEntry> }
  | { readonly list: FhirList; readonly labels: readonly RecordLabel[] };

/**
 * Reads the tree of lists of one consultation: topics, their headings, and the lines under each.
 *
 * Lines that stand directly in a topic come under a heading without a title, and lines or headings that stand
 * directly in the consultation under a topic without one; nothing is dropped because it stands elsewhere.
 */
export function toTopics(
  consultation: FhirList,
  lists: ListsByResource,
  context: MappingContext,
): readonly ConsultationTopic[] {
  const seen = new Set<FhirList>([consultation]);
  const isHeading = (part: Part) =>
    !('list' in part) || hasCode(part.list.code, consultationListCodes.heading);
  return groupParts(toParts(consultation, lists, seen, context), isHeading).map((group) => {
    if ('list' in group) {
      const parts = toParts(group.list, lists, seen, context);
      const topic = {
        title: group.list.title ?? null,
        problem: toProblem(group.list, context) ?? null,
        headings: toHeadings(parts, lists, seen, context),
      };
      return withLabels(topic, group.labels);
    }
    return { title: null, problem: null, headings: toHeadings(group.parts, lists, seen, context) };
  });
}

function toHeadings(
  parts: readonly Part[],
  lists: ListsByResource,
  seen: Set<FhirList>,
  context: MappingContext,
): readonly ConsultationHeading[] {
  return groupParts(parts, (part) => !('list' in part)).map((group) => {
    if ('list' in group) {
      const heading = {
        title: group.list.title ?? null,
        entries: toEntries(group.list, lists, seen, context),
      };
      return withLabels(heading, group.labels);
    }
    const entries = group.parts.flatMap((part) => ('entry' in part ? [part.entry] : []));
    return { title: null, entries };
  });
}

/** The lines of a heading, with those of any list inside it; a line carries the labels of every list that it is in. */
function toEntries(
  heading: FhirList,
  lists: ListsByResource,
  seen: Set<FhirList>,
  context: MappingContext,
): readonly Labelled<ConsultationEntry>[] {
  const entries: Labelled<ConsultationEntry>[] = [];
  const toWaiting = (list: FhirList, labels: readonly RecordLabel[]) =>
    toParts(list, lists, seen, context).map((part) => ({ part, labels }));
  // Lists can be nested deeper than calls can.
  const waiting = toWaiting(heading, []).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { part, labels } = next;
    const own = 'entry' in part ? (part.entry.labels ?? []) : part.labels;
    const all = [...new Set([...labels, ...own])];
    if ('entry' in part) entries.push(withLabels(part.entry, all));
    else waiting.push(...toWaiting(part.list, all).toReversed());
  }
  return entries;
}

/** Reads the parts of a list in order; what cannot be read or is missing from the bundle is counted. */
function toParts(
  list: FhirList,
  lists: ListsByResource,
  seen: Set<FhirList>,
  context: MappingContext,
): readonly Part[] {
  if (isUnexplained(list)) count(context.tally, 'refusedParts', 'List.entry');
  return (list.entry ?? []).flatMap((entry): readonly Part[] => {
    const { data } = listEntry.safeParse(entry);
    if (isUnsupportedItem(data?.item)) {
      context.tally.unsupported += 1;
      const text = data?.item.display ?? data?.item.reference ?? '';
      return [{ entry: { text, code: null, date: null } }];
    }
    const resource = context.index.find(data?.item.reference);
    const inner = resource && lists.get(resource);
    // A list that was met before would lead round in a circle.
    if (inner !== undefined && seen.has(inner)) return [];
    if (inner !== undefined) seen.add(inner);
    if (inner !== undefined) return [{ list: inner, labels: toLabels(resource) }];
    const line = resource && toLine(resource, context);
    if (line === undefined) {
      const place = resource === undefined ? 'List.entry missing from the answer' : toPlace(resource, 'code');
      count(context.tally, 'refusedParts', place);
    }
    return line === undefined ? [] : [{ entry: withLabels(line, toLabels(resource)) }];
  });
}

/** A list that could not be relied on is missing and no line, and neither is what is about someone else. */
function toLine(resource: FhirResource, context: MappingContext): ConsultationEntry | undefined {
  const isLine = resource.resourceType !== 'List' && findRefusal(resource, context.index) === undefined;
  return isLine ? toConsultationEntry(resource, context) : undefined;
}

/** Keeps each list that stands for itself, and gathers the parts between such lists. */
function groupParts(
  parts: readonly Part[],
  isGathered: (part: Part) => boolean,
): readonly (Extract<Part, { readonly list: FhirList }> | { readonly parts: readonly Part[] })[] {
  const groups: (Extract<Part, { readonly list: FhirList }> | { readonly parts: Part[] })[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if ('list' in part && !isGathered(part)) groups.push(part);
    else if (last !== undefined && 'parts' in last) last.parts.push(part);
    else groups.push({ parts: [part] });
  }
  return groups;
}

/** RelatedProblemHeader-1: the problem that a topic belongs to; it need not be in the bundle. */
function toProblem({ extension }: FhirList, { index }: MappingContext): CodedConcept | undefined {
  const parts = findExtension(extension, 'RelatedProblemHeader')?.extension ?? [];
  const target = parts.find(({ url }) => url === 'target')?.valueReference?.reference;
  const problem = index.find(target);
  const concept = toConcept(condition.safeParse(problem).data?.code);
  return concept && withLabels(concept, toLabels(problem));
}
