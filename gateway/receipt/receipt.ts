import { z } from 'zod';

/** The HTTP header by which a client asks for a receipt: `1`, or nothing. */
export const receiptHeader = 'caregraph-receipt';

/**
 * What a receipt says: who saw what, when and under which policy, without saying what it was.
 *
 * Every digest is SHA-256 in base64url. Ids are those of the graph, which only its own processes open.
 */
export const receiptShape = z.object({
  /** When the answer was given. */
  at: z.string(),
  request: z.string(),
  correlation: z.string().optional(),
  reader: z.object({
    kind: z.string(),
    issuer: z.string(),
    subject: z.string(),
    client: z.string(),
    role: z.string().optional(),
    organisation: z.string().optional(),
  }),
  purpose: z.string(),
  operation: z.object({ hash: z.string(), name: z.string().optional() }).optional(),
  /** The versions of the policy that decided. */
  policies: z.array(z.string()),
  /** The digest of the answer as it was sent, but for the receipt. */
  response: z.string(),
  /** Every item with an id, and the digest of it as it was shown. */
  items: z.array(z.tuple([z.string(), z.string()])),
  /** How many more items there were than are named; absent where all are. */
  moreItems: z.number().optional(),
  /** Where something was shown: fields from the root of the answer, by the names that it has, without positions. */
  paths: z.array(z.string()),
  /** What became of each setting: `GP COMPLETE`, or with the reason's code. */
  completeness: z.array(z.string()),
});

/** What a receipt says. */
export type Receipt = z.output<typeof receiptShape>;

/** What of an answer a receipt is made of. */
export type SeenAnswer = Pick<Receipt, 'response' | 'items' | 'moreItems' | 'paths' | 'completeness'>;
