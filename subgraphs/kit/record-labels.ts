import type { RecordLabel } from '../../schema/runtime/record-seal.ts';

export type { RecordLabel };

/** Something that may carry labels of its source; they stay inside the subgraph and no query shows them. */
export type Labelled<T> = T & { readonly labels?: readonly RecordLabel[] };

/** Puts labels on an item; one without labels stays as it is. */
export function withLabels<T extends object>(item: T, labels: readonly RecordLabel[]): Labelled<T> {
  return labels.length === 0 ? item : { ...item, labels };
}

/** Something with what is labelled left out, and whether anything was. */
export interface Unlabelled<T> {
  readonly value: T | undefined;
  readonly isReduced: boolean;
}

/**
 * Leaves out whatever carries one of the labels, at any depth: an item of a list is taken out of it, and a
 * value is empty. `undefined` where the whole carries one.
 */
export function withoutLabelled<T>(value: T, labels: ReadonlySet<RecordLabel>): Unlabelled<T> {
  let isReduced = false;
  const isForbidden = (part: unknown) =>
    typeof part === 'object' &&
    part !== null &&
    'labels' in part &&
    Array.isArray(part.labels) &&
    part.labels.some((label) => labels.has(label));
  const reduce = (part: unknown): unknown => {
    if (isForbidden(part)) {
      isReduced = true;
      return undefined;
    }
    if (Array.isArray(part)) {
      return part.flatMap((each) => {
        const kept = reduce(each);
        return kept === undefined && each !== undefined ? [] : [kept];
      });
    }
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).map(([name, each]) => [name, reduce(each) ?? null] as const);
    return Object.fromEntries(entries);
  };
  const reduced = reduce(value);
  return { value: (isReduced ? reduced : value) as T | undefined, isReduced };
}
