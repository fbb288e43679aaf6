import { useEffect, useRef, useState } from 'react';
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
  const isAsking = asking !== undefined;
  const buttons = useRef<HTMLDivElement>(null);
  const isHeld = useRef(false);
  useEffect(() => {
    // Whoever pressed the button that went would be sent to the top of the page by its going.
    if (isHeld.current && document.activeElement === document.body) {
      buttons.current?.querySelector('button')?.focus({ preventScroll: true });
    }
  }, [isAsking]);
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
      <div
        className="ask"
        ref={buttons}
        onFocus={() => (isHeld.current = true)}
        onBlur={() => (isHeld.current = false)}
      >
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
          <button
            key="stop"
            type="button"
            className="button button-stop"
            onClick={() => asking.stop()}
            // A key that is held down since it asked does not stop it.
            onKeyDown={(event) => event.repeat && event.preventDefault()}
          >
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
