import type { AccessOpeningKind } from '../../../schema/generated/patient.ts';
import type { Opening } from '../store/access-store.ts';

/** The graph's word for how something was opened. */
export function toOpeningKind(kind: Opening['kind']): AccessOpeningKind {
  return kind === 'claim' ? 'CLAIM' : 'BREAK_GLASS';
}

/** The store's word for how something was opened. */
export function fromOpeningKind(kind: AccessOpeningKind): Opening['kind'] {
  return kind === 'CLAIM' ? 'claim' : 'break glass';
}
