import { createRequire } from 'node:module';

/** One way in which the planner can go on: paths through subgraphs that are taken at once. */
interface Option {
  readonly paths: readonly Path[];
}

/** One way through subgraphs, step by step, with what of the operation leads to each. */
interface Path extends Iterable<readonly [unknown, Step | null, ...unknown[]]> {
  subgraphJumps(): number;
}

/** What leads one step further; a field has a key under which it is answered. */
interface Step {
  readonly kind?: string;
  responseName?(): string;
}

/** Goes on with a part of the operation: to new options, to none that could give anything, or not at all. */
type Advance = (
  schema: unknown,
  option: Option,
  part: object,
  ...rest: readonly unknown[]
) => readonly Option[] | undefined;

const advanceName = 'advanceSimultaneousPathsWithOperation';

/**
 * Makes the planner keep what is asked of objects of a type where one subgraph can give such objects and another not.
 *
 * It takes all ways to a list for the same: where one leads to a subgraph that does not know the type, it drops what
 * is asked of it, and takes the shorter way to the subgraph that does. From now on a longer way that leads to nothing
 * is no way, where a shorter one was found for the same part.
 *
 * Beware: this holds for every planner on this thread. It replaces a function of the library by one that asks it.
 */
export function keepKnownTypes(): void {
  const library = createRequire(import.meta.url)('@apollo/query-graphs/dist/graphPath.js') as Record<
    string,
    unknown
  >;
  const advance = library[advanceName];
  if (typeof advance !== 'function') throw new Error('The planner is not the one that is known.');
  if (replaced.has(advance)) return;
  const own = keepShorter(advance as Advance);
  replaced.add(own);
  library[advanceName] = own;
}

const replaced = new WeakSet<object>();

function keepShorter(advance: Advance): Advance {
  // The options of one part are tried one after the other.
  let last: { readonly part: object; readonly option: Option } | undefined;
  return (schema, option, part, ...rest) => {
    const options = advance(schema, option, part, ...rest);
    const isLonger =
      last?.part === part && countJumps(last.option) < countJumps(option) && isSamePlace(last.option, option);
    if (options?.length === 0) return isLonger ? undefined : options;
    if (options !== undefined && !isLonger) last = { part, option };
    return options;
  };
}

function countJumps({ paths }: Option): number {
  return Math.max(0, ...paths.map((path) => path.subgraphJumps()));
}

/** Tells whether two options stand at the same place of an answer; the same part can be asked for at several. */
function isSamePlace(one: Option, other: Option): boolean {
  return findPlace(one) === findPlace(other);
}

function findPlace({ paths: [path] }: Option): string {
  const steps = [...(path ?? [])].map(([, step]) => step);
  return steps.flatMap((step) => (step?.kind === 'Field' ? step.responseName?.() : []) ?? []).join('.');
}
