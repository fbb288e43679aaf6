import { useMemo, useRef } from 'react';
import './plan.css';
import type { Answer } from '../../asking/answer.ts';
import { SvgButton } from '../../files/svg-button.tsx';
import { askQuestion } from '../../workspace/ask-question.ts';
import { useWorkspace, useWorkspaceState } from '../../workspace/workspace.ts';
import { PlanPicture } from './plan-picture.tsx';
import { PlanTable } from './plan-table.tsx';
import { readPlan } from './read-plan.ts';

/** How an answer came about: which part of the graph was asked when, and how long each took. */
export function PlanView({ answer }: { readonly answer: Answer }) {
  const workspace = useWorkspace();
  const asking = useWorkspaceState((state) => state.asking);
  const picture = useRef<SVGSVGElement>(null);
  const fetches = useMemo(() => readPlan(answer.extensions['plan']), [answer]);
  if (fetches === undefined || fetches.length === 0) {
    return (
      <div className="view">
        <p>
          This answer came without its plan. The plan says which part of the graph was asked when, and how
          long each took; it is only shown to those who may see it.
        </p>
        <p>
          <button
            type="button"
            className="button"
            disabled={asking !== undefined}
            onClick={() => void askQuestion(workspace)}
          >
            Ask again with the plan
          </button>
        </p>
      </div>
    );
  }
  return (
    <div className="view">
      <div className="tool-line">
        <p className="hint">
          Stages follow one another; within one, all are asked at once. The whole took{' '}
          {Math.round(answer.milliseconds)} ms as seen from here.
        </p>
        <SvgButton answer={answer} what="plan" picture={picture} />
      </div>
      <PlanPicture fetches={fetches} picture={picture} />
      <PlanTable fetches={fetches} />
    </div>
  );
}
