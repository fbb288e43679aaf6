import { isWithin, type ResponsePath } from '../execution/fault.ts';
import type { ReportedError } from './reported-error.ts';

/** A fault at its place in the subgraph's answer. */
export type FetchFault = ReportedError & {
  readonly path: ResponsePath;
  /** Whether the place is empty only because what holds it gave way to another of its fields. */
  readonly isImplied?: boolean;
};

/** Why parts of one answer are empty: what the subgraph reported, and what had to be refused. */
export interface FaultBook {
  /** Notes that a place was left empty; what the subgraph reported about it comes before the error given here. */
  blame(path: ResponsePath, error: ReportedError & Pick<FetchFault, 'isImplied'>): void;
  /** What the subgraph reported at or below a place. */
  causeOf(path: ResponsePath): FetchFault | undefined;
  /** All faults, or `undefined` where there are more than anybody could read. */
  close(): readonly FetchFault[] | undefined;
}

/**
 * Opens the book of one answer.
 *
 * @param entities how many objects were asked for, where objects were
 * @param maximumFaults how many faults it holds before the answer is to be refused as a whole
 */
export function createFaultBook(
  errors: readonly ReportedError[],
  entities: number | undefined,
  maximumFaults: number,
): FaultBook {
  const placed = errors.filter((error): error is FetchFault => isPlaced(error, entities));
  // An error that names no place may be why anything is missing.
  const general = errors.find((error) => !isPlaced(error, entities));
  let isGeneralTold = false;
  // What was reported about an object as a whole is told of each of its fields instead.
  const faults = placed.filter(({ path }) => entities === undefined || path.length > 2);
  const reported = faults.length;
  return {
    blame(path, error) {
      for (let index = 0; index < Math.min(reported, 1000); index += 1) {
        if (isWithin(faults[index]?.path ?? [], path)) return;
      }
      isGeneralTold ||= general !== undefined;
      if (faults.length <= maximumFaults) faults.push({ ...(general ?? error), path });
    },
    causeOf: (path) => placed.find((error) => isWithin(error.path, path)),
    close() {
      if (general !== undefined && !isGeneralTold) {
        const places = Array.from({ length: entities ?? 1 }, (_, index): ResponsePath => {
          return entities === undefined ? [] : ['_entities', index];
        });
        faults.push(...places.map((path) => ({ ...general, path })));
      }
      return faults.length > maximumFaults ? undefined : faults;
    },
  };
}

function isPlaced(error: ReportedError, entities: number | undefined): error is FetchFault {
  if (error.path === undefined) return false;
  if (entities === undefined) return true;
  const [first, index] = error.path;
  return first === '_entities' && typeof index === 'number' && index < entities;
}
