import type { Coding } from '../../../schema/generated/shared.ts';

/** A code or words for something, as the message gave them. */
export interface Term {
  readonly codings: readonly Coding[];
  readonly text?: string;
}

/** Someone who took part in a visit. */
export interface ParticipantFacts {
  readonly role: string;
  readonly name?: string;
  readonly identifier?: string;
}
