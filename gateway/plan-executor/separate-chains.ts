import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
  visit,
} from 'graphql';
import { parseFieldSet, visitFields } from './field-set.ts';

/** A supergraph in which what requires something and is required itself comes from a subgraph of its own. */
export interface SeparatedChains {
  readonly document: DocumentNode;
  /** By the name of each subgraph that was added, that of the one that answers in its place. */
  readonly standIns: ReadonlyMap<string, string>;
}

/** A field that requires others and is required itself. */
interface Link {
  readonly graph: string;
  readonly type: string;
  readonly field: string;
  readonly requires: string;
  /** The key by which its object is found. */
  readonly key: string;
  /** The subgraph that it alone comes from. */
  readonly standIn: string;
}

/**
 * Gives each field that requires others and is required itself a subgraph of its own, for which the real one answers;
 * and one for each key, so that it leads from no key to another.
 *
 * The planner moves what a resolver requires into a fetch that comes before and goes to the same subgraph; it does not
 * look at whether that requires something itself, which would not be there by then.
 */
export function separateChains(supergraph: DocumentNode): SeparatedChains {
  const standIns = new Map<string, string>();
  const links = findLinks(supergraph);
  const document = links.reduce((separated: DocumentNode, link): DocumentNode => {
    const definitions = separated.definitions.map((definition) => separate(definition, link, standIns));
    return { ...separated, definitions };
  }, supergraph);
  return { document: links.length === 0 ? document : withoutLinked(document, links), standIns };
}

function findLinks({ definitions }: DocumentNode): readonly Link[] {
  const requiring: Omit<Link, 'standIn'>[] = [];
  const objects = definitions.filter((one) => one.kind === Kind.OBJECT_TYPE_DEFINITION);
  const interfaces = definitions.filter((one) => one.kind === Kind.INTERFACE_TYPE_DEFINITION);
  const typeOf = findFieldTypes([...objects, ...interfaces]);
  const required = new Set<string>();
  const require = (set: SelectionSetNode, type: string): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        require(selection.selectionSet, selection.typeCondition?.name.value ?? type);
      } else if (selection.kind === Kind.FIELD) {
        const place = `${type}.${selection.name.value}`;
        required.add(place);
        if (selection.selectionSet !== undefined) require(selection.selectionSet, typeOf.get(place) ?? '');
      }
    }
  };
  for (const type of objects) {
    for (const { name, directives } of type.fields ?? []) {
      for (const directive of directives ?? []) {
        const requires = text(directive, 'requires');
        if (directive.name.value !== 'join__field' || requires === undefined) continue;
        const graph = text(directive, 'graph') ?? '';
        for (const key of findKeys(type, graph)) {
          requiring.push({ graph, type: type.name.value, field: name.value, requires, key });
        }
        require(parseFieldSet(requires), type.name.value);
      }
    }
  }
  // Who asks for it of any object of an interface asks the subgraph that has the interface.
  const ofInterfaces = new Set(interfaces.flatMap(({ fields = [] }) => fields.map(({ name }) => name.value)));
  return requiring
    .filter(({ type, field }) => required.has(`${type}.${field}`) && !ofInterfaces.has(field))
    .map((link, index) => ({ ...link, standIn: `${link.graph}__LINK_${index}` }));
}

function findFieldTypes(
  types: readonly (ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode)[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name, fields } of types) {
    for (const field of fields ?? []) found.set(`${name.value}.${field.name.value}`, toNamed(field.type));
  }
  return found;
}

function toNamed(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : toNamed(type.type);
}

function findKeys(type: ObjectTypeDefinitionNode, graph: string): readonly string[] {
  return (type.directives ?? [])
    .filter((directive) => text(directive, 'graph') === graph)
    .flatMap((directive) => text(directive, 'key') ?? []);
}

function separate(definition: DefinitionNode, link: Link, standIns: Map<string, string>): DefinitionNode {
  if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph') {
    return withStandIn(definition, link, standIns);
  }
  if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
    if (['Query', 'Mutation', 'Subscription'].includes(definition.name.value)) return definition;
    if (definition.name.value === link.type) return withLink(definition, link);
  }
  // All else is there as it is, but leads nowhere unless the field leads to it.
  return visit(definition, {
    enter: (node) => {
      if (!('directives' in node) || node.directives === undefined) return undefined;
      const copies = (node.directives as readonly ConstDirectiveNode[]).flatMap((directive) =>
        toCopy(directive, link),
      );
      return { ...node, directives: [...node.directives, ...copies] };
    },
  });
}

function withStandIn(
  type: EnumTypeDefinitionNode,
  { graph, standIn }: Link,
  standIns: Map<string, string>,
): EnumTypeDefinitionNode {
  const values = type.values ?? [];
  const added = values
    .filter(({ name }) => name.value === graph)
    .map((value) => {
      const directives = (value.directives ?? []).map((directive) => {
        // Who answers may be added twice: what stands in for it is never stood in for.
        standIns.set(standIn, text(directive, 'name') ?? '');
        return withArguments(directive, { name: { kind: Kind.STRING, value: standIn } });
      });
      return { ...value, name: { ...value.name, value: standIn }, directives };
    });
  return { ...type, values: [...values, ...added] };
}

