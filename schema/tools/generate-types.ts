import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import { parse } from 'graphql';
import type { SubgraphName } from '../care-settings.ts';
import { readSharedTypes, readSubgraph } from '../read-subgraph.ts';

/** Generates the TypeScript types of one subgraph's schema, or of the types that all subgraphs share. */
export async function generateTypes(name: SubgraphName | 'shared'): Promise<string> {
  const sdl =
    name === 'shared' ? `${readSharedTypes()}\ntype Patient { nhsNumber: ID! }` : readSubgraph(name);
  const body = await codegen({
    filename: `${name}.ts`,
    schema: parse(sdl),
    documents: [],
    config: {
      federation: true,
      enumsAsTypes: true,
      immutableTypes: true,
      skipTypename: true,
      useTypeImports: true,
      maybeValue: 'T | null | undefined',
      scalars: { Date: 'string', DateTime: 'string', PartialDate: 'string' },
    },
    plugins: [{ typescript: {} }],
    pluginMap: { typescript },
  });
  return `// Generated from schema/subgraphs by "npm run generate". Do not edit.\n${body.trim()}\n`;
}
