import type { QueryPlan } from '@apollo/query-planner';
import type { RequestWatch } from '../telemetry/request-watch.ts';
import type { Conditions } from '../plan-executor/conditions.ts';

/** An operation that is to be planned, as it travels to where that is done. */
export interface PlanQuestion {
  /** The text of the document, which is valid on the supergraph. */
  readonly text: string;
  /** Which operation of the document; absent where it holds one only. */
  readonly operationName?: string;
  /** What its conditions are, by the client's names. */
  readonly conditions: Conditions;
}

/** Who waits for a plan. */
export interface PlanAsker {
  /** The same for all that one caller asks, so that nobody waits behind another's many questions. */
  readonly name: string;
  /** Fires when the plan is no longer wanted. */
  readonly signal: AbortSignal;
  /** Sees what becomes of the plan; absent where nobody looks. */
  readonly watch?: Pick<RequestWatch, 'planned' | 'beginStep'>;
}

/** The plan of an operation, or of the first of its parts with those of the others. */
export type OperationPlan = QueryPlan & { readonly besides?: readonly QueryPlan[] };

/** A plan with how many characters its JSON has. */
export interface WeighedPlan {
  readonly plan: OperationPlan;
  readonly weight: number;
}

/** Plans operations of one supergraph; fails with a `PlanRefusal` or a `PlanLimit`. */
export type PlanOperation = (question: PlanQuestion, asker: PlanAsker) => Promise<WeighedPlan>;
