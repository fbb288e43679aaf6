import type { Field, FieldKind, GraphFacts, Need } from './graph-facts.ts';

/** Gives a number from 0 up to the one given. */
export type Pick = (below: number) => number;

/** A random graph in parts: what each says it knows, and the facts that all of them tell. */
export interface RandomGraph {
  readonly typeDefs: ReadonlyMap<string, string>;
  readonly facts: GraphFacts;
}

/** What one subgraph says of one type. */
interface Part {
  readonly keys: Set<string>;
  isStub: boolean;
  /** The fields that it gives, with their directives. */
  readonly own: Map<string, string>;
  /** The fields that it names as another's. */
  readonly external: Set<string>;
  /** Those of them that it brings along somewhere. */
  readonly provided: Set<string>;
}

const typeNames = ['Ant', 'Bee', 'Cat', 'Dog'];
const subgraphNames = ['north', 'east', 'south', 'west'];

/** Makes up a graph; not each can be composed. */
export function createRandomGraph(pick: Pick): RandomGraph {
  const chance = (percent: number) => pick(100) < percent;
  const choose = <T>(from: readonly T[]): T => from[pick(from.length)] as T;
  const some = <T>(from: readonly T[], percent: number): readonly T[] => {
    const chosen = from.filter(() => chance(percent));
    return chosen.length > 0 ? chosen : [choose(from)];
  };

  const types = typeNames.slice(0, 2 + pick(3));
  const subgraphs = subgraphNames.slice(0, 2 + pick(3));
  const parts = new Map(subgraphs.map((name) => [name, new Map<string, Part>()]));
  const facts = new Map(types.map((type) => [type, new Map<string, Field>()]));
  const roots = new Map<string, Field>();
  const rootsOf = new Map(subgraphs.map((name) => [name, new Map<string, string>()]));
  const unions = new Map<string, readonly string[]>();
  facts.set('Query', roots);

  function partOf(subgraph: string, type: string): Part {
    const own = parts.get(subgraph) ?? new Map<string, Part>();
    const known = own.get(type);
    if (known !== undefined) return known;
    const stub: Part = {
      keys: new Set(['id']),
      isStub: true,
      own: new Map(),
      external: new Set(),
      provided: new Set(),
    };
    own.set(type, stub);
    return stub;
  }

  function addField(type: string, field: Field): Field {
    facts.get(type)?.set(field.name, field);
    return field;
  }

  for (const type of types) {
    for (const [index, subgraph] of some(subgraphs, 60).entries()) {
      const part = partOf(subgraph, type);
      part.isStub = false;
      // Somebody can find an object by what all others name it by.
      if (index > 0) part.keys.clear();
      for (const key of some(['id', 'id', 'code', 'place { zone row }'], 40)) part.keys.add(key);
    }
  }

  /** The subgraphs that say more of a type than its name. */
  const ownersOf = (type: string) => subgraphs.filter((name) => parts.get(name)?.get(type)?.isStub === false);

  for (const type of types) {
    for (let index = 0; index < 2 + pick(3); index += 1) {
      const field = { name: `text${index}`, gives: { kind: 'text' } as const, takesTimes: chance(35) };
      give(type, addField(type, field), some(ownersOf(type), 25));
    }
    if (chance(40)) {
      const field = { name: 'spot', gives: { kind: 'place' } as const, takesTimes: chance(20) };
      give(type, addField(type, field), some(ownersOf(type), 40));
    }
    for (let index = 0; index < 1 + pick(3); index += 1) addReference(type, `link${index}`);
  }
  for (const subgraph of subgraphs) addRoots(subgraph);
  for (const type of types) for (const subgraph of ownersOf(type)) if (chance(45)) addNeed(type, subgraph);
  return { typeDefs: new Map(subgraphs.map((name) => [name, print(name)])), facts };

  function give(type: string, { name }: Field, owners: readonly string[]): void {
    for (const owner of owners) {
      partOf(owner, type).own.set(name, owners.length > 1 || chance(30) ? ' @shareable' : '');
    }
  }

  function addReference(type: string, name: string): void {
    const owner = choose(ownersOf(type));
    const isAbstract = chance(35);
    const known = [...(parts.get(owner)?.keys() ?? [])];
    const of = isAbstract ? known : [choose(types)];
    const others = isAbstract ? [] : ownersOf(type).filter((other) => other !== owner && chance(25));
    const gives: FieldKind = { kind: chance(45) ? 'many' : 'one', of };
    const field = addField(type, { name, gives, takesTimes: chance(25) });
    for (const target of of) for (const one of [owner, ...others]) partOf(one, target);
    if (isAbstract) unions.set(`${owner} ${type}.${name}`, of);
    give(type, field, [owner, ...others]);
    const [target] = of;
    if (!isAbstract && target !== undefined && chance(25)) addProvided(owner, type, name, target);
  }

  /** Lets a subgraph bring along a text that is otherwise another's. */
  function addProvided(subgraph: string, type: string, name: string, target: string): void {
    const part = partOf(subgraph, target);
    const fields = [...(facts.get(target)?.values() ?? [])].filter(
      ({ gives, takesTimes, name: other }) => gives.kind === 'text' && !takesTimes && !part.own.has(other),
    );
    if (fields.length === 0) return;
    const provided = choose(fields).name;
    for (const owner of subgraphs) {
      const own = parts.get(owner)?.get(target)?.own;
      if (own?.has(provided) === true) own.set(provided, ' @shareable');
    }
    part.external.add(provided);
    part.provided.add(provided);
    const own = partOf(subgraph, type).own;
    own.set(name, `${own.get(name) ?? ''} @provides(fields: "${provided}")`);
  }

  function addRoots(subgraph: string): void {
    const known = [...(parts.get(subgraph)?.keys() ?? [])];
    if (known.length === 0) return;
    for (let index = 0; index < 1 + pick(2); index += 1) {
      const isAbstract = chance(30);
      const of = isAbstract ? known : [choose(known)];
      const name = `${subgraph}${index}`;
      const gives: FieldKind = { kind: chance(50) ? 'many' : 'one', of };
      roots.set(name, { name, gives, takesTimes: false });
      if (isAbstract) unions.set(`${subgraph} Query.${name}`, of);
      rootsOf.get(subgraph)?.set(name, '');
    }
  }

  /** Adds a field that needs what others know of the object. */
  function addNeed(type: string, subgraph: string): void {
    const needs = chooseNeeds(type, subgraph, 2);
    if (needs.length === 0) return;
    const name = `${subgraph}Told${facts.get(type)?.size ?? 0}`;
    addField(type, { name, gives: { kind: 'text' }, takesTimes: false, needs });
    partOf(subgraph, type).own.set(name, ` @requires(fields: ${JSON.stringify(printNeeds(needs))})`);
  }

  function chooseNeeds(type: string, subgraph: string, depth: number): readonly Need[] {
    const part = partOf(subgraph, type);
    const fields = [...(facts.get(type)?.values() ?? [])].filter(
      ({ name, gives }) =>
        !part.own.has(name) &&
        !part.provided.has(name) &&
        (gives.kind === 'text' || gives.kind === 'place' || gives.of.length === 1),
    );
    if (fields.length === 0) return [];
    return some(fields, 30).flatMap((field): readonly Need[] => {
      const { name, gives, takesTimes } = field;
      const times = takesTimes && chance(70) ? { times: 1 + pick(2) } : {};
      if (gives.kind === 'text') {
        part.external.add(name);
        return [{ field: name, ...times }];
      }
      if (gives.kind === 'place') {
        part.external.add(name);
        return [{ field: name, ...times, below: [{ field: 'row' }] }];
      }
      const [target] = gives.of;
      if (depth === 0 || target === undefined) return [];
      partOf(subgraph, target);
      const below = chance(40) ? [] : chooseNeeds(target, subgraph, depth - 1);
      part.external.add(name);
      return [{ field: name, ...times, below: [{ field: 'id' }, ...below] }];
    });
  }

  function print(subgraph: string): string {
    const unionNames = new Map<string, string>();
    const toType = (owner: string, { name, gives }: Field): string => {
      if (gives.kind === 'text') return 'String';
      if (gives.kind === 'place') return 'Place';
      const [only = ''] = gives.of;
      let named = only;
      if (gives.of.length > 1 || unions.has(`${subgraph} ${owner}.${name}`)) {
        named = `${owner}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
        unionNames.set(named, gives.of.join(' | '));
      }
      return gives.kind === 'many' ? `[${named}]` : named;
    };
    const printField = (owner: string, name: string, rest: string): string => {
      const field = facts.get(owner)?.get(name);
      if (field === undefined) return '';
      return `${name}${field.takesTimes ? '(times: Int = 1)' : ''}: ${toType(owner, field)}${rest}`;
    };
    const printed = [...(parts.get(subgraph) ?? [])].map(([type, part]) => {
      const keys = [...part.keys].map(
        (key) => `@key(fields: "${key}"${part.isStub ? ', resolvable: false' : ''})`,
      );
      const named = new Set([...part.keys].map((key) => key.split(' ')[0] ?? ''));
      named.add('id');
      const names: Readonly<Record<string, string>> = {
        id: part.keys.has('id') ? 'id: ID!' : 'id: ID! @shareable',
        code: 'code: ID!',
        place: 'place: Place!',
      };
      const fields = [
        ...[...named].map((name) => names[name] ?? ''),
        ...[...part.own].map(([name, rest]) => printField(type, name, rest)),
        ...[...part.external].map((name) => printField(type, name, ' @external')),
      ];
      return `type ${type} ${keys.join(' ')} { ${fields.join(' ')} }`;
    });
    const rootFields = [...(rootsOf.get(subgraph) ?? [])].map(([name, rest]) =>
      printField('Query', name, rest),
    );
    return [
      rootFields.length === 0 ? '' : `type Query { ${rootFields.join(' ')} }`,
      ...printed,
      'type Place @shareable { zone: String row: Int }',
      ...[...unionNames].map(([name, of]) => `union ${name} = ${of}`),
    ].join('\n');
  }
}

function printNeeds(needs: readonly Need[]): string {
  return needs
    .map(({ field, times, below }) => {
      const given = times === undefined ? '' : `(times: ${times})`;
      return `${field}${given}${below === undefined ? '' : ` { ${printNeeds(below)} }`}`;
    })
    .join(' ');
}
