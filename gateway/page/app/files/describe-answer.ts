import type { Answer } from '../asking/answer.ts';
import { describeCompleteness } from '../completeness/describe.ts';
import { toCompleteness } from '../completeness/to-completeness.ts';

/** What goes with everything that is taken out of the page: what it is, when it was asked, what it lacks. */
export function describeAnswer(answer: Answer, what: string): readonly string[] {
  const { question, askedAt, reader, errors } = answer;
  return [
    `Caregraph: ${what}`,
    `Asked at ${askedAt.toISOString()}${reader === undefined ? '' : ` as ${reader}`}`,
    `Query: ${question.operationName ?? 'without a name'}`,
    ...describeCompleteness(toCompleteness(answer)),
    ...(errors.length === 0 ? [] : [`Parts that could not be answered: ${errors.length}`]),
  ];
}
