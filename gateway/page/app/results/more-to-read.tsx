import type { Answer } from '../asking/answer.ts';
import { readRest } from '../workspace/ask-question.ts';
import { toWords } from '../answer/words.ts';
import { findNextPage, nameOpenLists } from '../workspace/read-on.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';

/** Says that an answer is the first page of more, and reads the rest. */
export function MoreToRead({ answer }: { readonly answer: Answer }) {
  const workspace = useWorkspace();
  const asking = useWorkspaceState((state) => state.asking);
  const open = nameOpenLists(answer).map((name) => toWords(name).toLowerCase());
  if (open.length === 0) return null;
  const isReadable = findNextPage(answer) !== undefined;
  return (
    <p className="more">
      <strong>There is more of: {open.join(', ')}. The first page is here.</strong>{' '}
      {isReadable ? (
        <button
          type="button"
          className="button"
          disabled={asking !== undefined}
          onClick={() => void readRest(workspace)}
        >
          Read the rest
        </button>
      ) : (
        'To read it whole, choose a question about it alone, such as “Timeline of care”; in a query of your own, give the list “after: $after”.'
      )}
    </p>
  );
}