/** The type that the field is of: what stands in for the subgraph finds its objects, and knows nothing else of them. */
function withLink(type: ObjectTypeDefinitionNode, link: Link): ObjectTypeDefinitionNode {
  const { graph, standIn, field, requires, key } = link;
  const types = (type.directives ?? []).filter(({ name }) => name.value === 'join__type');
  const graphs = [...new Set(types.map((directive) => text(directive, 'graph') ?? ''))];
  const own = types.filter(
    (directive) => text(directive, 'graph') === graph && text(directive, 'key') === key,
  );
  const keys = findNames([key]);
  const needed = findNames([requires]);
  const fields = (type.fields ?? []).map((one): FieldDefinitionNode => {
    const given = one.directives ?? [];
    const joins = given.some(({ name }) => name.value === 'join__field')
      ? given
      : [...given, ...graphs.map((name) => toJoinField(name))];
    if (one.name.value === field) {
      const linked = joins.filter((join) => isLinked(join, graph));
      const added = linked.map((join) => withArguments(join, toGraph(standIn)));
      return { ...one, directives: [...joins, ...added] };
    }
    if (keys.has(one.name.value)) return { ...one, directives: [...joins, toJoinField(standIn)] };
    const isKnown = joins.some((join) => text(join, 'graph') === graph);
    if (!isKnown || !needed.has(one.name.value)) return { ...one, directives: joins };
    return { ...one, directives: [...joins, toJoinField(standIn, { external: yes })] };
  });
  const added = own.map((directive) => withArguments(directive, toGraph(standIn)));
  return { ...type, fields, directives: [...(type.directives ?? []), ...added] };
}

function findNames(sets: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const set of sets) visitFields(parseFieldSet(set), ({ name }) => void names.add(name.value));
  return names;
}

function isLinked(directive: ConstDirectiveNode, graph: string): boolean {
  return text(directive, 'graph') === graph && text(directive, 'requires') !== undefined;
}

/** Takes the fields from the subgraphs for which others stand in. */
function withoutLinked(document: DocumentNode, links: readonly Link[]): DocumentNode {
  return visit(document, {
    ObjectTypeDefinition(type) {
      const own = links.filter((link) => link.type === type.name.value);
      if (own.length === 0) return undefined;
      const fields = (type.fields ?? []).map((field): FieldDefinitionNode => {
        const graphs = own.filter((link) => link.field === field.name.value).map(({ graph }) => graph);
        const directives = (field.directives ?? []).filter(
          (directive) => !graphs.some((graph) => isLinked(directive, graph)),
        );
        return { ...field, directives };
      });
      return { ...type, fields };
    },
  });
}

/** What the subgraph that stands in says of another place: the same, but nobody comes there by a key. */
function toCopy(directive: ConstDirectiveNode, { graph, standIn }: Link): readonly ConstDirectiveNode[] {
  const isOwn = directive.name.value.startsWith('join__') && text(directive, 'graph') === graph;
  if (!isOwn || ['overrideLabel', 'contextArguments'].some((name) => has(directive, name))) return [];
  const left = new Set(['override', 'requires', 'provides']);
  const kept = (directive.arguments ?? []).filter(({ name }) => !left.has(name.value));
  return [
    withArguments(
      { ...directive, arguments: kept },
      {
        ...toGraph(standIn),
        ...(has(directive, 'key') ? { resolvable: { kind: Kind.BOOLEAN, value: false } } : {}),
        ...(has(directive, 'requires') ? { external: yes } : {}),
      },
    ),
  ];
}

const yes = { kind: Kind.BOOLEAN, value: true } as const;

function toGraph(name: string) {
  return { graph: { kind: Kind.ENUM, value: name } } as const;
}

function toJoinField(graph: string, given: Readonly<Record<string, ConstArgumentNode['value']>> = {}) {
  const name = { kind: Kind.NAME, value: 'join__field' } as const;
  return withArguments({ kind: Kind.DIRECTIVE, name }, { ...toGraph(graph), ...given });
}

function withArguments(
  directive: ConstDirectiveNode,
  given: Readonly<Record<string, ConstArgumentNode['value']>>,
): ConstDirectiveNode {
  const kept = (directive.arguments ?? []).filter(({ name }) => !Object.hasOwn(given, name.value));
  const added = Object.entries(given).map(([name, value]): ConstArgumentNode => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value,
  }));
  return { ...directive, arguments: [...kept, ...added] };
}

function has(directive: ConstDirectiveNode, name: string): boolean {
  return directive.arguments?.some((given) => given.name.value === name) === true;
}

function text(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((given) => given.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}
