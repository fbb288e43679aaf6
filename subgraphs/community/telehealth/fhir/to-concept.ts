import type { CodedConcept } from '../../../../schema/generated/community.ts';
import { toCodedConcept } from '../../../kit/coded-concept.ts';
import type { CodeableConcept } from './shapes.ts';

/** Maps a concept with every code; `undefined` where there is nothing to show. */
export function toConcept(concept: CodeableConcept | undefined): CodedConcept | undefined {
  return toCodedConcept(concept?.coding ?? [], concept?.text);
}
