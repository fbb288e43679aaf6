/** What is wrong with an answer: a place that holds something else than is true, or nothing without saying why. */
export interface Untruth {
  readonly place: string;
  readonly kind: 'other value' | 'unexplained null' | 'missing';
}

type Path = readonly (string | number)[];

/**
 * Compares an answer with what one graph that holds everything and never fails would have said: whatever is there
 * must be true, and whatever is not must be told by an error.
 *
 * @param left keys of the answer that are not looked at, nor what stands below them
 */
export function findUntruths(
  answer: unknown,
  truth: unknown,
  errors: readonly { readonly path?: Path }[],
  left: ReadonlySet<string> = new Set(),
): readonly Untruth[] {
  const found: Untruth[] = [];
  const isTold = (path: Path): boolean =>
    errors.some(({ path: place = [] }) => {
      const common = Math.min(place.length, path.length);
      return path.slice(0, common).every((key, index) => key === place[index]);
    });
  const visit = (given: unknown, right: unknown, path: Path): void => {
    const place = path.map((key) => (typeof key === 'number' ? '#' : key)).join('.');
    if (given === undefined) found.push({ place, kind: 'missing' });
    else if (given === null) {
      if (right !== null && !isTold(path)) found.push({ place, kind: 'unexplained null' });
    } else if (Array.isArray(given) && Array.isArray(right) && given.length === right.length) {
      given.forEach((element: unknown, index) => visit(element, right[index], [...path, index]));
    } else if (isObject(given) && isObject(right)) {
      for (const key of Object.keys(right)) if (!left.has(key)) visit(given[key], right[key], [...path, key]);
    } else if (given !== right) found.push({ place, kind: 'other value' });
  };
  visit(answer, truth, []);
  return found;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
