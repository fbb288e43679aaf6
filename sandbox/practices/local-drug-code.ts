import { createHash } from 'node:crypto';

/**
 * A supplier's own drug code for a dm+d product: decimal digits that depend on nothing but the product.
 *
 * Suppliers' drug dictionaries are not public, so these codes have their form and no other meaning.
 */
export function toLocalDrugDigits(snomed: string, length: number): string {
  const value = createHash('sha256').update(`drug ${snomed}`).digest().readBigUInt64BE();
  return (value % 10n ** BigInt(length)).toString().padStart(length, '0');
}
