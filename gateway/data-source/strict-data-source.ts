import type { GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLSchema } from 'graphql';
import { Pool } from 'undici';
import { careSettingNames, type SubgraphName } from '../../schema/care-settings.ts';
import { callerHeader } from '../../schema/runtime/caller.ts';
import type { Log } from '../../schema/runtime/log.ts';
import type { EntityKeys } from '../entity-keys.ts';
import type { Exchange } from '../execution/exchange.ts';
import type { ResponsePath } from '../execution/fault.ts';
import { isObject, type ResponseObject } from '../execution/response-object.ts';
import { type AdmittedAnswer, type AskedFetch, admitAnswer, admitNothing } from './admit-answer.ts';
import { createFetchSelection } from './fetch-selection.ts';
import { createFetchPreparer } from './prepared-fetch.ts';
import { callSubgraph } from './subgraph-call.ts';

/** What the gateway needs to ask one subgraph. */
export interface DataSourceOptions {
  readonly name: SubgraphName;
  readonly url: string;
  /** The supergraph, with the fields that clients never see. */
  readonly schema: GraphQLSchema;
  readonly keys: EntityKeys;
  readonly milliseconds: number;
  readonly maximumBytes: number;
  readonly log: Log;
}

/** A subgraph as the plan's executor asks it. */
export interface StrictDataSource {
  readonly process: GraphQLDataSource['process'];
  close(): Promise<void>;
}

/**
 * Builds what asks one subgraph and never passes on more than fits the question.
 *
 * Every field of a fetch comes back as a fitting value or as an explicit `null`, whatever the subgraph did, so
 * that what is joined from several settings can still be joined. Why a field is `null` goes into the faults of
 * the exchange with its place in the client's answer, and not through the executor, which would place it wrongly
 * in a list whose items are of several types.
 */
export function createStrictDataSource(options: DataSourceOptions): StrictDataSource {
  const { name, schema, keys, log } = options;
  const url = new URL(options.url);
  const setting = careSettingNames[name];
  const pool = new Pool(url.origin, {
    connections: 64,
    connect: { timeout: options.milliseconds },
    // The whole call has one timeout; these would only count the silence between two bytes.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const prepare = createFetchPreparer(keys);

  async function ask(
    asked: AskedFetch,
    body: string,
    { request, ...exchange }: Exchange,
  ): Promise<AdmittedAnswer> {
    const started = performance.now();
    const reply = await callSubgraph({
      dispatcher: pool,
      url,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        [callerHeader]: exchange.sealedCaller,
      },
      body,
      signal: exchange.signal,
      milliseconds: Math.min(options.milliseconds, request.deadline - Date.now()),
      maximumBytes: options.maximumBytes,
    });
    const answer = reply.kind === 'answered' ? admitAnswer(asked, reply.body) : admitNothing(asked, reply);
    const [first] = answer.faults;
    if (first !== undefined) {
      log.warn('subgraph answered with faults', {
        setting,
        code: first.code,
        count: answer.faults.length,
        milliseconds: Math.round(performance.now() - started),
        requestId: request.requestId,
        ...(reply.kind === 'failed' && reply.cause !== undefined ? { cause: reply.cause } : {}),
      });
    }
    return answer;
  }

  return {
    async process(options) {
      if (!('incomingRequestContext' in options)) throw new Error('A subgraph is asked for clients only.');
      const exchange = options.context as Exchange;
      const { query = '', variables = {} } = options.request;
      const fetch = prepare(query);
      const representations = toRepresentations(variables['representations']);
      const asked: AskedFetch = {
        schema,
        keys,
        selection: createFetchSelection(schema, fetch, variables),
        ...(fetch.isEntities ? { representations } : {}),
      };
      const path = (options.pathInIncomingRequest ?? []).map(String);
      const answer = await ask(asked, JSON.stringify({ query: fetch.text, variables }), exchange);
      const places = fetch.isEntities ? exchange.tree.locate(path, representations) : [];
      for (const fault of answer.faults) {
        exchange.faults.push({ ...fault, setting, path: toClientPath(fault.path, places, fetch.isEntities) });
      }
      if (!fetch.isEntities) exchange.tree.addRoot(answer.data);
      return { data: answer.data };
    },
    close: () => pool.destroy(),
  };
}

function toRepresentations(value: unknown): readonly ResponseObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function toClientPath(
  path: ResponsePath,
  places: readonly ResponsePath[],
  isEntities: boolean,
): ResponsePath {
  const [, index] = path;
  const place = isEntities && typeof index === 'number' ? [...(places[index] ?? []), ...path.slice(2)] : path;
  // The planner gives a field that two types answer differently another key, and takes it back afterwards.
  return place.map((key) => (typeof key === 'string' ? key.replace(/__alias_\d+$/, '') : key));
}
