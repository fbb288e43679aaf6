import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AddedCodes } from './sensitive-codes.ts';

const codes = z.array(z.string().regex(/^\d{6,18}$/, 'must be SNOMED CT identifiers'));
const page = z.strictObject({ LEGALLY_RESTRICTED: codes.optional(), SEXUAL_HEALTH: codes.optional() });

/**
 * A setting of the environment that names a JSON file with the members of the published reference sets, such as
 * `{ "LEGALLY_RESTRICTED": ["52637005"], "SEXUAL_HEALTH": ["76272004"] }`.
 */
export const sensitiveCodesVariable = z
  .string()
  .transform((path, context): AddedCodes => {
    try {
      const parsed = page.parse(JSON.parse(readFileSync(path, 'utf8')));
      const { LEGALLY_RESTRICTED = [], SEXUAL_HEALTH = [] } = parsed;
      return { LEGALLY_RESTRICTED, SEXUAL_HEALTH };
    } catch {
      context.addIssue({
        code: 'custom',
        message:
          'must name a JSON file with lists of SNOMED CT codes under LEGALLY_RESTRICTED and SEXUAL_HEALTH',
      });
      return z.NEVER;
    }
  })
  .optional();
