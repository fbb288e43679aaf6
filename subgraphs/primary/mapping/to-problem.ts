import type { GpProblem, GpProblemLink, GpProblemRelation } from '../../../schema/generated/primary.ts';
import type { Condition } from '../../../schema/generated/shared.ts';
import { isRecordedInError } from '../../kit/medication-status.ts';
import { type Labelled, withLabels } from '../../kit/record-labels.ts';
import { condition, encounter } from '../fhir/clinical-resources.ts';
import { findExtension, findExtensions } from '../fhir/find-extension.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { toConcept } from '../fhir/to-concept.ts';
import { toLabels } from '../fhir/to-labels.ts';
import type { ClinicalArea } from '../structured-record/clinical-area.ts';
import { isAboutPerson } from '../structured-record/is-about-person.ts';
import { createTally } from '../structured-record/tally.ts';
import { isRefused, type MappingContext, type Refused, refuse } from './mapping-context.ts';
import { toCondition } from './to-condition.ts';
import { toConsultationEntry } from './to-consultation-entry.ts';

/** An area by which it is decided who may follow a link. */
export type LinkArea = ClinicalArea | 'documents';

/** A link to an item of other areas; only who may see all of them may follow it. */
export type PlacedLink = Labelled<GpProblemLink> & { readonly areas: readonly LinkArea[] };

/** A problem with everything that it is linked to, before it is known who reads it. */
export interface LinkedProblem
  extends Condition, Pick<GpProblem, 'condition' | 'onset' | 'relatedProblems' | 'linksNotShown'> {
  readonly actualProblem: PlacedLink | null;
  readonly relatedContent: readonly PlacedLink[];
}

/** Maps a problem with its links: ActualProblem-1, RelatedProblemHeader-1 and RelatedClinicalContent-1. */
export function toProblem(
  resource: FhirResource,
  context: MappingContext,
): Labelled<LinkedProblem> | Refused {
  const mapped = toCondition(resource, context);
  if (isRefused(mapped)) return mapped;
  const id = context.toId('GpProblem', resource);
  if (id === undefined) return refuse(resource, 'identifier');
  const extensions = condition.safeParse(resource).data?.extension ?? toReadable(resource);
  const actual = findExtension(extensions, 'ActualProblem');
  const related = findExtensions(extensions, 'RelatedProblemHeader');
  const content = findExtensions(extensions, 'RelatedClinicalContent');
  const actualProblem = toLink(actual?.valueReference?.reference, context);
  const relatedProblems = related.flatMap(({ extension = [] }) => {
    const target = extension.find(({ url }) => url === 'target')?.valueReference?.reference;
    const type = extension.find(({ url }) => url === 'type')?.valueCode;
    return toRelated(target, type, context) ?? [];
  });
  const relatedContent = content.flatMap(
    ({ valueReference }) => toLink(valueReference?.reference, context) ?? [],
  );
  const sent = (actual === undefined ? 0 : 1) + related.length + content.length;
  const shown = (actualProblem === undefined ? 0 : 1) + relatedProblems.length + relatedContent.length;
  return {
    ...mapped,
    // One id is one thing of one type, wherever a client meets it: the condition beside it has its own.
    id,
    condition: mapped.id,
    actualProblem: actualProblem ?? null,
    relatedProblems,
    relatedContent,
    linksNotShown: sent - shown,
  };
}

/** The extensions of a problem that has another fault; one that is broken itself does not cost the others. */
function toReadable(resource: FhirResource) {
  const sent = resource['extension'];
  const one = condition.pick({ extension: true });
  return Array.isArray(sent)
    ? sent.flatMap((each) => one.safeParse({ extension: [each] }).data?.extension ?? [])
    : [];
}

function toRelated(target: string | undefined, type: string | undefined, context: MappingContext) {
  const resource = context.index.find(target);
  if (resource?.resourceType !== 'Condition' || !isAboutPerson(resource, context.index)) return undefined;
  // What the other problem lost is told where that problem stands.
  const other = toCondition(resource, { ...context, tally: createTally() });
  if (isRefused(other)) return undefined;
  const relation = relations.get(type?.toLowerCase()) ?? 'UNKNOWN';
  return withLabels({ relation, condition: other.id, code: other.code }, toLabels(resource));
}

/** Some systems write the relation with a capital. */
const relations: ReadonlyMap<string | undefined, GpProblemRelation> = new Map([
  ['parent', 'PARENT'],
  ['child', 'CHILD'],
  ['sibling', 'SIBLING'],
]);

/**
 * The areas that each type of resource can belong to, and the graph's type where it is an item of its own.
 *
 * An observation can be a laboratory's result or a line of a consultation, and a request one to a laboratory.
 */
const places: Readonly<Record<string, { readonly areas: readonly LinkArea[]; readonly type?: string }>> = {
  AllergyIntolerance: { areas: ['allergies'], type: 'AllergyIntolerance' },
  Condition: { areas: ['conditions'], type: 'Condition' },
  DiagnosticReport: { areas: ['investigations'], type: 'GpInvestigation' },
  DocumentReference: { areas: ['documents'] },
  Encounter: { areas: ['encounters'], type: 'GpConsultation' },
  Immunization: { areas: ['immunisations'], type: 'GpImmunisation' },
  List: { areas: ['encounters'] },
  MedicationRequest: { areas: ['medications'] },
  MedicationStatement: { areas: ['medications'], type: 'MedicationStatement' },
  Observation: { areas: ['observations', 'investigations', 'encounters'], type: 'GpObservation' },
  ProcedureRequest: { areas: ['diary', 'investigations'], type: 'GpDiaryEntry' },
  ReferralRequest: { areas: ['referrals'], type: 'GpReferral' },
};

function toLink(target: string | undefined, context: MappingContext): PlacedLink | undefined {
  const resource = context.index.find(target);
  if (resource === undefined || !isAboutPerson(resource, context.index)) return undefined;
  const place = Object.hasOwn(places, resource.resourceType) ? places[resource.resourceType] : undefined;
  if (place === undefined) return undefined;
  const { resourceType } = resource;
  const line = toConsultationEntry(resource, { ...context, tally: createTally() });
  const own = resource['title'];
  const meeting = resourceType === 'Encounter' ? encounter.safeParse(resource).data : undefined;
  const words = toConcept(meeting?.type?.[0])?.display ?? line?.text;
  const title = words ?? (typeof own === 'string' && own !== '' ? own : resourceType);
  const date = line?.date ?? meeting?.period?.start ?? null;
  // A medicine that was an error is no item of any list.
  const isItem = place.type !== 'MedicationStatement' || !isRecordedInError(resource);
  const item = place.type === undefined || !isItem ? null : (context.toId(place.type, resource) ?? null);
  const link = { kind: resourceType, item, title, code: line?.code ?? null, date };
  return withLabels({ ...link, areas: place.areas }, toLabels(resource));
}
