import type { Answer } from '../asking/answer.ts';
import { toPerson } from '../workspace/variables.ts';

/** Says on paper whom an answer is about, who asked and when: what says it on the screen is not printed. */
export function PrintedHead({ answer }: { readonly answer: Answer }) {
  const { question, askedAt, reader } = answer;
  const person = toPerson(JSON.stringify(question.variables));
  return (
    <p className="printed-head">
      <strong>{person === '' ? 'A question about nobody in particular' : `NHS number ${person}`}</strong>,{' '}
      {question.operationName ?? 'a question without a name'}, asked {askedAt.toLocaleString('en-GB')}
      {reader !== undefined && ` as ${reader}`}
    </p>
  );
}
