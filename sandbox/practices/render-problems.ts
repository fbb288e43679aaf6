import type { Condition, Extension, Observation } from 'fhir/r3.js';
import type { Life, Problem } from '../population/life.ts';
import { clinicalAreas } from './clinical-area.ts';
import { careConnectMeta, extensions, systems } from './fhir-names.ts';
import { toInstant } from './record-dates.ts';
import type { RecordItem, ResourceName } from './record-item.ts';
import { findConsultationOn, toOnset, toProblemKey } from './record-links.ts';
import type { RenderContext } from './record-item.ts';
import { isWithin, type StructuredQuery } from './structured-query.ts';

/** Each problem as a header, and as the observation that it was first recorded as. */
export function toProblemItems(life: Life): RecordItem[] {
  return life.problems.flatMap((problem) => {
    const key = toProblemKey(problem.id);
    const onset = problem.onset === '' ? undefined : problem.onset;
    const header: ResourceName = { type: 'Condition', key, part: 'problem' };
    const actual: ResourceName = { type: 'Observation', key };
    const consultation = findConsultationOn(life, onset);
    const shared = { date: onset, consultation };
    return [
      {
        ...shared,
        key,
        area: 'problems',
        problems: [],
        listed: header,
        linked: [header],
        isAsked: (query) => isProblemAsked(problem, query),
        render: (context) => [renderHeader(context, problem, { header, actual, onset, consultation })],
      },
      {
        ...shared,
        key: `${key}/actual`,
        area: 'uncategorised',
        problems: [key],
        listed: actual,
        linked: [actual],
        isAsked: (query) => isWithin(onset, query.uncategorised?.period),
        render: (context) => [renderActual(context, problem, { actual, onset, consultation })],
      },
    ];
  });
}

function isProblemAsked(problem: Problem, query: StructuredQuery): boolean {
  const filters = query.problems?.filters ?? [];
  const status = problem.ended === undefined ? 'active' : 'inactive';
  return (
    filters.length === 0 ||
    filters.some(
      (filter) =>
        (filter.status ?? status) === status &&
        (filter.significance ?? problem.significance) === problem.significance,
    )
  );
}

interface HeaderLinks {
  readonly header: ResourceName;
  readonly actual: ResourceName;
  readonly onset: string | undefined;
  readonly consultation: string | undefined;
}

function renderHeader(context: RenderContext, problem: Problem, links: HeaderLinks): Condition {
  const { header, onset } = links;
  return {
    resourceType: 'Condition',
    id: context.toId(header),
    meta: careConnectMeta('ProblemHeader-Condition'),
    extension: [
      { url: extensions.actualProblem, valueReference: context.toReference(links.actual) },
      ...context.record
        .filter((item) => item.problems.includes(header.key) && item.listed.key !== header.key)
        .flatMap((item) => toRelatedContent(context, item, header.key)),
      { url: extensions.problemSignificance, valueCode: problem.significance },
    ],
    identifier: [context.toBusinessIdentifier(header)],
    clinicalStatus: problem.ended === undefined ? 'active' : 'inactive',
    category: [
      {
        coding: [
          {
            system: systems.conditionCategory,
            code: 'problem-list-item',
            display: 'Problem List Item',
          },
        ],
      },
    ],
    code: context.toConcept(problem.term),
    subject: context.patient,
    ...toContext(context, links.consultation),
    onsetDateTime: toOnset(context, header.key, onset),
    abatementDateTime: problem.ended,
    assertedDate: onset === undefined ? undefined : toInstant(onset),
    asserter: context.practitioner,
  };
}

function toRelatedContent(context: RenderContext, item: RecordItem, problem: string): Extension[] {
  const { supplier } = context;
  if (context.withheld.has(item.key)) return [];
  const url = extensions.relatedClinicalContent;
  if (item.area !== 'narrative' && supplier.unsupportedAreas.includes(item.area)) {
    const text = `${clinicalAreas[item.area].noun} items are not supported by the provider system`;
    return [{ url, valueReference: supplier.toUnsupportedRelatedItem(text) }];
  }
  return [...item.linked, ...(item.alsoLinked?.(problem) ?? [])].map((name) => ({
    url,
    valueReference: context.toReference(name),
  }));
}

function renderActual(
  context: RenderContext,
  problem: Problem,
  { actual, onset, consultation }: Pick<HeaderLinks, 'actual' | 'onset' | 'consultation'>,
): Observation {
  return {
    resourceType: 'Observation',
    id: context.toId(actual),
    meta: careConnectMeta('Observation'),
    identifier: [context.toBusinessIdentifier(actual)],
    status: 'final',
    code: context.toConcept(problem.term),
    subject: context.patient,
    ...toContext(context, consultation),
    effectiveDateTime: toOnset(context, actual.key, onset),
    ...(onset !== undefined && { issued: toInstant(onset) }),
    performer: [context.practitioner],
  };
}

function toContext(context: RenderContext, consultation: string | undefined) {
  return consultation === undefined
    ? {}
    : { context: context.toReference({ type: 'Encounter', key: consultation }) };
}
