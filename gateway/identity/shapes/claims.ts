import { z } from 'zod';

/** A text in a claim that a person could read. */
export const textClaim = z.string().min(1).max(200);

/** The claims by which every issuer says through which application somebody asks, and for what. */
export const clientClaims = z.looseObject({
  /** RFC 9068, 2.2. */
  client_id: textClaim.optional(),
  /** OpenID Connect Core, 2. */
  azp: textClaim.optional(),
  purpose_of_use: textClaim.optional(),
  scope: z.string().max(2000).optional(),
});
