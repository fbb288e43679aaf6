import {
  type DirectiveNode,
  type GraphQLSchema,
  Kind,
  type ObjectValueNode,
  valueFromASTUntyped,
} from 'graphql';

/** Under which names a supergraph's directives of cost stand. */
export interface CostDirectiveNames {
  readonly cost: string;
  readonly listSize: string;
}

const specification = /^https:\/\/specs\.apollo\.dev\/cost\/v/;

/**
 * Finds the names of `@cost` and `@listSize` in a supergraph, which may import them under others.
 *
 * @see https://specs.apollo.dev/link/v1.0/#@link
 */
export function findCostDirectiveNames(schema: GraphQLSchema): CostDirectiveNames {
  const nodes = [schema.astNode, ...schema.extensionASTNodes];
  const links = nodes.flatMap((node) => node?.directives?.filter(({ name }) => name.value === 'link') ?? []);
  const link = links.find((node) => specification.test(String(toArguments(node)['url'])));
  const imports = link === undefined ? [] : toArguments(link)['import'];
  const names = new Map<string, string>();
  for (const item of Array.isArray(imports) ? (imports as readonly unknown[]) : []) {
    const { name, as } =
      typeof item === 'object' ? (item as { name?: unknown; as?: unknown }) : { name: item };
    names.set(String(name), String(as ?? name).replace(/^@/, ''));
  }
  return { cost: names.get('@cost') ?? 'cost', listSize: names.get('@listSize') ?? 'listSize' };
}

/** The arguments of a directive's use, as plain values; of one that is not there, none. */
export function toArguments(node: DirectiveNode | undefined): Readonly<Record<string, unknown>> {
  if (node === undefined) return {};
  const fields = (node.arguments ?? []).map(
    (argument) => ({ ...argument, kind: Kind.OBJECT_FIELD }) as const,
  );
  const object: ObjectValueNode = { kind: Kind.OBJECT, fields };
  return valueFromASTUntyped(object) as Readonly<Record<string, unknown>>;
}
