import type { Code } from '../../schema/runtime/codes.ts';

/** Why an operation was not planned although it may be right: it took too long, or too many others wait. */
export class PlanLimit extends Error {
  override readonly name = 'PlanLimit';
  readonly code: Extract<Code, 'PLAN_BUDGET_EXCEEDED' | 'PLANNING_BUSY'>;

  constructor(code: PlanLimit['code']) {
    super(code);
    this.code = code;
  }
}
