import { useEffect, useState } from 'react';
import { toBytes } from '../answer/words.ts';
import { Icon } from '../look/icon.tsx';
import { PersonPicker } from '../people/person-picker.tsx';
import { askQuestion } from '../workspace/ask-question.ts';
import { type Asking, useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';

/** Whom the question is about, which question it is, and the button that asks it. */
export function AskBar() {
  const workspace = useWorkspace();
  const title = useWorkspaceState((state) => state.title);
  const asking = useWorkspaceState((state) => state.asking);
  return (
    <form
      className="ask-bar"
      aria-label="Ask"
      onSubmit={(event) => {
        event.preventDefault();
        void askQuestion(workspace);
      }}
    >
      <PersonPicker />
      <div className="ask">
        <span className="ask-title">
          <span className="ask-label">Question</span>
          <strong>{title}</strong>
        </span>
        {asking === undefined ? (
          <button key="ask" type="submit" className="button button-primary" aria-keyshortcuts="Control+Enter">
            <Icon name="play" /> Ask
          </button>
        ) : (
          // A button of its own: one that turned into the other while it is pressed would ask again.
          <button key="stop" type="button" className="button button-stop" onClick={() => asking.stop()}>
            <Icon name="stop" /> Stop
          </button>
        )}
      </div>
      {asking !== undefined && <Progress {...asking} />}
    </form>
  );
}

function Progress({ startedAt, bytes, pages }: Asking) {
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, (now - startedAt) / 1000).toFixed(1);
  return (
    <p className="progress">
      <progress aria-label="Asking" />
      {pages > 0 && ` ${pages} pages read,`} {seconds} s{bytes > 0 && `, ${toBytes(bytes)} so far`}
    </p>
  );
}
