import { lazy, Suspense } from 'react';
import { QuestionsPane } from '../questions/questions-pane.tsx';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';
import { FaultBoundary } from './fault-boundary.tsx';
import { Tabs } from './tabs.tsx';

const QueryPane = lazy(async () => ({ default: (await import('../editor/query-pane.tsx')).QueryPane }));
const FieldsPane = lazy(async () => ({ default: (await import('../fields/fields-pane.tsx')).FieldsPane }));

const panes = [
  { name: 'questions', label: 'Questions' },
  { name: 'fields', label: 'Fields' },
  { name: 'query', label: 'Query' },
] as const;

/** The ways of putting a question: a prepared one, by ticking fields, or as it is written. */
export function QuestionPanes() {
  const { store } = useWorkspace();
  const pane = useWorkspaceState((state) => state.pane);
  return (
    <section className="question" aria-label="Question">
      <Tabs label="Ways of asking" tabs={panes} chosen={pane} onChoose={(name) => store.set({ pane: name })}>
        <FaultBoundary
          key={pane}
          title="This could not be opened."
          advice="Choose another way of asking, or reload the page."
        >
          <Suspense fallback={<Waiting />}>
            {pane === 'questions' && <QuestionsPane />}
            {pane === 'fields' && <FieldsPane />}
            {pane === 'query' && <QueryPane />}
          </Suspense>
        </FaultBoundary>
      </Tabs>
    </section>
  );
}

function Waiting() {
  return <p className="notice">Opening …</p>;
}
