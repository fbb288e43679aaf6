import type { Answer } from '../../asking/answer.ts';

/** Not written yet. */
export function ChartsView({ answer }: { readonly answer: Answer }) {
  return <p>{answer.bytes}</p>;
}
