import {
  type AreaDefinition,
  type ClinicalArea,
  clinicalAreas,
  linkedProblemsList,
} from './clinical-area.ts';
import type { RecordItem, RenderContext } from './record-item.ts';
import { requestableAreas } from './structured-query.ts';

/** One list of the answer. */
export interface SelectedList {
  readonly area: ClinicalArea;
  /** The word that names a secondary list; a primary list has none. */
  readonly secondaryCode?: string;
  readonly items: readonly RecordItem[];
  /** Whether the practice held back something that would have been in it. */
  readonly isIncomplete: boolean;
}

/** What an answer holds: its lists, and every item that they or its consultations need. */
export interface Selection {
  readonly lists: readonly SelectedList[];
  readonly items: ReadonlySet<RecordItem>;
}

/**
 * Chooses what a query asked for and what that drags in.
 *
 * A consultation brings what it contains; a problem what it is linked to; every item the problems that it
 * belongs to. Source: GP Connect 1.6, "Retrieve a patient's structured record", and secondary lists.
 */
export function selectItems(context: RenderContext): Selection {
  const { query, supplier } = context;
  const isShared = (item: RecordItem) => !context.withheld.has(item.key);
  const record = context.record.filter(
    (item) => item.area === 'narrative' || !supplier.unsupportedAreas.includes(item.area),
  );
  const toList = (
    area: ClinicalArea,
    items: readonly RecordItem[],
    secondaryCode?: string,
  ): SelectedList => ({
    area,
    items: items.filter(isShared),
    isIncomplete: !items.every(isShared),
    ...(secondaryCode !== undefined && { secondaryCode }),
  });
  const primary = toAskedAreas(context).map((area) =>
    toList(
      area,
      record.filter((item) => item.area === area && item.isAsked(query)),
    ),
  );
  const findAsked = (area: ClinicalArea) => primary.find((list) => list.area === area)?.items ?? [];

  const consultations = new Set(findAsked('consultations').map((item) => item.key));
  const contained = record.filter(
    (item) => item.consultation !== undefined && consultations.has(item.consultation),
  );
  const problems = new Set(findAsked('problems').map((item) => item.key));
  const related = record.filter((item) => item.problems.some((problem) => problems.has(problem)));

  const toProblems = (items: readonly RecordItem[]) => {
    const keys = new Set(items.filter(isShared).flatMap((item) => item.problems));
    return record.filter((item) => item.area === 'problems' && keys.has(item.key));
  };
  const inConsultations = [
    ...contained,
    ...toProblems([...findAsked('consultations'), ...contained]).filter((item) => !contained.includes(item)),
  ];
  const linkedProblems = toProblems(
    primary
      .filter(({ area }) => area !== 'consultations' && area !== 'problems')
      .flatMap(({ items }) => items),
  ).filter((item) => !problems.has(item.key));
  const toSecondary = (
    items: readonly RecordItem[],
    toCode: (definition: AreaDefinition) => string | undefined,
  ) =>
    [...Map.groupBy(items, ({ area }) => area)].flatMap(([area, under]) => {
      const code = area === 'narrative' ? undefined : toCode(clinicalAreas[area]);
      return area === 'narrative' || code === undefined ? [] : [toList(area, under, code)];
    });
  const lists = [
    ...primary,
    ...toSecondary(inConsultations, (area) => area.inConsultations),
    ...toSecondary(related, (area) => area.inProblems),
    ...(linkedProblems.length > 0 ? [toList('problems', linkedProblems, linkedProblemsList)] : []),
  ];
  const narrative = contained.filter((item) => item.area === 'narrative' && isShared(item));
  return { lists, items: new Set([...lists.flatMap((list) => list.items), ...narrative]) };
}

function toAskedAreas({ query, supplier }: RenderContext): ClinicalArea[] {
  return requestableAreas
    .filter((area) => query[area] !== undefined && !supplier.unsupportedAreas.includes(area))
    .flatMap((area): ClinicalArea[] =>
      area === 'allergies' && query.allergies?.resolved === true ? [area, 'endedAllergies'] : [area],
    );
}
