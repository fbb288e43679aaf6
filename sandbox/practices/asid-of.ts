import { createHash } from 'node:crypto';

/** The accredited system id of a practice's endpoint: twelve digits that depend on its ODS code alone. */
export function asidOf(odsCode: string): string {
  const value = createHash('sha256').update(`asid ${odsCode}`).digest().readBigUInt64BE();
  return `20${(value % 10n ** 10n).toString().padStart(10, '0')}`;
}
