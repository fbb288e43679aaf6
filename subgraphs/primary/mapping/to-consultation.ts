import type { GpConsultation } from '../../../schema/generated/primary.ts';
import type { CodedConcept, EncounterStatus } from '../../../schema/generated/shared.ts';
import type { ItemOf } from '../../kit/setting-backend.ts';
import { encounter } from '../fhir/clinical-resources.ts';
import type { FhirList, FhirResource } from '../fhir/frame-resources.ts';
import { toConcept } from '../fhir/to-concept.ts';
import type { ListsByResource } from '../structured-record/read-lists.ts';
import { toTopics } from './consultation-tree.ts';
import { type MappingContext, readItem, type Refused, refuse, toProvenance } from './mapping-context.ts';
import { toOrganisation } from './to-actor.ts';
import { toParticipants } from './to-participants.ts';

/** A consultation as this subgraph makes it. */
export type Consultation = ItemOf<GpConsultation>;

/** What a consultation's encounter is joined with. */
export interface ConsultationParts {
  /** The consultation lists that point at each encounter. */
  readonly byEncounter: ReadonlyMap<FhirResource, readonly FhirList[]>;
  readonly lists: ListsByResource;
}

/** Maps a consultation with everything that was recorded in it; refused where it cannot be read. */
export function toConsultation(
  resource: FhirResource,
  parts: ConsultationParts,
  context: MappingContext,
): Consultation | Refused {
  const meeting = readItem(encounter, resource, context);
  const id = context.toId('GpConsultation', resource);
  if (meeting === undefined) return refuse(resource, 'status');
  if (id === undefined) return refuse(resource, 'identifier');
  const lists = parts.byEncounter.get(resource) ?? [];
  // GP Connect leaves empty consultations out, so one without its list holds something that was not sent.
  if (lists.length === 0) context.tally.bareConsultations += 1;
  const topics = lists.flatMap((list) => toTopics(list, parts.lists, context));
  const type = toConcept(meeting.type?.[0])?.display;
  return {
    id,
    setting: 'PRIMARY',
    kind: 'CONSULTATION',
    status: statuses.get(meeting.status) ?? 'UNKNOWN',
    period: { start: meeting.period?.start ?? null, end: meeting.period?.end ?? null },
    title: toTitle(type ?? lists.find(({ title }) => title)?.title, meeting.status),
    organisation: toOrganisation(meeting.serviceProvider?.reference, context.index) ?? context.practice,
    performers: toParticipants(meeting, context.roles, context.index),
    reasons: toReasons(
      (meeting.reason ?? []).map(toConcept),
      topics.map(({ problem }) => problem),
    ),
    provenance: toProvenance(context, lists.find(({ date }) => date)?.date),
    topics,
  };
}

/** The graph knows no such status of encounters, so the title says it. */
function toTitle(title: string | undefined, status: string | undefined): string | null {
  return status === 'entered-in-error' ? `Entered in error – ${title ?? 'consultation'}` : (title ?? null);
}

/** GP Connect sends drafts as `unknown`. */
const statuses: ReadonlyMap<string | undefined, EncounterStatus> = new Map([
  ['finished', 'FINISHED'],
  ['unknown', 'DRAFT'],
  ['planned', 'PLANNED'],
  ['arrived', 'ARRIVED'],
  ['triaged', 'ARRIVED'],
  ['in-progress', 'IN_PROGRESS'],
  ['onleave', 'IN_PROGRESS'],
  ['cancelled', 'CANCELLED'],
]);

/** Why it took place: the reasons that were recorded, or else the problems that its topics belong to. */
function toReasons(
  recorded: readonly (CodedConcept | undefined)[],
  problems: readonly (CodedConcept | null | undefined)[],
): readonly CodedConcept[] {
  const reasons = recorded.some((reason) => reason !== undefined) ? recorded : problems;
  const distinct = new Map(
    reasons.flatMap((reason) =>
      reason ? [[reason.preferred?.code ?? reason.display, reason] as const] : [],
    ),
  );
  return [...distinct.values()];
}
