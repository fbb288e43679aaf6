import { createGraphiQLFetcher, type Fetcher, type FetcherParams } from '@graphiql/toolkit';

/** Builds what sends a query to the gateway that served the page. */
export function createFetcher(): Fetcher {
  const send = createGraphiQLFetcher({ url: '/graphql' });
  return (parameters, options) => send(withOwnOperationName(parameters), options);
}

/** GraphiQL still names the operation of the tab before, for a moment after another is chosen. */
function withOwnOperationName({ operationName, ...parameters }: FetcherParams): FetcherParams {
  const isOwn = new RegExp(`\\b${operationName ?? ''}\\b`).test(parameters.query);
  return operationName && isOwn ? { ...parameters, operationName } : parameters;
}
