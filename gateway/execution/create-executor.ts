import { GraphQLError, Kind } from 'graphql';
import type { ApolloGateway } from '@apollo/gateway';
import { codes } from '../../schema/runtime/codes.ts';
import { toGraphError } from '../../schema/runtime/graph-error.ts';
import type { Log } from '../../schema/runtime/log.ts';
import { isExplained, toClientFaults } from './client-faults.ts';
import { createClientOperation } from './client-operation.ts';
import type { Exchange } from './exchange.ts';
import type { Fault } from './fault.ts';
import { findUnanswered } from './unanswered.ts';

/** Carries out a planned operation. */
export type GatewayExecutor = ApolloGateway['executor'];

/**
 * Wraps the gateway's executor so that every empty field of its answer is told of with its place, part of the
 * graph and permanent code, and nothing else is told.
 */
export function createExecutor(execute: GatewayExecutor, log: Log): GatewayExecutor {
  return async (context) => {
    const exchange = context.context as Exchange;
    const result = await run(execute, context, log);
    if (result.data === undefined) return { errors: toRefusals(result.errors ?? [], log) };
    const client = createClientOperation({
      schema: context.schema,
      document: context.document,
      operation: context.operation,
      variables: context.request.variables ?? {},
    });
    const { data } = result;
    const unanswered = findUnanswered(client, exchange.tree.root);
    const faults = [...toClientFaults(client, data, [...exchange.faults, ...unanswered])];
    for (const path of toInvalidPlaces(result.extensions)) {
      if (!isExplained(path, faults)) faults.push({ path, code: 'VALUE_INVALID' });
    }
    if (result.errors !== undefined) {
      // Whatever a subgraph does is a fault above, so an error of the executor is a defect of ours.
      log.error('execution failed', {
        code: 'INTERNAL_SERVER_ERROR',
        cause: result.errors[0]?.originalError,
      });
      if (faults.length === 0) faults.push({ path: [], code: 'INTERNAL_SERVER_ERROR' });
    }
    return faults.length === 0 ? { data } : { data, errors: faults.map(toClientError) };
  };
}

async function run(
  execute: GatewayExecutor,
  context: Parameters<GatewayExecutor>[0],
  log: Log,
): ReturnType<GatewayExecutor> {
  try {
    return await execute(context);
  } catch (cause) {
    log.error('execution failed', { code: 'INTERNAL_SERVER_ERROR', cause });
    return { errors: [toGraphError('INTERNAL_SERVER_ERROR')] };
  }
}

/** The places that the shaper of answers emptied because a value did not fit its type. */
function toInvalidPlaces(
  extensions: Readonly<Record<string, unknown>> | undefined,
): readonly Fault['path'][] {
  const completion = extensions?.['valueCompletion'];
  if (!Array.isArray(completion)) return [];
  return completion.flatMap((error: unknown) =>
    error instanceof GraphQLError && error.path !== undefined ? [error.path] : [],
  );
}

/** What an operation that was not carried out is told: its variables do not fit, or it is our fault. */
function toRefusals(errors: readonly GraphQLError[], log: Log): GraphQLError[] {
  return errors.map((error) => {
    const variable = /^Variable "\$([_A-Za-z][_A-Za-z0-9]{0,63})"/.exec(error.message)?.[1];
    if (variable !== undefined && error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) {
      // The library's own message holds the value, which can be an NHS number.
      const message = `The variable "$${variable}" is missing or does not fit its type.`;
      return toGraphError('BAD_USER_INPUT', { message });
    }
    log.error('execution failed', { code: 'INTERNAL_SERVER_ERROR', cause: error.originalError ?? error });
    return toGraphError('INTERNAL_SERVER_ERROR');
  });
}

function toClientError({ path, code, setting, reason, message }: Fault): GraphQLError {
  return toGraphError(code, {
    message: message ?? codes[code],
    ...(path.length === 0 ? {} : { path }),
    ...(setting === undefined ? {} : { setting }),
    ...(reason === undefined ? {} : { reason }),
  });
}
