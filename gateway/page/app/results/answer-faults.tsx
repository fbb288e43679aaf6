import { toCount } from '../answer/words.ts';
import type { Answer } from '../asking/answer.ts';
import { toLine } from '../asking/problems.ts';
import { Icon } from '../look/icon.tsx';

/** What could not be answered although the rest was. */
export function AnswerFaults({ answer: { errors } }: { readonly answer: Answer }) {
  if (errors.length === 0) return null;
  return (
    <details className="faults">
      <summary>
        <Icon name="warning" /> {toCount(errors.length, 'part')} could not be answered. What is missing there
        is unknown or withheld, not none.
      </summary>
      <ul>
        {errors.slice(0, 50).map((error) => {
          const line = toLine(error);
          return <li key={line}>{line}</li>;
        })}
      </ul>
      {errors.length > 50 && <p>And {errors.length - 50} more: see JSON.</p>}
    </details>
  );
}
