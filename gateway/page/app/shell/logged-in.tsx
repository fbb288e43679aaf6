import { logOut } from '../asking/login.ts';
import { problems } from '../asking/problems.ts';
import { refuseExchange } from '../workspace/exchange.ts';
import { leavePage } from '../workspace/watch-reader.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';

/** Who is logged in, and the button that ends it. */
export function LoggedIn() {
  const workspace = useWorkspace();
  const { store } = workspace;
  const reader = useWorkspaceState((state) => state.reader);
  const leave = async () => {
    store.get().asking?.stop();
    try {
      const next = await logOut();
      // Nothing of it stands in the page while the browser goes elsewhere, nor when somebody comes back.
      leavePage(workspace);
      window.location.replace(next);
    } catch {
      store.set(({ latest }) => ({
        asking: undefined,
        latest: refuseExchange(latest, problems.stillLoggedIn),
        said: `${problems.stillLoggedIn.title}. ${problems.stillLoggedIn.advice}`,
      }));
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
