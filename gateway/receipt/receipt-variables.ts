import { z } from 'zod';
import { secretVariable } from '../../schema/runtime/env.ts';

/** The secrets from which receipts' keys are derived, as the environment holds them. */
export const receiptVariables = {
  /** Signs receipts; the secret of seals where it is left out. */
  CAREGRAPH_RECEIPT_SECRET: secretVariable.optional(),
  /** Secrets that signed before, separated by commas. */
  CAREGRAPH_RECEIPT_EARLIER_SECRETS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(secretVariable)),
};
