import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { type Code, codes } from './codes.ts';

/** What the graph may say about an error beside its code. */
export interface GraphErrorDetail {
  /** A sentence in place of the code's own; beware: it must hold nothing that depends on a person's data. */
  readonly message?: string;
  /** A permanent refinement of the code, such as `NHS_NUMBER_CHECK_DIGIT`. */
  readonly reason?: string;
  readonly setting?: string;
  readonly path?: readonly (string | number)[];
  readonly cause?: unknown;
}

/** Builds the one kind of error that may reach a client: a permanent code, a safe sentence, and its place. */
export function toGraphError(code: Code, detail: GraphErrorDetail = {}): GraphQLError {
  const extensions: GraphQLErrorExtensions = { code };
  if (detail.reason !== undefined) extensions['reason'] = detail.reason;
  if (detail.setting !== undefined) extensions['setting'] = detail.setting;
  return new GraphQLError(detail.message ?? codes[code], {
    extensions,
    ...(detail.path === undefined ? {} : { path: detail.path }),
    ...(detail.cause instanceof Error ? { originalError: detail.cause } : {}),
  });
}
