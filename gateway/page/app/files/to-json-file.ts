import type { Answer } from '../asking/answer.ts';
import { toCompleteness } from '../completeness/to-completeness.ts';

/** Writes an answer as JSON with what was asked, when, and what it lacks. */
export function toJsonFile(answer: Answer): string {
  const { question, askedAt, reader, requestId, data, errors, extensions } = answer;
  const completeness = toCompleteness(answer).map(({ setting, state, reasons, asOf, parts }) => ({
    setting,
    state,
    reasons,
    ...(asOf === undefined ? {} : { asOf }),
    parts,
  }));
  const about = { askedAt: askedAt.toISOString(), reader, requestId, ...question, completeness };
  return `${JSON.stringify({ caregraph: about, data: data ?? null, errors, extensions }, undefined, 2)}\n`;
}
