import type { Consultation } from '../population/life.ts';
import type { RecordItem } from './record-item.ts';
import { toConsultationKey, toProblemKey } from './record-links.ts';

/** A heading of a consultation, such as History, with what stands under it. */
export interface ConsultationHeading {
  readonly title: string;
  readonly items: readonly RecordItem[];
}

/** A topic of a consultation, which may be about a problem. */
export interface ConsultationTopic {
  readonly title: string;
  readonly problem: string | undefined;
  readonly headings: readonly ConsultationHeading[];
}

const headingOfArea: Partial<Record<RecordItem['area'], string>> = {
  allergies: 'Allergy',
  medications: 'Medication',
  referrals: 'Referral',
  uncategorised: 'Problem',
};

/**
 * What a consultation contains, as it is laid out on the clinician's screen.
 *
 * What was entered elsewhere on the same day (a prescription, a problem) stands under a heading of its own,
 * in the topic about its problem or else in the first.
 *
 * @param record the person's whole record.
 */
export function toConsultationTree(
  consultation: Consultation,
  record: readonly RecordItem[],
): ConsultationTopic[] {
  const key = toConsultationKey(consultation);
  const recorded = record.filter((item) => item.consultation === key && item.area !== 'problems');
  const lines = new Map(recorded.map((item) => [item.key, item]));
  const topics = consultation.topics.map(({ title, problemId, headings }, topic) => ({
    title,
    problem: problemId === undefined ? undefined : toProblemKey(problemId),
    headings: headings.map((heading, position) => ({
      title: heading.title,
      items: heading.entries
        .map((_entry, line) => lines.get(`${key}/${topic}/${position}/${line}`))
        .filter((item) => item !== undefined),
    })),
  }));
  const [first, ...rest] =
    topics.length > 0 ? topics : [{ title: consultation.type, problem: undefined, headings: [] }];
  if (first === undefined) return [];
  const isAbout = (item: RecordItem, topic: { readonly problem: string | undefined }) =>
    topic.problem !== undefined && item.problems.includes(topic.problem);
  const extras = recorded.filter((item) => !item.key.startsWith(`${key}/`));
  return [first, ...rest].map((topic) => {
    const mine = extras.filter((item) =>
      topic === first ? !rest.some((other) => isAbout(item, other)) : isAbout(item, topic),
    );
    return { ...topic, headings: [...topic.headings, ...toExtraHeadings(mine)] };
  });
}

function toExtraHeadings(items: readonly RecordItem[]): ConsultationHeading[] {
  const byTitle = Map.groupBy(items, (item) => headingOfArea[item.area] ?? 'Additional');
  return [...byTitle].map(([title, under]) => ({ title, items: under }));
}
