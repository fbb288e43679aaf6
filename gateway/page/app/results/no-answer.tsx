import { Icon } from '../look/icon.tsx';
import type { Shown } from '../workspace/shown.ts';

/** What is said where no answer is shown, and what to do. */
export function NoAnswer({
  shown,
}: {
  readonly shown: Extract<Shown, { kind: 'nothing' | 'put-away' | 'asking' | 'stopped' }>;
}) {
  if (shown.kind === 'asking') return <p className="waiting">Asking …</p>;
  if (shown.kind === 'stopped') {
    return (
      <div className="welcome" role="note">
        <h2>Stopped before there was an answer</h2>
        <p>Nothing is known, which does not mean that there is nothing. Press Ask to ask again.</p>
      </div>
    );
  }
  if (shown.kind === 'put-away') {
    return (
      <div className="welcome" role="note">
        <h2>
          <Icon name="warning" /> Not asked yet
        </h2>
        <p>
          {shown.isOtherReader
            ? 'What was shown here was shown to another reader. It is put away.'
            : 'What was shown here was asked with another number or other variables. It is put away.'}{' '}
          Press <b>Ask</b> for what is chosen above.
        </p>
      </div>
    );
  }
  return (
    <div className="welcome">
      <h2>Three steps to an answer</h2>
      <ol>
        <li>Choose a person above: one is suggested already.</li>
        <li>Choose a question, or tick the fields that you want to see.</li>
        <li>
          Press <b>Ask</b>, or Control and Enter together.
        </li>
      </ol>
      <p>
        The answer always says first what it lacks: which setting answered, which could not be reached, and
        which you may not see. Then look at it as a table, a timeline or charts, and take it with you as a
        file.
      </p>
    </div>
  );
}
