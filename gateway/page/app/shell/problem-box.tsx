import type { Answer, Problem } from '../asking/answer.ts';
import { Icon } from '../look/icon.tsx';
import { askQuestion } from '../workspace/ask-question.ts';
import { useWorkspace } from '../workspace/workspace.ts';

/** Why there is no answer, and what to do next. */
export function ProblemBox({
  problem,
  earlier,
}: {
  readonly problem: Problem;
  /** The answer to the same question that is still shown below. */
  readonly earlier?: Answer;
}) {
  const workspace = useWorkspace();
  return (
    <div className="problem" role="group" aria-label="What went wrong">
      <h2>
        <Icon name="warning" /> {problem.title}
      </h2>
      <p>{problem.advice}</p>
      {problem.details !== undefined && problem.details.length > 0 && (
        <ul>
          {problem.details.map((detail) => (
            <li key={detail}>
              <code>{detail}</code>
            </li>
          ))}
        </ul>
      )}
      {problem.link !== undefined && (
        <a className="button button-primary" href={problem.link.href} target="_blank" rel="noreferrer">
          {problem.link.words} <Icon name="external" />
        </a>
      )}
      {problem.canRetry && (
        <button type="button" className="button" onClick={() => void askQuestion(workspace)}>
          Ask again
        </button>
      )}
      {earlier !== undefined && (
        <p>
          <strong>Below is still the answer from before.</strong> It was asked at{' '}
          {earlier.askedAt.toLocaleTimeString('en-GB')}, and may be out of date.
        </p>
      )}
    </div>
  );
}
