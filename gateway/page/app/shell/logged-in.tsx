import { logOut } from '../asking/login.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';

/** Who is logged in, and the button that ends it. */
export function LoggedIn() {
  const { store } = useWorkspace();
  const reader = useWorkspaceState((state) => state.reader);
  const leave = async () => {
    try {
      const next = await logOut();
      // Nothing of it stands in the page while the browser goes elsewhere, nor when somebody comes back.
      store.set({ answer: undefined, recent: [], variables: '{}', problem: undefined });
      window.location.replace(next);
    } catch {
      store.set({
        problem: {
          title: 'You are still logged in',
          advice: 'The gateway did not answer. Log out again in a moment, or close the browser.',
          canRetry: false,
        },
        said: 'You are still logged in. The gateway did not answer.',
      });
    }
  };
  return (
    <div className="reader">
      {reader !== undefined && (
        <span>
          Logged in as <strong>{reader.name}</strong>
          {reader.role !== '' && `, ${reader.role}`}
        </span>
      )}
      <button type="button" className="button" onClick={() => void leave()}>
        Log out
      </button>
    </div>
  );
}
