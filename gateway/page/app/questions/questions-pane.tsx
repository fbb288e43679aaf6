import { chooseQuestion } from '../workspace/choose.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';
import { preparedQuestions } from './prepared.ts';

/** The prepared questions; one press puts one in the editors, for the person who is chosen. */
export function QuestionsPane() {
  const workspace = useWorkspace();
  const title = useWorkspaceState((state) => state.title);
  const offered = preparedQuestions.filter(
    ({ isForSandbox }) => isForSandbox !== true || workspace.settings.isSandbox,
  );
  return (
    <div className="pane-body">
      <p className="hint">
        Choose a question, then press Ask. Under “Query” you see how it is put, and can change it.
      </p>
      <ul className="questions">
        {offered.map((question) => (
          <li key={question.id}>
            <button
              type="button"
              className="choice"
              aria-pressed={question.title === title}
              onClick={() => chooseQuestion(workspace, question)}
            >
              <span className="choice-title">{question.title}</span>
              <span className="choice-why">{question.why}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
