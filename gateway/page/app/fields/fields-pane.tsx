import './fields.css';
import { useId, useMemo, useState } from 'react';
import { useGraph } from '../graph/use-graph.ts';
import { writeQuery } from '../workspace/choose.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';
import { FieldTree, type Ticking } from './field-tree.tsx';
import { FoundFields } from './found-fields.tsx';
import { QualifierNotice } from './qualifier-notice.tsx';
import { readQuery } from './read-query.ts';
import { createFieldSearch } from './search-fields.ts';
import { toggleField } from './toggle-field.ts';

/** The graph's fields, to be found in clinical words and asked for by ticking. */
export function FieldsPane() {
  const workspace = useWorkspace();
  const graph = useGraph();
  const query = useWorkspaceState((state) => state.query);
  const [sought, setSought] = useState('');
  const field = useId();
  const search = useMemo(() => (typeof graph === 'string' ? undefined : createFieldSearch(graph)), [graph]);
  const read = useMemo(() => readQuery(query), [query]);
  if (graph === 'loading') return <p className="notice">Reading the graph …</p>;
  if (graph === 'failed' || search === undefined) {
    return (
      <p className="notice" role="alert">
        The schema did not arrive. Look whether the gateway runs, then reload the page.
      </p>
    );
  }
  const ticking: Ticking = {
    schema: graph,
    ticked: read?.ticked ?? new Set(),
    toggle: (path) => writeQuery(workspace, toggleField(graph, query, path)),
  };
  return (
    <div className="pane-body">
      <label htmlFor={field} className="field-search">
        Find a field by what you call it
        <input
          id={field}
          type="search"
          autoComplete="off"
          placeholder="such as blood test, A&E, next of kin"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      </label>
      <QualifierNotice graph={graph} />
      {read === undefined && (
        <p className="hint hint-warning">
          The query as it is written cannot be read; ticking starts a new one.
        </p>
      )}
      {sought.trim() === '' ? (
        <FieldTree ticking={ticking} />
      ) : (
        <FoundFields ticking={ticking} found={search(sought)} sought={sought} />
      )}
    </div>
  );
}
