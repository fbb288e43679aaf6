import { useEffect } from 'react';
import { ResultsPane } from '../results/results-pane.tsx';
import { askQuestion } from '../workspace/ask-question.ts';
import { loadReaders } from '../workspace/load-readers.ts';
import { watchReader } from '../workspace/watch-reader.ts';
import { useWorkspaceState, type Workspace, WorkspaceContext } from '../workspace/workspace.ts';
import { AskBar } from './ask-bar.tsx';
import { Header } from './header.tsx';
import { QuestionPanes } from './question-panes.tsx';

/** The page: who asks and about whom, the question, and the answer. */
export function Page({ workspace }: { readonly workspace: Workspace }) {
  useEffect(() => {
    void loadReaders(workspace);
  }, [workspace]);
  useEffect(() => watchReader(workspace), [workspace]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) {
        event.stopPropagation();
        event.preventDefault();
        void askQuestion(workspace);
      }
    };
    // Before the editors, which would take it for their own.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [workspace]);
  return (
    <WorkspaceContext value={workspace}>
      <Header />
      <main className="main">
        <AskBar />
        <div className="columns">
          <QuestionPanes />
          <ResultsPane />
        </div>
      </main>
      <Announcer />
    </WorkspaceContext>
  );
}

function Announcer() {
  const said = useWorkspaceState((state) => state.said);
  return (
    <div className="heard-only" role="status">
      {said}
    </div>
  );
}
