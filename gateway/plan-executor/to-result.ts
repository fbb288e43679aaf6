import type { GatewayExecutor, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import type { GraphQLError } from 'graphql';
import { codes } from '../../schema/runtime/codes.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import { createCompleteness } from '../completeness/create-completeness.ts';
import {
  isExplained,
  toAskedPath,
  toClientFaults,
  valueAt,
  withoutRepeats,
} from '../execution/client-faults.ts';
import { type ClientOperation, createClientOperation } from '../execution/client-operation.ts';
import type { Exchange } from '../execution/exchange.ts';
import type { Fault } from '../execution/fault.ts';
import type { ResponseObject } from '../execution/response-object.ts';
import type { CompiledOperation } from './compile-operation.ts';
import type { ShapeReport } from './compile-shape.ts';
import { downgrade } from './downgrade.ts';

/** A request as the server gives it to what carries it out. */
export type Context = GatewayGraphQLRequestContext;

/** What the server is given to answer. */
export type Result = Awaited<ReturnType<GatewayExecutor>>;

/** Makes the client's answer of all that was answered, and says what is missing and why. */
export function toResult(
  context: Context,
  { shape, introspect, status }: CompiledOperation,
  root: ResponseObject,
  coerced: Readonly<Record<string, unknown>>,
): Result {
  const exchange = context.context as Exchange;
  const report: ShapeReport = { missing: [], invalid: [], denied: [], statuses: [] };
  const data = shape(root, introspect?.(coerced) ?? {}, report);
  const { missing, invalid, denied } = report;
  const isFaultless = exchange.faults.length + missing.length + invalid.length + denied.length === 0;
  const client = isFaultless ? undefined : toClient(context);
  const told = client === undefined ? [] : toFaults(client, data, exchange.faults, report);
  // By all that went wrong, also where the client did not ask for it itself.
  const standings = status === undefined ? [] : downgrade(status, report.statuses, exchange.faults);
  const completeness = createCompleteness({
    asked: exchange.asked,
    // What gave way to something that must not be empty is not there to be spoken of.
    standings: isFaultless ? standings : standings.filter(({ path }) => valueAt(data, path) !== null),
    told,
    faults:
      client === undefined
        ? []
        : exchange.faults.map((fault) => ({ ...fault, path: toAskedPath(client, fault.path) })),
  });
  const extensions = { completeness };
  return told.length === 0 ? { data, extensions } : { data, errors: told.map(toClientError), extensions };
}

function toClient({ schema, document, operation, request }: Context): ClientOperation {
  return createClientOperation({ schema, document, operation, variables: request.variables ?? {} });
}

function toFaults(
  client: ClientOperation,
  data: unknown,
  found: readonly Fault[],
  { missing, invalid, denied }: ShapeReport,
): readonly Fault[] {
  const unanswered = missing.map((path): Fault => ({ path, code: 'FIELD_MISSING' }));
  const faults = [...toClientFaults(client, data, [...found, ...unanswered])];
  for (const path of denied) faults.push({ path, code: 'FORBIDDEN' });
  for (const path of invalid) {
    if (!isExplained(path, faults)) faults.push({ path, code: 'VALUE_INVALID' });
  }
  return withoutRepeats(data, faults);
}

function toClientError({ path, code, setting, reason, message }: Fault): GraphQLError {
  return toGraphError(code, {
    message: message ?? codes[code],
    ...(path.length === 0 ? {} : { path }),
    ...(setting === undefined ? {} : { setting }),
    ...(reason === undefined ? {} : { reason }),
  });
}
