import type { Answer } from '../../asking/answer.ts';

/** Not written yet. */
export function PlanView({ answer }: { readonly answer: Answer }) {
  return <p>{answer.bytes}</p>;
}
