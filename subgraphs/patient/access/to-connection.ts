import type { PageInfo } from '../../../schema/generated/patient.ts';
import type { Page } from '../store/page.ts';

/** A page of a list as the graph shows it. */
export interface Connection<Node> {
  readonly edges: { cursor: string; node: Node }[];
  readonly pageInfo: PageInfo;
}

/** Shows a page of a list that is read in one direction alone. */
export function toConnection<T, Node>(
  { items, hasMore }: Page<T>,
  after: string | null | undefined,
  to: { readonly cursor: (item: T) => string; readonly node: (item: T) => Node },
): Connection<Node> {
  const edges = items.map((item) => ({ cursor: to.cursor(item), node: to.node(item) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: hasMore,
      hasPreviousPage: after !== null && after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
