import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { GraphQLError, type GraphQLSchema, getVariableValues, OperationTypeNode } from 'graphql';
import { type Code, codes } from '../../schema/runtime/codes.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import type { Log } from '../../schema/runtime/log.ts';
import type { DecidePolicies } from '../authorization/policies.ts';
import { toRights } from '../authorization/rights.ts';
import { findRefused } from '../authorization/find-refused.ts';
import { createClientOperation } from '../execution/client-operation.ts';
import { nameCaller } from '../identity/name-caller.ts';
import type { Exchange } from '../execution/exchange.ts';
import { recordRefusals, type RefusalRecorder } from '../execution/record-refusals.ts';
import { checkFetches } from '../limits/fetch-limit.ts';
import { toRefusalError } from '../limits/refusal.ts';
import { PlanLimit } from '../planning/plan-limit.ts';
import type { PlanAsker } from '../planning/plan-question.ts';
import { isPlanWanted } from '../plan-view/is-plan-wanted.ts';
import { createPlanRecorder } from '../plan-view/plan-recorder.ts';
import { toPlanView } from '../plan-view/to-plan-view.ts';
import { carryOut } from './carry-out.ts';
import { evaluateConditions } from './conditions.ts';
import type { Generation, KnownOperation } from './create-generation.ts';
import { PlanRefusal } from './plan-refusal.ts';
import { settleVariables } from './settle-variables.ts';
import { type Context, type Result, toResult } from './to-result.ts';
import { toVariableRefusal, toVariableRefusals } from './variable-refusals.ts';

/** What operations are carried out with. */
export interface PlanExecutorOptions {
  /** The generation of a schema as clients see it. */
  readonly generationOf: (schema: GraphQLSchema) => Generation;
  /** How many requests to subgraphs one operation may need. */
  readonly maximumRequests: number;
  /** Whether whoever asks to be shown how an operation was carried out may see it; nobody where it is left out. */
  readonly showsPlans?: boolean;
  /** Decides the policies that a supergraph names; all are decided against the caller where it is left out. */
  readonly decidePolicies?: DecidePolicies | undefined;
  /** Who records what is refused before anybody is asked; it is not recorded where this is left out. */
  readonly refusalRecorder?: RefusalRecorder | undefined;
  readonly log: Log;
}

/**
 * Builds what carries out operations: each is planned and compiled once, and every field of its answer is a fitting
 * value, or `null` for a reason that is told.
 */
export function createPlanExecutor(options: PlanExecutorOptions): GatewayExecutor {
  const { log } = options;
  return async (context) => {
    try {
      return await execute(context, options);
    } catch (cause) {
      if (cause instanceof PlanLimit) return { errors: [toPlanLimitError(cause)] };
      const reason = cause instanceof PlanRefusal ? cause.message : undefined;
      log.error('execution failed', {
        code: 'INTERNAL_SERVER_ERROR',
        cause,
        ...(reason === undefined ? {} : { reason }),
      });
      return { errors: [toGraphError('INTERNAL_SERVER_ERROR')] };
    }
  };
}

async function execute(context: Context, options: PlanExecutorOptions): Promise<Result> {
  const { generationOf, maximumRequests, showsPlans = false, decidePolicies, log } = options;
  const { schema, document, operation } = context;
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    return { errors: [toStatusError('SUBSCRIPTION_NOT_SUPPORTED', 400)] };
  }
  const exchange = context.context as Exchange;
  const definitions = operation.variableDefinitions ?? [];
  const variables = settleVariables(schema, definitions, context.request.variables ?? {});
  const values = getVariableValues(schema, definitions, variables);
  if (values.errors !== undefined) return { errors: toVariableRefusals(values.errors) };
  // The same text holds another operation under another name.
  const key = `${context.queryHash} ${operation.name?.value ?? ''}`;
  const text = context.source ?? context.request.query ?? '';
  const generation = generationOf(schema);
  const rights = exchange.rights ?? toRights(exchange.request.caller, decidePolicies);
  const known = generation.get({ key, text, document, operation }, rights);
  const conditions = evaluateConditions(known.conditions, values.coerced);
  if (conditions === undefined) return { errors: known.conditions.map(toVariableRefusal) };
  if (!(await isRefusalRecorded(context, known, values.coerced, options))) {
    return { errors: [toStatusError('AUDIT_UNAVAILABLE', 503)] };
  }
  const compiled = await known.compile(conditions, toAsker(exchange));
  const refusal = checkFetches(compiled.requests.length, maximumRequests);
  if (refusal !== undefined) return { errors: [toRefusalError(refusal)] };
  const recorder = showsPlans && isPlanWanted(context.request.extensions) ? createPlanRecorder() : undefined;
  const root = await carryOut(compiled.requests, {
    subgraphs: generation.subgraphs,
    exchange,
    variables,
    log,
    isSame: compiled.isSame,
    ...(recorder === undefined ? {} : { recorder }),
  });
  const result = toResult(context, compiled, root, values.coerced);
  if (recorder === undefined) return result;
  return { ...result, extensions: { ...result.extensions, plan: toPlanView(compiled.requests, recorder) } };
}

/** Whether it is recorded what the caller asked for and may not; also where that is nothing, or nobody records it. */
async function isRefusalRecorded(
  context: Context,
  { permitted }: KnownOperation,
  variables: Readonly<Record<string, unknown>>,
  { generationOf, refusalRecorder, log }: PlanExecutorOptions,
): Promise<boolean> {
  if (permitted === undefined || refusalRecorder === undefined) return true;
  const { schema, document, operation } = context;
  const whole = createClientOperation({ schema, document, operation, variables });
  const refused = findRefused(schema, whole, permitted, variables);
  if (refused.length === 0) return true;
  const exchange = context.context as Exchange;
  const { subgraphs } = generationOf(schema);
  if (await recordRefusals(refusalRecorder, refused, subgraphs, exchange)) return true;
  const { requestId } = exchange.request;
  log.warn('a refusal could not be recorded', { code: 'AUDIT_UNAVAILABLE', requestId });
  return false;
}

/** Who waits for a plan: nobody's many questions keep another caller waiting. */
function toAsker({ request: { caller }, signal, watch }: Exchange): PlanAsker {
  const name = caller === undefined ? '' : nameCaller(caller);
  return { name, signal, ...(watch === undefined ? {} : { watch }) };
}

/** An operation that is too hard to plan is the client's to change; that others wait is not its doing. */
function toPlanLimitError({ code }: PlanLimit): GraphQLError {
  return toStatusError(code, code === 'PLAN_BUDGET_EXCEEDED' ? 400 : 503);
}

/** An error with the status that comes with it where nothing was begun. */
function toStatusError(code: Code, status: number): GraphQLError {
  return new GraphQLError(codes[code], { extensions: { code, http: { status } } });
}
