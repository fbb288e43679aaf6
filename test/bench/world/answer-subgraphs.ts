import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, isInterfaceType, isObjectType, parse, validate } from 'graphql';
import { type SubgraphName, subgraphNames } from '../../../schema/care-settings.ts';
import { parseSubgraph } from '../../../schema/read-subgraph.ts';
import { createTemplate, type Template, toModel } from './people.ts';
import { resolveField, resolveReference } from './resolve.ts';
import type { Keyed } from './values.ts';

/** Answers the JSON body of a request as a subgraph would, for any question that its SDL admits. */
export type AnswerSubgraph = (subgraph: SubgraphName, body: string) => Promise<string>;

/**
 * Builds the five subgraphs, with their real SDL and made-up people.
 *
 * Each question is carried out once for all people of a kind; every further one is filled into that answer.
 */
export function createSubgraphs(): AnswerSubgraph {
  const schemas = new Map(subgraphNames.map((name) => [name, buildSchema(name)]));
  const templates = new Map<string, Promise<Template>>();

  async function carryOut(name: SubgraphName, body: string): Promise<Template> {
    const schema = schemas.get(name);
    if (schema === undefined) throw new Error('A subgraph that is not known was asked.');
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    const document = parse(query);
    const errors = validate(schema, document);
    const result =
      errors.length > 0
        ? { errors }
        : await execute({
            schema,
            document,
            variableValues: variables ?? {},
            rootValue: {},
            contextValue: name === 'patient' ? 'patient' : 'setting',
            fieldResolver: resolveField as never,
          });
    if (result.errors !== undefined) throw new Error(`${name}: ${result.errors.map(String).join('; ')}`);
    return createTemplate(JSON.stringify(result));
  }

  return async (name, body) => {
    const { text, people } = toModel(body);
    let template = templates.get(`${name} ${text}`);
    if (template === undefined) {
      template = carryOut(name, text);
      templates.set(`${name} ${text}`, template);
    }
    return (await template)(people);
  };
}

function buildSchema(name: SubgraphName): GraphQLSchema {
  const schema = buildSubgraphSchema([{ typeDefs: parseSubgraph(name), resolvers: {} }]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = ({ __typename }: Keyed) => String(__typename);
    if (!isObjectType(type)) continue;
    const resolve = (reference: Keyed) => resolveReference(reference);
    Object.assign(type, { resolveReference: resolve });
    type.extensions = { ...type.extensions, apollo: { subgraph: { resolveReference: resolve } } };
  }
  return schema;
}
