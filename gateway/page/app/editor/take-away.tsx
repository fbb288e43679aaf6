import { useState } from 'react';
import { Icon } from '../look/icon.tsx';
import { loadGraph } from '../graph/load-graph.ts';
import { parseVariables, toOperationName } from '../workspace/variables.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';
import { toCurl, type WrittenQuestion } from './to-curl.ts';

/** Takes a query along, as a command or as a module with types. */
export function TakeAway() {
  const { store } = useWorkspace();
  const needsToken = useWorkspaceState((state) => state.reader !== undefined);
  const [told, setTold] = useState('');
  const url = `${window.location.origin}/graphql`;
  const copy = async (what: string, write: (question: WrittenQuestion) => string | Promise<string>) => {
    try {
      await navigator.clipboard.writeText(await write(readQuestion(store.get())));
      setTold(`${what} is copied.`);
    } catch {
      setTold(
        `${what} cannot be copied: mend the query and its variables, or allow this page the clipboard.`,
      );
    }
  };
  return (
    <div className="tool-line">
      <button
        type="button"
        className="button"
        onClick={() => void copy('The curl command', (question) => toCurl(url, question, needsToken))}
      >
        <Icon name="copy" /> curl
      </button>
      <button
        type="button"
        className="button"
        onClick={() =>
          void copy('The TypeScript', async (question) => {
            const [{ toTypeScript }, graph] = await Promise.all([import('./to-typescript.ts'), loadGraph()]);
            return toTypeScript(graph, url, question);
          })
        }
      >
        <Icon name="copy" /> TypeScript
      </button>
      <span className="hint" role="status">
        {told}
      </span>
    </div>
  );
}

function readQuestion({
  query,
  variables,
}: {
  readonly query: string;
  readonly variables: string;
}): WrittenQuestion {
  const given = parseVariables(variables);
  if (given === undefined) throw new Error('The variables are not JSON.');
  const operationName = toOperationName(query);
  return { query, variables: given, ...(operationName === undefined ? {} : { operationName }) };
}
