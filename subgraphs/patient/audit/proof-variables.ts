import { z } from 'zod';
import { secretVariable } from '../../../schema/runtime/env.ts';
import type { Secret } from '../../../schema/runtime/secret.ts';
import { createEventProof, type EventProof } from './audit-row.ts';

/** The secrets with which events are proved, as the environment holds them. */
export const proofVariables = {
  CAREGRAPH_ID_SECRET: secretVariable,
  /** Proves events in place of the secret of ids. */
  CAREGRAPH_AUDIT_SECRET: secretVariable.optional(),
  /** Secrets that proved events before, separated by commas; none where it is left out. */
  CAREGRAPH_AUDIT_EARLIER_SECRETS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(secretVariable)),
};

/** Builds the proof of events from the environment: what the secret of ids proved stays proved. */
export function toEventProof(environment: {
  readonly CAREGRAPH_ID_SECRET: Secret;
  readonly CAREGRAPH_AUDIT_SECRET?: Secret | undefined;
  readonly CAREGRAPH_AUDIT_EARLIER_SECRETS: readonly Secret[];
}): EventProof {
  const { CAREGRAPH_ID_SECRET: ids, CAREGRAPH_AUDIT_SECRET: own } = environment;
  const earlier = environment.CAREGRAPH_AUDIT_EARLIER_SECRETS;
  return own === undefined ? createEventProof(ids, ...earlier) : createEventProof(own, ids, ...earlier);
}
