import type { GatewayExecutor, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { type GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql';
import { codes } from '../../schema/runtime/codes.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import type { Log } from '../../schema/runtime/log.ts';
import { isExplained, toClientFaults } from '../execution/client-faults.ts';
import { createClientOperation } from '../execution/client-operation.ts';
import type { Exchange } from '../execution/exchange.ts';
import type { Fault } from '../execution/fault.ts';
import type { ResponseObject } from '../execution/response-object.ts';
import { checkFetches } from '../limits/fetch-limit.ts';
import { toRefusalError } from '../limits/refusal.ts';
import { carryOut } from './carry-out.ts';
import type { CompiledOperation } from './compile-operation.ts';
import type { ShapeReport } from './compile-shape.ts';
import { evaluateConditions } from './conditions.ts';
import type { Generation } from './create-generation.ts';
import { downgrade } from './downgrade.ts';
import { PlanRefusal } from './plan-refusal.ts';
import type { Subgraphs } from './subgraph.ts';
import { toVariableRefusal, toVariableRefusals } from './variable-refusals.ts';

/** What operations are carried out with. */
export interface PlanExecutorOptions {
  readonly subgraphs: Subgraphs;
  /** The generation of a schema as clients see it. */
  readonly generationOf: (schema: GraphQLSchema) => Generation;
  /** How many requests to subgraphs one operation may need. */
  readonly maximumRequests: number;
  readonly log: Log;
}

type Context = GatewayGraphQLRequestContext;
type Result = Awaited<ReturnType<GatewayExecutor>>;

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

async function execute(
  context: Context,
  { subgraphs, generationOf, maximumRequests, log }: PlanExecutorOptions,
): Promise<Result> {
  const { schema, document, operation } = context;
  const exchange = context.context as Exchange;
  const variables: Readonly<Record<string, unknown>> = context.request.variables ?? {};
  const values = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (values.errors !== undefined) return { errors: toVariableRefusals(values.errors) };
  // The same text holds another operation under another name.
  const key = `${context.queryHash} ${operation.name?.value ?? ''}`;
  const known = generationOf(schema).get({ key, document, operation });
  const conditions = evaluateConditions(known.conditions, values.coerced);
  if (conditions === undefined) return { errors: known.conditions.map(toVariableRefusal) };
  const compiled = await known.compile(conditions);
  const refusal = checkFetches(compiled.requests.length, maximumRequests);
  if (refusal !== undefined) return { errors: [toRefusalError(refusal)] };
  const root = await carryOut(compiled.requests, { subgraphs, exchange, variables, log });
  return toResult(context, compiled, root, values.coerced);
}

function toResult(
  context: Context,
  { shape, introspect, status }: CompiledOperation,
  root: ResponseObject,
  coerced: Readonly<Record<string, unknown>>,
): Result {
  const report: ShapeReport = { missing: [], invalid: [], statuses: [] };
  const data = shape(root, introspect?.(coerced) ?? {}, report);
  const faults = toFaults(context, data, report);
  // By all that went wrong, also where the client did not ask for it itself.
  if (status !== undefined) downgrade(status, report.statuses, (context.context as Exchange).faults);
  return faults.length === 0 ? { data } : { data, errors: faults.map(toClientError) };
}

function toFaults(context: Context, data: unknown, { missing, invalid }: ShapeReport): readonly Fault[] {
  const { schema, document, operation } = context;
  const exchange = context.context as Exchange;
  if (exchange.faults.length + missing.length + invalid.length === 0) return [];
  const variables = context.request.variables ?? {};
  const client = createClientOperation({ schema, document, operation, variables });
  const unanswered = missing.map((path): Fault => ({ path, code: 'FIELD_MISSING' }));
  const faults = [...toClientFaults(client, data, [...exchange.faults, ...unanswered])];
  for (const path of invalid) {
    if (!isExplained(path, faults)) faults.push({ path, code: 'VALUE_INVALID' });
  }
  return faults;
}

function toClientError({ path, code, setting, reason, message }: Fault): GraphQLError {
  return toGraphError(code, {
    message: message ?? codes[code],
    ...(path.length === 0 ? {} : { path }),
    ...(setting === undefined ? {} : { setting }),
    ...(reason === undefined ? {} : { reason }),
  });
}
