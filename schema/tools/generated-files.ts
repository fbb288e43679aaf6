import { readFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { subgraphNames } from '../care-settings.ts';
import { composeSupergraph } from './compose-supergraph.ts';
import { generateTypes } from './generate-types.ts';
import { toClientSchema } from './to-client-schema.ts';

/** A file that is made from the contract and checked in. */
export interface GeneratedFile {
  readonly url: URL;
  readonly content: string;
}

/** Makes every generated file from the contract, without writing it. */
export async function makeGeneratedFiles(): Promise<readonly GeneratedFile[]> {
  const { supergraph, errors } = composeSupergraph();
  if (supergraph === undefined) throw new Error(`The subgraphs do not compose:\n${errors.join('\n')}`);
  const types = await Promise.all(
    (['shared', ...subgraphNames] as const).map(async (name) => ({
      url: new URL(`../generated/${name}.ts`, import.meta.url),
      content: await generateTypes(name),
    })),
  );
  const client = {
    url: new URL('../generated/client.graphql', import.meta.url),
    content: `# Generated from schema/subgraphs by "npm run generate". Do not edit.\n${printSchema(toClientSchema(supergraph)).trim()}\n`,
  };
  return [{ url: new URL('../supergraph.graphql', import.meta.url), content: supergraph }, client, ...types];
}

/** Tells whether a generated file is checked in as the contract would make it now. */
export function isCurrent(file: GeneratedFile): boolean {
  try {
    return readFileSync(file.url, 'utf8') === file.content;
  } catch {
    return false;
  }
}
