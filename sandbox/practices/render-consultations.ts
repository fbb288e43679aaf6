import type { Encounter, List, Reference } from 'fhir/r3.js';
import type { Consultation, Life } from '../population/life.ts';
import { clinicalAreas } from './clinical-area.ts';
import { type ConsultationTopic, toConsultationTree } from './consultation-tree.ts';
import { careConnectMeta, extensions, systems } from './fhir-names.ts';
import { toInstant } from './record-dates.ts';
import type { RecordItem, ResourceName } from './record-item.ts';
import { toConsultationKey, toProblemKey } from './record-links.ts';
import type { RenderContext } from './record-item.ts';
import { isWithin, type StructuredQuery } from './structured-query.ts';

const levels = {
  consultation: { code: '325851000000107', display: 'Consultation' },
  topic: { code: '25851000000105', display: 'Topic (EHR)' },
  heading: { code: '24781000000107', display: 'Category (EHR)' },
} as const;

/** The consultations that hold anything: each an Encounter and the tree of Lists that lays out its content. */
export function toConsultationItems(life: Life): RecordItem[] {
  const filled = life.consultations.filter((consultation) =>
    consultation.topics.some((topic) => topic.headings.some((heading) => heading.entries.length > 0)),
  );
  const newestFirst = filled.toSorted((one, other) => Date.parse(other.start) - Date.parse(one.start));
  return filled.map((consultation) => {
    const key = toConsultationKey(consultation);
    const name: ResourceName = { type: 'Encounter', key };
    const isAsked = (query: StructuredQuery) =>
      isWithin(consultation.start, query.consultations?.period) &&
      newestFirst.indexOf(consultation) < (query.consultations?.mostRecent ?? Infinity);
    const problems = consultation.topics.map(({ problemId }) =>
      problemId === undefined ? undefined : toProblemKey(problemId),
    );
    return {
      key,
      area: 'consultations',
      date: consultation.start,
      problems: [...new Set(problems)].filter((problem) => problem !== undefined),
      listed: name,
      linked: [name],
      alsoLinked: (problem) =>
        problems.flatMap((about, topic) => (about === problem ? [toListName(key, 'topic', [topic])] : [])),
      isAsked,
      render: (context) => [
        renderEncounter(context, consultation, name),
        ...(context.query.consultations !== undefined && isAsked(context.query)
          ? renderTree(context, consultation, toConsultationTree(consultation, context.record))
          : []),
      ],
    };
  });
}

function toListName(key: string, part: keyof typeof levels, ordinals: readonly number[]): ResourceName {
  return { type: 'List', key, part, ordinals };
}

function renderEncounter(context: RenderContext, consultation: Consultation, name: ResourceName): Encounter {
  const minutes = Math.round((Date.parse(consultation.end) - Date.parse(consultation.start)) / 60_000);
  const { performerParticipantSystem } = context.supplier;
  return {
    resourceType: 'Encounter',
    id: context.toId(name),
    meta: careConnectMeta('Encounter'),
    identifier: [context.toBusinessIdentifier(name)],
    status: 'finished',
    // Text only and without a class, as in all that suppliers publish.
    type: [{ text: consultation.type }],
    subject: context.patient,
    participant: [
      {
        type: [
          {
            coding: [{ system: performerParticipantSystem, code: 'PPRF', display: 'primary performer' }],
          },
        ],
        individual: context.practitioner,
      },
      {
        type: [{ coding: [{ system: systems.gpConnectParticipant, code: 'REC', display: 'recorder' }] }],
        individual: context.practitioner,
      },
    ],
    period: { start: consultation.start, end: consultation.end },
    length: { value: minutes, unit: 'minute', system: systems.ucum, code: 'min' },
    serviceProvider: context.organization,
  };
}

function renderTree(
  context: RenderContext,
  consultation: Consultation,
  topics: readonly ConsultationTopic[],
): List[] {
  const key = toConsultationKey(consultation);
  const toList = (
    level: keyof typeof levels,
    ordinals: readonly number[],
    title: string | undefined,
    items: readonly Reference[],
  ): List => ({
    resourceType: 'List',
    id: context.toId(toListName(key, level, ordinals)),
    meta: careConnectMeta('List'),
    status: 'current',
    mode: 'snapshot',
    ...(title !== undefined && { title }),
    code: { coding: [{ system: systems.snomed, ...levels[level] }] },
    subject: context.patient,
    encounter: context.toReference({ type: 'Encounter', key }),
    date: toInstant(consultation.start),
    orderedBy: {
      coding: [{ system: systems.listOrder, code: 'system', display: 'Sorted by System' }],
    },
    entry: items.map((item) => ({ item })),
  });
  const toReferences = (part: keyof typeof levels, ordinals: readonly (readonly number[])[]) =>
    ordinals.map((path) => context.toReference(toListName(key, part, path)));
  return [
    toList(
      'consultation',
      [],
      consultation.type,
      toReferences(
        'topic',
        topics.map((_topic, position) => [position]),
      ),
    ),
    ...topics.flatMap((topic, position) => [
      {
        ...toList(
          'topic',
          [position],
          topic.problem !== undefined || context.supplier.titlesEveryTopic ? topic.title : undefined,
          toReferences(
            'heading',
            topic.headings.map((_heading, under) => [position, under]),
          ),
        ),
        ...toProblemLink(context, topic.problem),
      },
      ...topic.headings.map((heading, under) =>
        toList('heading', [position, under], heading.title, toContent(context, heading.items)),
      ),
    ]),
  ];
}

function toProblemLink(context: RenderContext, problem: string | undefined): Pick<List, 'extension'> {
  if (problem === undefined || context.withheld.has(problem)) return {};
  const target = context.toReference({ type: 'Condition', key: problem, part: 'problem' });
  return {
    extension: [
      {
        url: extensions.relatedProblemHeader,
        extension: [{ url: 'target', valueReference: target }],
      },
    ],
  };
}

function toContent(context: RenderContext, items: readonly RecordItem[]): Reference[] {
  const { supplier } = context;
  return items
    .filter((item) => !context.withheld.has(item.key))
    .flatMap((item) => {
      if (item.area === 'narrative' || !supplier.unsupportedAreas.includes(item.area))
        return item.linked.map((name) => context.toReference(name));
      const text = `${clinicalAreas[item.area].noun} items are not supported by the provider system`;
      return [supplier.toUnsupportedListItem(text)];
    });
}
