import type { ResponsePath } from './fault.ts';
import { isObject, type ResponseObject } from './response-object.ts';

/**
 * What has been answered so far of one graph request, as the plan's executor sees it.
 *
 * The executor merges every later answer into the objects of the earlier ones, so keeping the first is enough
 * to see all.
 */
export interface AnswerTree {
  readonly root: ResponseObject;
  /** Takes in the answer to fields of the root, which later answers are merged into. */
  addRoot(data: ResponseObject): void;
  /** The place of the object that each representation stands for, in their order. */
  locate(path: readonly string[], representations: readonly ResponseObject[]): readonly ResponsePath[];
}

/** Builds the tree of one graph request, with nothing answered. */
export function createAnswerTree(): AnswerTree {
  const root: ResponseObject = Object.create(null) as ResponseObject;
  return {
    root,
    addRoot(data) {
      for (const [key, value] of Object.entries(data)) root[key] ??= value;
    },
    locate(path, representations) {
      const places = findPlaces(root, path);
      let next = 0;
      // The executor leaves out objects that are of another type or lack a key, but keeps their order. It reports
      // errors as if it had left out none, which is why the places are found here.
      return representations.map((representation) => {
        while (next < places.length) {
          const place = places[next];
          next += 1;
          if (place !== undefined && isRepresentedBy(place.value, representation)) return place.path;
        }
        return path.filter((key) => key !== '@');
      });
    },
  };
}

interface Place {
  readonly path: ResponsePath;
  readonly value: ResponseObject;
}

function findPlaces(value: unknown, keys: readonly string[], path: ResponsePath = []): readonly Place[] {
  const [key, ...rest] = keys;
  if (Array.isArray(value)) {
    const below = key === '@' ? rest : keys;
    return value.flatMap((element, index) => findPlaces(element, below, [...path, index]));
  }
  if (!isObject(value)) return [];
  if (key === undefined) return [{ path, value }];
  return Object.hasOwn(value, key) ? findPlaces(value[key], rest, [...path, key]) : [];
}

/** Tells whether an object gave a representation: its keys are equal, and nothing that is required is left out. */
function isRepresentedBy(value: ResponseObject, representation: ResponseObject): boolean {
  return Object.entries(representation).every(([key, part]) =>
    typeof part === 'object' && part !== null ? value[key] !== undefined : value[key] === part,
  );
}
