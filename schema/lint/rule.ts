import type { DocumentNode } from 'graphql';
import type { SubgraphName } from '../care-settings.ts';

/** A subgraph's schema as a house rule looks at it. */
export interface LintedSubgraph {
  readonly name: SubgraphName;
  readonly document: DocumentNode;
}

/** A house rule: it looks at all subgraphs together and returns a sentence for everything that breaks it. */
export type Rule = (subgraphs: readonly LintedSubgraph[]) => readonly string[];
