import { readFileSync } from 'node:fs';
import { kindsByEncounters, listPeople, usualKinds } from '../world/people.ts';
import { writePlainView } from './plain-view.ts';

/** An operation that is asked again and again, each time about somebody else. */
export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly query: string;
  /** The kinds of people that it goes through. */
  readonly kinds: readonly number[];
  /** Variables that were not given before, about a person of a kind, or beginning with one. */
  readonly toVariables: (kind: number) => Readonly<Record<string, unknown>>;
  /** How many are asked at once. */
  readonly connections: number;
}

/** The kinds of one person at a time: a few, so that few answers have to be made up. */
const fewKinds = [0, 1, 2, 3, 4, 5];

/** The product's joined record view over four settings, as the page asks for it. */
export const recordView = aboutOne(
  'record',
  'a: the record view, joined over four settings',
  readFileSync(new URL('../../../gateway/page/app/queries/patient-view.graphql', import.meta.url), 'utf8'),
);

/** A plain view of one entity over four subgraphs. */
export const plainView = aboutOne('plain', 'b: one entity over four subgraphs', writePlainView(4));

/** A lookup that one subgraph answers. */
export const lookup = aboutOne('lookup', 'c: a small lookup', readQuery('lookup'));

/** Fifty people at once. */
export const ward: Workload = {
  name: 'ward',
  title: 'd: fifty patients',
  query: readQuery('ward'),
  kinds: [0],
  toVariables: () => ({
    nhsNumbers: Array.from({ length: usualKinds }, (_, kind) => nextPerson(kind)),
  }),
  connections: 6,
};

/** What the contenders are compared by. */
export const comparedWorkloads: readonly Workload[] = [recordView, plainView, lookup, ward];

/** One page of encounters, of so many. */
export function createPageWorkload(size: 1 | 10 | 100): Workload {
  return {
    ...aboutOne(`page ${size}`, `a page of ${size}`, readQuery('page')),
    kinds: [kindsByEncounters[size] ?? 0],
    toVariables: (kind) => ({ nhsNumber: nextPerson(kind), first: size }),
  };
}

/** The plain view of so many settings. */
export function createSettingsWorkload(count: number): Workload {
  const title = `${count} setting${count === 1 ? '' : 's'}`;
  return aboutOne(`settings ${count}`, title, writePlainView(count));
}

function aboutOne(name: string, title: string, query: string): Workload {
  return {
    name,
    title,
    query,
    kinds: fewKinds,
    toVariables: (kind) => ({ nhsNumber: nextPerson(kind) }),
    connections: 16,
  };
}

function readQuery(name: string): string {
  return readFileSync(new URL(`queries/${name}.graphql`, import.meta.url), 'utf8');
}

const people = new Map<number, { readonly list: readonly string[]; next: number }>();

/** Nobody who was asked for lately; never the model of the kind. */
function nextPerson(kind: number): string {
  let known = people.get(kind);
  if (known === undefined) people.set(kind, (known = { list: listPeople(kind).slice(1), next: 0 }));
  known.next = (known.next + 1) % known.list.length;
  return known.list[known.next] ?? '';
}
