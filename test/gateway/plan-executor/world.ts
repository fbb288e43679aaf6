import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import {
  defaultFieldResolver,
  execute,
  getOperationAST,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
  validateSchema,
} from 'graphql';
import { sourceStatus } from '../../../gateway/care-rules.ts';
import { noRights, type Rights } from '../../../gateway/authorization/rights.ts';
import type { Completeness } from '../../../gateway/completeness/completeness.ts';
import { createExchange } from '../../../gateway/execution/exchange.ts';
import { noHouseRules } from '../../../gateway/house-rules.ts';
import { createGeneration } from '../../../gateway/plan-executor/create-generation.ts';
import { toSupergraph } from '../../../gateway/load-supergraph.ts';
import { createOperationPlanner } from '../../../gateway/planning/create-operation-planner.ts';
import { createPlanExecutor } from '../../../gateway/plan-executor/create-plan-executor.ts';
import type { Subgraph } from '../../../gateway/plan-executor/subgraph.ts';
import { careSettingNames } from '../../../schema/care-settings.ts';
import { createLog } from '../../../schema/runtime/log.ts';

/** One subgraph of a small world: what it says it knows, and how it answers. */
export interface Part {
  readonly typeDefs: string;
  readonly resolvers: GraphQLResolverMap<unknown>;
}

/** One request that a subgraph was sent. */
export interface Call {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** What a subgraph says instead of what it would have said. */
// oxlint-disable-next-line typescript/no-explicit-any -- an answer can be spoiled in any way
export type Spoil = (answer: any, call: Call) => unknown;

/** An answer as a client is sent it. */
export interface Answer {
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads into whatever it asked for
  readonly data?: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Record<string, unknown>;
  }[];
}

/** An answer with what stands beside it. */
export interface WholeAnswer extends Answer {
  readonly extensions?: { readonly completeness: Completeness };
}

/** Subgraphs in memory, and the executor over them. */
export interface World {
  readonly schema: GraphQLSchema;
  readonly calls: Call[];
  readonly lines: readonly string[];
  spoil(subgraph: string, change: Spoil | undefined): void;
  /** Asks as somebody with rights; with none where they are left out. */
  ask(query: string, variables?: Record<string, unknown>, rights?: Rights): Promise<Answer>;
  askWhole(query: string, variables?: Record<string, unknown>, rights?: Rights): Promise<WholeAnswer>;
}

const rules = { ...noHouseRules, status: sourceStatus };

const federation =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@interfaceObject", "@inaccessible", "@override"])';

/** Composes subgraphs and puts the executor before them. */
export function createWorld(parts: Readonly<Record<string, Part>>): World {
  const services = Object.entries(parts).map(([name, { typeDefs }]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(`${federation}\n${typeDefs}`),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  const schemas = services.map(({ name, typeDefs }) => {
    const resolvers = parts[name]?.resolvers ?? {};
    return [name, buildSubgraphSchema([{ typeDefs, resolvers }])] as const;
  });
  return createWorldOf(supergraphSdl, new Map(schemas));
}

/** Puts the executor of a supergraph before subgraphs in memory. */
export function createWorldOf(
  supergraphSdl: string,
  schemas: ReadonlyMap<string, GraphQLSchema>,
  // oxlint-disable-next-line typescript/no-explicit-any -- sources are whatever resolvers give
  fieldResolver: GraphQLFieldResolver<any, unknown> = defaultFieldResolver,
): World {
  const supergraph = toSupergraph(supergraphSdl, rules);
  const schema = Supergraph.build(supergraph.sdl).apiSchema().toGraphQLJSSchema();
  validateSchema(schema);
  const calls: Call[] = [];
  const lines: string[] = [];
  const spoils = new Map<string, Spoil>();
  const subgraphs = new Map(
    [...schemas].map(
      ([name, own]) => [name, createSubgraphInMemory(name, own, fieldResolver, calls, spoils)] as const,
    ),
  );
  const planner = createOperationPlanner(supergraph.sdl, sourceStatus);
  const generation = createGeneration({
    supergraph,
    schema,
    rules,
    createSubgraphs: () => subgraphs,
    plan: async (question) => ({ plan: planner.plan(question), weight: 1 }),
  });
  const log = createLog('test', 'info', { write: (line: string) => void lines.push(line) });
  const execute = createPlanExecutor({
    generationOf: () => generation,
    maximumRequests: 1000,
    log,
  });
  return {
    schema,
    calls,
    lines,
    spoil: (subgraph, change) =>
      void (change === undefined ? spoils.delete(subgraph) : spoils.set(subgraph, change)),
    async ask(query, variables, rights) {
      // What stands beside the answer has tests of its own.
      const { extensions: _, ...answer } = await askWhole(query, variables, rights);
      return answer;
    },
    askWhole,
  };

  async function askWhole(
    query: string,
    variables: Record<string, unknown> = {},
    rights: Rights = noRights,
  ): Promise<WholeAnswer> {
    const document = parse(query);
    const invalid = validate(schema, document);
    if (invalid.length > 0) throw new Error(invalid.map(({ message }) => message).join('\n'));
    const request = { caller: {} as never, requestId: 'request', deadline: Date.now() + 5000 };
    const context = {
      schema,
      document,
      operation: getOperationAST(document),
      queryHash: query,
      request: { query, variables },
      context: {
        ...createExchange(request, { sealed: 'sealed', prove: () => 'proved' }, new AbortController().signal),
        rights,
      },
    };
    return JSON.parse(JSON.stringify(await execute(context as never))) as WholeAnswer;
  }
}

function createSubgraphInMemory(
  name: string,
  schema: GraphQLSchema,
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  fieldResolver: GraphQLFieldResolver<any, unknown>,
  calls: Call[],
  spoils: ReadonlyMap<string, Spoil>,
): Subgraph {
  const setting = (careSettingNames as Readonly<Record<string, string>>)[name];
  return {
    ...(setting === undefined ? {} : { setting }),
    async ask(body) {
      const { query, variables } = JSON.parse(body) as Call;
      const call = { subgraph: name, query, variables };
      calls.push(call);
      const document = parse(query);
      const errors: readonly GraphQLError[] = validate(schema, document);
      const result =
        errors.length > 0
          ? { errors }
          : await execute({ schema, document, rootValue: {}, variableValues: variables, fieldResolver });
      const answer = JSON.parse(JSON.stringify(result)) as unknown;
      const spoiled = spoils.get(name)?.(answer, call);
      return { kind: 'answered', body: spoiled === undefined ? answer : spoiled };
    },
  };
}
