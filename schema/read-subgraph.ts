import { readFileSync } from 'node:fs';
import { type DocumentNode, parse } from 'graphql';
import type { SubgraphName } from './care-settings.ts';

/** Reads one subgraph's SDL, with the types that all subgraphs share. */
export function readSubgraph(name: SubgraphName): string {
  return `${read(name)}\n${readSharedTypes()}`;
}

/** Reads the SDL of the types that all subgraphs share. */
export function readSharedTypes(): string {
  return read('shared');
}

/** Reads one subgraph's SDL as a parsed document. */
export function parseSubgraph(name: SubgraphName): DocumentNode {
  return parse(readSubgraph(name));
}

function read(file: string): string {
  return readFileSync(new URL(`subgraphs/${file}.graphql`, import.meta.url), 'utf8');
}
