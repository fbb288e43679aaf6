import type { ApolloServerPlugin } from '@apollo/server';

/**
 * Answers what holds no data with a status that says so: 500 where the fault is ours, 400 otherwise.
 *
 * The library answers some of it with 200, such as a query that is sent by its hash alone.
 *
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-application-graphql-response-json
 */
export const statusWithoutData: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response: { body, http } }) {
        if (body.kind !== 'single' || body.singleResult.data !== undefined) return Promise.resolve();
        if ((http.status ?? 200) >= 400) return Promise.resolve();
        const isOurs = body.singleResult.errors?.some(
          ({ extensions }) => extensions?.['code'] === 'INTERNAL_SERVER_ERROR',
        );
        http.status = isOurs === true ? 500 : 400;
        return Promise.resolve();
      },
    }),
};
