import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { parseFieldSet, visitFields } from './field-set.ts';

/** What one subgraph says of its part of the graph (join specification v0.5). */
export interface SubgraphFacts {
  /** Where the supergraph says that it answers. */
  readonly url: string;
  /** The names of all fields of a type's keys, at their top. */
  keyFields(type: string): ReadonlySet<string>;
  /** A type's keys, one set of fields each. */
  keySets(type: string): readonly SelectionSetNode[];
  /** Whether the subgraph knows a field only as another's. */
  isExternal(type: string, field: string): boolean;
  /** What a field's resolver brings along of what is otherwise another's. */
  provides(type: string, field: string): SelectionSetNode | undefined;
  /** What a field's resolver needs of others. */
  requires(type: string, field: string): SelectionSetNode | undefined;
  /** The interfaces that the subgraph knows as if they were object types. */
  readonly interfaceObjects: ReadonlySet<string>;
  /** The fields, as `Type.field`, whose resolvers need something of others. */
  readonly requiring: readonly string[];
}

/** What the supergraph says of who answers what. */
export interface SupergraphFacts {
  /** By the subgraph's name as the plan has it. */
  readonly subgraphs: ReadonlyMap<string, SubgraphFacts>;
  /** Every name under which the gateway may ask for a field by itself. */
  readonly reservedNames: ReadonlySet<string>;
  /** Those of them under which it asks with arguments. */
  readonly reservedWithArguments: ReadonlySet<string>;
}

interface Collected {
  readonly keys: Map<string, Set<string>>;
  readonly keySets: Map<string, SelectionSetNode[]>;
  readonly external: Set<string>;
  readonly provides: Map<string, SelectionSetNode>;
  readonly requires: Map<string, SelectionSetNode>;
  readonly interfaceObjects: Set<string>;
}

const none: ReadonlySet<string> = new Set();

/** Reads from a supergraph who answers what. */
export function findSupergraphFacts(document: DocumentNode): SupergraphFacts {
  const graphs = new Map<
    string,
    { readonly name: string; readonly url: string; readonly facts: Collected }
  >();
  for (const { graph, name, url } of document.definitions.flatMap(toGraphs)) {
    graphs.set(graph, { name, url, facts: createCollected() });
  }
  const reservedNames = new Set(['__typename']);
  const reservedWithArguments = new Set<string>();
  const reserve = (set: SelectionSetNode) =>
    visitFields(set, ({ name, arguments: given = [] }) => {
      reservedNames.add(name.value);
      if (given.length > 0) reservedWithArguments.add(name.value);
    });
  for (const type of document.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const directive of type.directives ?? []) collectType(graphs, type, directive, reserve);
    for (const field of type.fields ?? []) {
      for (const directive of field.directives ?? []) {
        collectField(graphs, type.name.value, field, directive, reserve);
      }
    }
  }
  const subgraphs = [...graphs.values()].map(({ name, url, facts }) => [name, toFacts(url, facts)] as const);
  return { subgraphs: new Map(subgraphs), reservedNames, reservedWithArguments };
}

type Graphs = ReadonlyMap<string, { readonly facts: Collected }>;
type Reserve = (set: SelectionSetNode) => void;

function collectType(
  graphs: Graphs,
  type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  directive: ConstDirectiveNode,
  reserve: Reserve,
): void {
  if (directive.name.value !== 'join__type') return;
  const facts = graphs.get(String(argument(directive, 'graph')))?.facts;
  const key = argument(directive, 'key');
  if (facts === undefined) return;
  if (argument(directive, 'isInterfaceObject') === true) facts.interfaceObjects.add(type.name.value);
  if (typeof key !== 'string') return;
  const set = parseFieldSet(key);
  reserve(set);
  facts.keySets.set(type.name.value, [...(facts.keySets.get(type.name.value) ?? []), set]);
  for (const selection of set.selections) {
    if (selection.kind !== Kind.FIELD) continue;
    add(facts.keys, type.name.value, selection.name.value);
  }
}

function collectField(
  graphs: Graphs,
  type: string,
  field: FieldDefinitionNode,
  directive: ConstDirectiveNode,
  reserve: Reserve,
): void {
  if (directive.name.value !== 'join__field') return;
  const facts = graphs.get(String(argument(directive, 'graph')))?.facts;
  if (facts === undefined) return;
  const coordinate = `${type}.${field.name.value}`;
  if (argument(directive, 'external') === true) facts.external.add(coordinate);
  const provides = argument(directive, 'provides');
  if (typeof provides === 'string') facts.provides.set(coordinate, parseFieldSet(provides));
  const requires = argument(directive, 'requires');
  if (typeof requires !== 'string') return;
  const set = parseFieldSet(requires);
  reserve(set);
  facts.requires.set(coordinate, set);
}

function toGraphs(definition: DefinitionNode): { graph: string; name: string; url: string }[] {
  if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') return [];
  return (definition.values ?? []).flatMap(({ name, directives = [] }) =>
    directives
      .filter((directive) => directive.name.value === 'join__graph')
      .map((directive) => ({
        graph: name.value,
        name: toText(argument(directive, 'name')),
        url: toText(argument(directive, 'url')),
      })),
  );
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function argument(directive: ConstDirectiveNode, name: string): unknown {
  const value = directive.arguments?.find((given) => given.name.value === name)?.value;
  return value !== undefined && 'value' in value ? value.value : undefined;
}

function createCollected(): Collected {
  return {
    keys: new Map(),
    keySets: new Map(),
    external: new Set(),
    provides: new Map(),
    requires: new Map(),
    interfaceObjects: new Set(),
  };
}

function toFacts(url: string, facts: Collected): SubgraphFacts {
  return {
    url,
    keyFields: (type) => facts.keys.get(type) ?? none,
    keySets: (type) => facts.keySets.get(type) ?? [],
    isExternal: (type, field) => facts.external.has(`${type}.${field}`),
    provides: (type, field) => facts.provides.get(`${type}.${field}`),
    requires: (type, field) => facts.requires.get(`${type}.${field}`),
    interfaceObjects: facts.interfaceObjects,
    requiring: [...facts.requires.keys()],
  };
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key) ?? new Set();
  map.set(key, set.add(value));
}
