import type { Code } from '../../schema/runtime/codes.ts';

/**
 * How the graph says in its own data what became of the parts that an answer is joined from.
 *
 * A part can answer what a joined list is made of and fail when it is asked for details. Whoever joined the list
 * could not know that; the executor does, and corrects what was said.
 */
export interface StatusRule {
  /** The type of which lists stand beside what was joined, an object for each part or more. */
  readonly type: string;
  /** Its field that names the part, as errors name it. */
  readonly part: string;
  /** Its field that says what became of the part. */
  readonly state: string;
  /** Its field that holds a permanent code. */
  readonly code: string;
  /** Its field that holds the sentence of the code. */
  readonly sentence: string;
  /** What becomes of a state where some values of the part are missing; other states stay. */
  readonly incomplete: Readonly<Record<string, string>>;
  /** What becomes of a state where the part could not be asked; other states stay. */
  readonly failed: Readonly<Record<string, string>>;
}

/** The key under which every object that says what became of a part also names the part. */
export const partKey = '_caregraph_part';

/** The key under which it also says what became of the part, whatever the client asked of it. */
export const stateKey = '_caregraph_state';

/** The key under which it also gives the reason's code. */
export const codeKey = '_caregraph_code';

/** The key under which an object lists what became of its parts where the client did not ask for that. */
export const statusesKey = '_caregraph_statuses';

const single: ReadonlySet<Code> = new Set<Code>([
  'VALUE_INVALID',
  'FIELD_MISSING',
  'ENTITY_NOT_RESOLVED',
  'IDENTITY_MISMATCH',
]);

const withheld: ReadonlySet<Code> = new Set<Code>([
  'FORBIDDEN',
  'RESTRICTED_RECORD',
  'NHS_NUMBER_NOT_VERIFIED',
  'NO_CONSENT',
  'NO_RELATIONSHIP',
  'ACCESS_DENIED',
]);

/** Tells whether a fault says that a reader may not see something, and not that anything failed. */
export function isWithheld(code: Code): boolean {
  return withheld.has(code);
}

/** Tells whether a fault is of one value or object, and not of the part that was asked. */
export function isOfSingleValue(code: Code): boolean {
  return single.has(code);
}
