/** What to do where nothing was asked yet. */
export function NoAnswer() {
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
