import type { Problem } from '../asking/answer.ts';
import { Icon } from '../look/icon.tsx';
import { askQuestion } from '../workspace/ask-question.ts';
import { useWorkspace } from '../workspace/workspace.ts';

/** Why there is no answer, and what to do next. */
export function ProblemBox({
  problem,
  hasAnswer,
}: {
  readonly problem: Problem;
  readonly hasAnswer: boolean;
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
      {hasAnswer && <p className="hint">Below is still the answer from before.</p>}
    </div>
  );
}
