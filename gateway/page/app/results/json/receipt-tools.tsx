import type { Answer } from '../../asking/answer.ts';
import { saveFile, toFileName } from '../../files/save-file.ts';
import { Icon } from '../../look/icon.tsx';
import { useWorkspace, useWorkspaceState } from '../../workspace/workspace.ts';

/** Asks for a receipt with the next answer, and saves one that came with this, with the answer as it was sent. */
export function ReceiptTools({ answer }: { readonly answer: Answer }) {
  const { store } = useWorkspace();
  const isWanted = useWorkspaceState((state) => state.isReceiptWanted);
  const { sent, askedAt } = answer;
  return (
    <>
      <label className="check-line" title="A receipt proves who was shown what, and when">
        <input
          type="checkbox"
          checked={isWanted}
          onChange={() => store.set({ isReceiptWanted: !isWanted })}
        />
        Ask with a receipt
      </label>
      {sent !== undefined && (
        // Letter by letter: the receipt is about the text, and about no other that means the same.
        <button
          type="button"
          className="button"
          onClick={() =>
            saveFile(toFileName('answer with receipt', askedAt, 'json'), 'application/json', sent)
          }
        >
          <Icon name="download" /> Receipt
        </button>
      )}
    </>
  );
}
