import { useId } from 'react';
import { writeQuery, writeVariables } from '../workspace/choose.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';

/** The query and its variables in plain fields: light, and at home with every aid. */
export function PlainEditors() {
  const workspace = useWorkspace();
  const query = useWorkspaceState((state) => state.query);
  const variables = useWorkspaceState((state) => state.variables);
  const id = useId();
  return (
    <>
      <label htmlFor={`${id}-query`}>Query</label>
      <textarea
        id={`${id}-query`}
        className="code-field"
        rows={20}
        spellCheck={false}
        autoComplete="off"
        value={query}
        onChange={(event) => writeQuery(workspace, event.currentTarget.value)}
      />
      <label htmlFor={`${id}-variables`}>Variables</label>
      <textarea
        id={`${id}-variables`}
        className="code-field"
        rows={4}
        spellCheck={false}
        autoComplete="off"
        value={variables}
        onChange={(event) => writeVariables(workspace, event.currentTarget.value)}
      />
    </>
  );
}
