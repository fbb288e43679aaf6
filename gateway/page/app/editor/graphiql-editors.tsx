import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import './editor.css';
import { GraphiQLProvider, QueryEditor, useGraphiQL, VariableEditor } from '@graphiql/react';
import type { GraphQLSchema } from 'graphql';
import { useEffect, useState } from 'react';
import { createMemoryStorage } from '../memory-storage.ts';
import { systemTheme } from '../look/theme-button.tsx';
import { writeQuery, writeVariables } from '../workspace/choose.ts';
import { useWorkspace } from '../workspace/workspace.ts';
import { editorColours } from './editor-colours.ts';
import { EditorTheme } from './editor-theme.tsx';

/** GraphiQL's editors, which complete what is typed and mark what the graph does not have. */
export function GraphiqlEditors({ schema }: { readonly schema: GraphQLSchema }) {
  const { store } = useWorkspace();
  const [parts] = useState(() => ({
    storage: createMemoryStorage(),
    query: store.get().query,
    variables: store.get().variables,
    theme: systemTheme(),
  }));
  return (
    <GraphiQLProvider
      schema={schema}
      fetcher={refuseToFetch}
      storage={parts.storage}
      initialQuery={parts.query}
      initialVariables={parts.variables}
      defaultTheme={parts.theme}
      editorTheme={editorColours}
      dangerouslyAssumeSchemaIsValid
      shouldPersistHeaders={false}
    >
      <EditorTheme />
      <EditorLinks />
      <h2 className="small-head">Query</h2>
      <div className="graphiql-container editor-box editor-query">
        <QueryEditor aria-label="Query editor: press Enter to type, Escape to leave" role="group" />
      </div>
      <h2 className="small-head">Variables</h2>
      <div className="graphiql-container editor-box editor-variables">
        <VariableEditor aria-label="Variables editor: press Enter to type, Escape to leave" role="group" />
      </div>
    </GraphiQLProvider>
  );
}

/** The page asks by itself, with progress and a way to stop; the editors only edit. */
const refuseToFetch = () => Promise.reject(new Error('The editors ask nothing by themselves.'));

/** Keeps the editors and the page at the same text, in both directions. */
function EditorLinks() {
  const workspace = useWorkspace();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  useEffect(() => {
    const links = [
      queryEditor?.onDidChangeModelContent(() => writeQuery(workspace, queryEditor.getValue())),
      variableEditor?.onDidChangeModelContent(() => writeVariables(workspace, variableEditor.getValue())),
    ];
    const follow = () => {
      const { query, variables } = workspace.store.get();
      if (queryEditor !== undefined && queryEditor.getValue() !== query) queryEditor.setValue(query);
      if (variableEditor !== undefined && variableEditor.getValue() !== variables)
        variableEditor.setValue(variables);
    };
    follow();
    const unsubscribe = workspace.store.subscribe(follow);
    return () => {
      unsubscribe();
      for (const link of links) link?.dispose();
    };
  }, [workspace, queryEditor, variableEditor]);
  return null;
}
