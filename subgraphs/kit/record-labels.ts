import type { RecordLabel } from '../../schema/runtime/record-seal.ts';

export type { RecordLabel };

/** Something that may carry labels of its source; they stay inside the subgraph and no query shows them. */
export type Labelled<T> = T & { readonly labels?: readonly RecordLabel[] };

/** Puts labels on an item; one without labels stays as it is. */
export function withLabels<T extends object>(item: T, labels: readonly RecordLabel[]): Labelled<T> {
  return labels.length === 0 ? item : { ...item, labels };
}

/**
 * The labels that security labels of FHIR stand for: `NOPAT` (HL7 v3 ActCode) says that something is not for the patient.
 *
 * It is looked for in whatever shape the labels have, because one that is misread would show what must not be shown.
 */
export function findLabels(...security: readonly unknown[]): readonly RecordLabel[] {
  if (security.every((one) => one === undefined)) return [];
  return isMarked(security) ? ['NOT_FOR_PATIENT'] : [];
}

function isMarked(security: unknown): boolean {
  try {
    return /"\s*NOPAT\s*"/i.test(JSON.stringify(security));
  } catch {
    // What is nested too deeply to be looked through may hold it.
    return true;
  }
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
