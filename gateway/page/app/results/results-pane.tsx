import { lazy, Suspense, useEffect, useRef } from 'react';
import { toBytes, toCount, toDuration } from '../answer/words.ts';
import type { Answer } from '../asking/answer.ts';
import { CompletenessBar } from '../completeness/completeness-bar.tsx';
import { Tabs } from '../shell/tabs.tsx';
import { ProblemBox } from '../shell/problem-box.tsx';
import { chooseView } from '../workspace/choose.ts';
import { type Shown, useShown } from '../workspace/shown.ts';
import type { ViewName } from '../workspace/view-names.ts';
import { useWorkspace, useWorkspaceState } from '../workspace/workspace.ts';
import { AnswerFaults } from './answer-faults.tsx';
import { MoreToRead } from './more-to-read.tsx';
import { FaultBoundary } from '../shell/fault-boundary.tsx';
import { NoAnswer } from './no-answer.tsx';
import { PrintedHead } from './printed-head.tsx';
import { OtherQuestion } from './other-question.tsx';

const views = {
  table: lazy(async () => ({ default: (await import('./table/table-view.tsx')).TableView })),
  timeline: lazy(async () => ({ default: (await import('./timeline/timeline-view.tsx')).TimelineView })),
  charts: lazy(async () => ({ default: (await import('./charts/charts-view.tsx')).ChartsView })),
  json: lazy(async () => ({ default: (await import('./json/json-view.tsx')).JsonView })),
  plan: lazy(async () => ({ default: (await import('./plan/plan-view.tsx')).PlanView })),
} as const satisfies Record<ViewName, unknown>;

const tabs = [
  { name: 'table', label: 'Table' },
  { name: 'timeline', label: 'Timeline' },
  { name: 'charts', label: 'Charts' },
  { name: 'json', label: 'JSON' },
  { name: 'plan', label: 'Plan' },
] as const;

/** The answer: what it lacks first, then what it holds, in the way that is chosen. */
export function ResultsPane() {
  const pane = useRef<HTMLElement>(null);
  const shown = useShown();
  const isAsking = useWorkspaceState((state) => state.asking !== undefined);
  const isHeld = useRef(false);
  const what = shown.kind === 'answer' ? shown.answer : shown.kind === 'failed' ? shown.problem : undefined;
  useEffect(() => {
    // Where the page is one column, what was asked for stands far below what asked for it.
    const place = pane.current?.getBoundingClientRect().top ?? 0;
    if (what !== undefined && place > window.innerHeight * 0.7) pane.current?.scrollIntoView();
  }, [what]);
  useEffect(() => {
    // Whoever stood in what was taken away would be sent to the top of the page by its going.
    if (isHeld.current && document.activeElement === document.body)
      pane.current?.focus({ preventScroll: true });
  }, [shown.kind]);
  return (
    <section
      ref={pane}
      className="results"
      id="answer"
      aria-label="Answer"
      aria-busy={isAsking}
      tabIndex={-1}
      onFocus={() => (isHeld.current = true)}
      onBlur={() => (isHeld.current = false)}
    >
      <ShownParts shown={shown} />
    </section>
  );
}

function ShownParts({ shown }: { readonly shown: Shown }) {
  if (shown.kind === 'failed') return <ProblemBox problem={shown.problem} />;
  if (shown.kind !== 'answer') return <NoAnswer shown={shown} />;
  const { answer, problem, number, otherQuestion } = shown;
  return (
    <>
      {problem !== undefined && <ProblemBox problem={problem} earlier={answer} />}
      <AnswerViews key={number} answer={answer} otherQuestion={otherQuestion} />
    </>
  );
}

function AnswerViews({
  answer,
  otherQuestion,
}: {
  readonly answer: Answer;
  readonly otherQuestion: string | undefined;
}) {
  const workspace = useWorkspace();
  const view = useWorkspaceState((state) => state.view);
  const View = views[view];
  // How an operation was carried out is told in the sandbox alone.
  const shown = tabs.filter(({ name }) => name !== 'plan' || workspace.settings.isSandbox);
  return (
    <>
      <PrintedHead answer={answer} />
      {otherQuestion !== undefined && <OtherQuestion title={otherQuestion} />}
      <CompletenessBar answer={answer} />
      <AnswerFaults answer={answer} />
      <MoreToRead answer={answer} />
      <Tabs
        label="Ways of looking"
        tabs={shown}
        chosen={view}
        onChoose={(name) => chooseView(workspace, name)}
      >
        <FaultBoundary
          key={`${view} ${answer.askedAt.getTime()}`}
          title="This cannot be shown in this way."
          advice="That says nothing of what the answer holds. Choose another way of looking, or reload the page and ask again."
        >
          <Suspense fallback={<p className="notice">Opening …</p>}>
            <View answer={answer} />
          </Suspense>
        </FaultBoundary>
      </Tabs>
      <p className="results-foot">
        Asked {answer.askedAt.toLocaleTimeString('en-GB')}
        {answer.reader !== undefined && ` as ${answer.reader}`}, answered in {toDuration(answer.milliseconds)}
        , {toBytes(answer.bytes)}
        {answer.errors.length > 0 && `, ${toCount(answer.errors.length, 'part')} not answered`}
        {answer.requestId !== undefined && (
          <>
            , request <code>{answer.requestId}</code>
          </>
        )}
      </p>
    </>
  );
}
