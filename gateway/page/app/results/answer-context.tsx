import type { Answer } from '../asking/answer.ts';
import { toReaderName } from '../asking/readers.ts';
import { Icon } from '../look/icon.tsx';
import { toPerson } from '../workspace/variables.ts';
import { useWorkspaceState } from '../workspace/workspace.ts';

/** Says so where the answer that is shown is not about the person, or not for the reader, who is now chosen. */
export function AnswerContext({ answer }: { readonly answer: Answer }) {
  const chosen = useWorkspaceState(({ variables }) => toPerson(variables));
  const reader = useWorkspaceState((state) =>
    state.reader === undefined ? undefined : toReaderName(state.reader),
  );
  const asked = toPerson(JSON.stringify(answer.question.variables));
  const isOther = asked !== '' && plain(asked) !== plain(chosen);
  const isForOther = answer.reader !== reader;
  if (!isOther && !isForOther) return null;
  return (
    <div className="qualifier-notice" role="note">
      <p>
        <Icon name="warning" />{' '}
        {isOther && <strong>This answer is not about the person who is chosen above. </strong>}
        {isForOther && `It was asked as ${answer.reader ?? 'nobody in particular'}. `}
        Press Ask for an answer that is{isOther && ' about them'}
        {isOther && isForOther && ' and'}
        {isForOther && ' for the reader who is chosen now'}.
      </p>
    </div>
  );
}

function plain(number: string): string {
  return number.replaceAll(/[\s-]/g, '');
}
