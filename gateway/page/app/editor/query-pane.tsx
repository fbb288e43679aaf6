import { lazy, Suspense, useState } from 'react';
import { QualifierNotice } from '../fields/qualifier-notice.tsx';
import { useGraph } from '../graph/use-graph.ts';
import { PlainEditors } from './plain-editors.tsx';
import { TakeAway } from './take-away.tsx';

const GraphiqlEditors = lazy(async () => ({
  default: (await import('./graphiql-editors.tsx')).GraphiqlEditors,
}));

/** The query and its variables as they are written. */
export function QueryPane() {
  const [isPlain, setPlain] = useState(() => window.matchMedia('(width < 600px)').matches);
  const graph = useGraph();
  return (
    <div className="pane-body">
      <label className="check-line">
        <input type="checkbox" checked={isPlain} onChange={() => setPlain(!isPlain)} />
        Plain text, without completion
      </label>
      {isPlain || typeof graph === 'string' ? (
        <PlainEditors />
      ) : (
        <Suspense fallback={<PlainEditors />}>
          <GraphiqlEditors schema={graph} />
        </Suspense>
      )}
      {typeof graph !== 'string' && <QualifierNotice graph={graph} />}
      {graph === 'failed' && (
        <p className="hint hint-warning">
          The schema did not arrive, so nothing is completed. Reload the page for it.
        </p>
      )}
      <TakeAway />
    </div>
  );
}
