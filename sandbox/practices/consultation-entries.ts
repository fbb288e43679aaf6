import type { Consultation, Life, Term } from '../population/life.ts';
import { toConsultationKey, toProblemKey } from './record-links.ts';

/** One line of a consultation, and where in it it stands. */
export interface ConsultationEntry {
  readonly key: string;
  readonly consultation: Consultation;
  readonly topic: number;
  readonly heading: number;
  readonly problems: readonly string[];
  readonly text: string;
  readonly term: Term | undefined;
  readonly value: { readonly number: number; readonly ucum: string } | undefined;
  readonly kind: 'narrative' | 'coded' | 'immunisation';
}

/** Every line of every consultation, in the order written. */
export function toConsultationEntries(life: Life): ConsultationEntry[] {
  return life.consultations.flatMap((consultation) =>
    consultation.topics.flatMap(({ problemId, headings }, topic) =>
      headings.flatMap(({ entries }, heading) =>
        entries.map(({ text, term, value }, position) => ({
          key: `${toConsultationKey(consultation)}/${topic}/${heading}/${position}`,
          consultation,
          topic,
          heading,
          problems: problemId === undefined ? [] : [toProblemKey(problemId)],
          text,
          term,
          value,
          kind: toKind(term),
        })),
      ),
    ),
  );
}

function toKind(term: Term | undefined): ConsultationEntry['kind'] {
  if (term === undefined) return 'narrative';
  const { display } = term;
  const isGiven = /vaccin|immunis/i.test(display) && !/declin|refus|allerg|adverse|invit|due/i.test(display);
  return isGiven ? 'immunisation' : 'coded';
}
