import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { codes, isCode } from '../../schema/runtime/codes.ts';
import type { Log } from './log.ts';

/** Turns any error into one that may leave the process: a permanent code with its sentence and path, nothing else. */
export function toMaskedError(error: unknown, log: Log): GraphQLFormattedError {
  const path = error instanceof GraphQLError && error.path !== undefined ? { path: error.path } : {};
  const original = unwrapResolverError(error);
  if (original instanceof GraphQLError && isCode(original.extensions['code'])) {
    const { code, reason, setting } = original.extensions;
    const message = code === 'INTERNAL_SERVER_ERROR' ? codes[code] : original.message;
    return {
      message,
      ...path,
      extensions: { code, ...(reason ? { reason } : {}), ...(setting ? { setting } : {}) },
    };
  }
  log.error('resolver threw', { code: 'INTERNAL_SERVER_ERROR', cause: original });
  return { message: codes.INTERNAL_SERVER_ERROR, ...path, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
