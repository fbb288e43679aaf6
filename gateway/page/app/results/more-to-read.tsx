import type { Answer } from '../asking/answer.ts';
import { readRest } from '../workspace/ask-question.ts';
import { toCount } from '../answer/words.ts';
import { countOpenLists, findNextPage } from '../workspace/read-on.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';

/** Says that an answer is the first page of more, and reads the rest. */
export function MoreToRead({ answer }: { readonly answer: Answer }) {
  const workspace = useWorkspace();
  const asking = useWorkspaceState((state) => state.asking);
  const open = countOpenLists(answer);
  if (open === 0) return null;
  const isReadable = findNextPage(answer) !== undefined;
  return (
    <p className="more">
      <strong>
        {open === 1
          ? 'The list goes on: this is its first page.'
          : `${toCount(open, 'list')} go on: of each the first page is here.`}
      </strong>{' '}
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
        'To read one whole, choose a question about it alone, such as “Timeline of care”; in a query of your own, give the list “after: $after”.'
      )}
    </p>
  );
}
