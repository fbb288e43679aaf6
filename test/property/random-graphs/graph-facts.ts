import { toNumber } from '../federated-oracle/generate-value.ts';

/** What a field of a random graph gives. */
export type FieldKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'place' }
  | { readonly kind: 'one' | 'many'; readonly of: readonly string[] };

/** What a resolver needs of others, by name, with what it needs of what that gives and the argument it asks with. */
export interface Need {
  readonly field: string;
  readonly times?: number;
  readonly below?: readonly Need[];
}

/** A field of a random graph, whoever gives it. */
export interface Field {
  readonly name: string;
  readonly gives: FieldKind;
  /** Whether it takes an argument, which changes what it gives. */
  readonly takesTimes: boolean;
  readonly needs?: readonly Need[];
}

/** The fields of each type of a random graph. */
export type GraphFacts = ReadonlyMap<string, ReadonlyMap<string, Field>>;

/** An object of a random graph. */
export interface Thing {
  readonly __typename: string;
  readonly id: string;
}

const count = 3;

/** The other name of an object. */
export function toCode(id: string): string {
  return `code-${id}`;
}

/** The place of an object, by which it can be named too. */
export function toPlace(id: string): { readonly zone: string; readonly row: number } {
  return { zone: `zone-${id}`, row: Number(id) };
}

/** Finds an object by whichever of its names is given. */
export function toId(names: {
  readonly id?: string;
  readonly code?: string;
  readonly place?: { readonly row: number };
}): string {
  return names.id ?? names.code?.slice('code-'.length) ?? String(names.place?.row);
}

/** What a field gives of an object that is told by facts alone; everybody who knows it says the same. */
export function toFact({ __typename, id }: Thing, { name, gives }: Field, times: number): unknown {
  const key = `${__typename} ${id} ${name} ${times}`;
  const number = toNumber(key);
  switch (gives.kind) {
    case 'text':
      return number % 7 === 0 ? null : key;
    case 'place':
      return { zone: `zone of ${key}`, row: number % 50 };
    case 'one':
      return number % 6 === 0 ? null : toThing(key, gives.of);
    case 'many':
      return Array.from({ length: number % 4 }, (_, index) => toThing(`${key} ${index}`, gives.of));
  }
}

/** What a field gives that was told what it needs. */
export function toTold(name: string, id: string, told: unknown): string {
  return `${name} of ${id} told ${JSON.stringify(told)}`;
}

function toThing(key: string, of: readonly string[]): Thing {
  const number = toNumber(`thing of ${key}`);
  return { __typename: of[number % of.length] ?? '', id: String((number >>> 4) % count) };
}
