import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Notice } from '../../schema/runtime/notices.ts';
import type { Completeness } from '../completeness/completeness.ts';
import type { Exchange } from '../execution/exchange.ts';
import type { RequestIds } from '../telemetry/request-watch.ts';

/** What stands in the `extensions` of every answer. */
export interface AnswerExtensions extends RequestIds {
  readonly completeness: Completeness;
  /** What must be shown beside the answer, whatever was asked for; absent where there is nothing. */
  readonly notices?: readonly Notice[];
}

/** Names every answer, says how complete it is, and notes what the request came to. */
export const answerExtensions: ApolloServerPlugin<Exchange> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ contextValue: { watch, faults, notices }, response: { body } }) {
        if (body.kind !== 'single' || watch === undefined) return Promise.resolve();
        const { singleResult: result } = body;
        const completeness = (result.extensions?.['completeness'] ?? []) as Completeness;
        const said = notices.size === 0 ? {} : { notices: [...notices].toSorted() };
        result.extensions = { ...watch.ids, completeness, ...said, ...result.extensions };
        watch.answered({ code: toOutcome(result), faults, completeness });
        return Promise.resolve();
      },
    }),
};

function toOutcome(result: {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}): string {
  const { data, errors = [] } = result;
  if (data !== undefined && data !== null) return errors.length === 0 ? 'OK' : 'INCOMPLETE';
  const code = errors[0]?.extensions?.['code'];
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
}

/** The extensions of an answer to what no part of the graph was asked for. */
export function toExtensions(ids: RequestIds): AnswerExtensions {
  return { ...ids, completeness: [] };
}

/** Adds extensions to an answer that was refused before anything of ours saw it, which has none. */
export function withExtensions(text: string, ids: RequestIds): string {
  return `${text.slice(0, text.lastIndexOf('}'))},"extensions":${JSON.stringify(toExtensions(ids))}}\n`;
}
