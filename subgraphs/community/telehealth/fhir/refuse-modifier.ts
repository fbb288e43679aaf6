import { type Admitted, refuse } from '../refusal.ts';

/** Refuses a resource with a modifier extension: whoever does not know it must not read the rest, and none is known. */
export function refuseModifier(type: 'Observation' | 'DocumentReference'): Admitted<never> {
  const says = 'It holds a modifier extension, which may change what the rest means.';
  return refuse('not-supported', `${type}.modifierExtension`, says);
}
