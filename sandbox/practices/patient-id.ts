import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

// A system's own number for a patient: always the same, and of no meaning elsewhere. A real one looks it up.
const keyOf = (odsCode: string) =>
  createHash('sha256').update(`patient ids ${odsCode}`).digest().subarray(0, 16);

/** The id under which a practice's system knows a patient. */
export function toPatientId(nhsNumber: string, odsCode: string): string {
  const cipher = createCipheriv('aes-128-ecb', keyOf(odsCode), null);
  return Buffer.concat([cipher.update(nhsNumber, 'utf8'), cipher.final()]).toString('hex');
}

/** The NHS number of a patient by that id; nothing where it is none of this practice's. */
export function parsePatientId(id: string, odsCode: string): string | undefined {
  if (!/^[0-9a-f]{32}$/.test(id)) return undefined;
  try {
    const decipher = createDecipheriv('aes-128-ecb', keyOf(odsCode), null);
    const text = Buffer.concat([decipher.update(Buffer.from(id, 'hex')), decipher.final()]).toString('utf8');
    return /^\d{10}$/.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
