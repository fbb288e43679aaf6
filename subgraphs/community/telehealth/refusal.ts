/** Why one item of a supplier is not taken, by the codes of FHIR's issue types. */
export type RefusalCode = 'structure' | 'required' | 'value' | 'not-supported' | 'business-rule' | 'too-long';

/** Why one item is not taken, and where; beware: it holds nothing of what was sent. */
export interface Refusal {
  readonly code: RefusalCode;
  /** The place in the item, as a FHIRPath, such as `Observation.status`. */
  readonly place: string;
  /** What is wrong there, in one sentence. */
  readonly says: string;
}

/** Something that was admitted, or why it was not. */
export type Admitted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

/** Builds the answer for something that is taken. */
export function admit<T>(value: T): Admitted<T> {
  return { ok: true, value };
}

/** Builds the answer for something that is not taken. */
export function refuse(code: RefusalCode, place: string, says: string): Admitted<never> {
  return { ok: false, refusal: { code, place, says } };
}
