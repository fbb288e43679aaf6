import type { AnswerError } from '../asking/answer.ts';

/** Why something is withheld, by the codes of errors. */
const withheld = new Set([
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'ACCESS_DENIED',
  'NO_CONSENT',
  'NO_RELATIONSHIP',
  'RESTRICTED_RECORD',
  'NHS_NUMBER_NOT_VERIFIED',
]);

/** Tells what a part that was answered with an error is: withheld from this reader, or not to be found out. */
export function toErrorState({ code, state }: AnswerError): 'WITHHELD' | 'UNAVAILABLE' {
  if (state !== undefined) return state;
  return withheld.has(code ?? '') ? 'WITHHELD' : 'UNAVAILABLE';
}
