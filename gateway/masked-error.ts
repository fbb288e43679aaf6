import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { codes, isCode } from '../schema/runtime/codes.ts';
import type { Log } from '../schema/runtime/log.ts';
import { isObject } from './execution/response-object.ts';
import type { Profile } from './gateway-options.ts';

/** What is said in production instead of the server's own message, which can name what the graph holds. */
const generalSentences: Readonly<Record<string, string>> = {
  [ApolloServerErrorCode.GRAPHQL_PARSE_FAILED]: 'The query cannot be read.',
  [ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED]: 'The query does not fit the graph.',
  [ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE]:
    'The operation to carry out is not named, or unknown.',
  [ApolloServerErrorCode.BAD_REQUEST]: 'The request is not one that can be answered.',
  [ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND]: 'No query with this hash is known.',
  [ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED]: 'Queries by hash alone are not supported.',
};

/**
 * Turns any error into one that may leave the gateway: a message without data, its path, and its code with part
 * of the graph and reason where it has them.
 */
export function toMaskedError(
  formatted: GraphQLFormattedError,
  profile: Profile,
  log: Log,
): GraphQLFormattedError {
  const extensions = isObject(formatted.extensions) ? formatted.extensions : {};
  const { code, setting, reason } = extensions;
  const path = formatted.path === undefined ? {} : { path: formatted.path };
  const place = { ...(setting ? { setting } : {}), ...(reason ? { reason } : {}) };
  if (isCode(code)) {
    // A defect of ours is told in our sentence alone, whatever was thrown.
    const isQuoted = code !== 'INTERNAL_SERVER_ERROR' && isQuotable(formatted.message);
    const message = isQuoted ? formatted.message : codes[code];
    return { message, ...path, extensions: { code, ...place } };
  }
  const general = typeof code === 'string' ? generalSentences[code] : undefined;
  if (general !== undefined) {
    const isQuoted = profile === 'sandbox' && isQuotable(formatted.message);
    return { message: isQuoted ? formatted.message : general, ...path, extensions: { code } };
  }
  log.error('unexpected error', { code: 'INTERNAL_SERVER_ERROR' });
  return { message: codes.INTERNAL_SERVER_ERROR, ...path, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** Tells whether a message holds no run of digits that could be an NHS number which someone wrote into a query. */
function isQuotable(message: string): boolean {
  return !/\d(?:[\s-]*\d){8}/.test(message);
}
