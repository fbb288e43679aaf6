import { z } from 'zod';
import { isReadableText } from '../csds/readable-text.ts';

const words = z.string().min(1).max(200).refine(isReadableText, 'must hold readable text');

const supplier = z
  .strictObject({
    /** What it is called in the store; it must never change. */
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'must be 2 to 40 small letters, digits and hyphens'),
    odsCode: z.string().regex(/^[A-Z0-9]{3,8}$/, 'must be an ODS code'),
    name: words,
    /** The record system as it is shown. */
    system: words.default('Telehealth'),
    /** What it must send as its bearer token, at least 32 characters; or the file that holds it. */
    token: z.string().min(32, 'must have at least 32 characters').optional(),
    tokenFile: z.string().min(1).optional(),
    /** Whether it traces every NHS number with the demographic service before it sends it. */
    numbers: z.enum(['traced', 'as-sent'], 'must be traced or as-sent'),
    /** The devices that it gave out, by identifier or name; every device counts where it is left out. */
    devices: z.array(words).max(100_000).optional(),
    /** Who acts on an alert where the care plan names nobody. */
    fallbackOwner: z.strictObject({ name: words, role: words.optional() }),
    /** How old a reading may be to raise an alert, in hours. */
    alertWithinHours: z.number().positive().max(720).default(72),
    /** After how many hours without a word what it sent reads as stale. */
    maximumSilenceHours: z.number().positive().default(72),
  })
  .refine(
    ({ token, tokenFile }) => (token === undefined) !== (tokenFile === undefined),
    'needs either token or tokenFile',
  );

/** What an operator says about the suppliers of telehealth. */
export const suppliersShape = z
  .array(supplier)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'holds an id twice');

/** What an operator says about one supplier of telehealth. */
export type SupplierConfiguration = z.output<typeof supplier>;
