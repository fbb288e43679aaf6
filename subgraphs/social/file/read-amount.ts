/**
 * Reads an amount, with or without a sign of pounds and commas between thousands; `null` where it is none.
 *
 * A comma before one or two digits at the end is that of a decimal.
 */
export function readAmount(text: string | null): number | null {
  const digits = text?.replaceAll(/[£\s]/g, '') ?? '';
  const thousands = /^\d{1,3}(?:,\d{3})*(?:\.\d{1,4})?$/.test(digits);
  if (thousands || /^\d{1,7}(?:\.\d{1,4})?$/.test(digits)) return Number(digits.replaceAll(',', ''));
  return /^\d{1,7},\d{1,2}$/.test(digits) ? Number(digits.replace(',', '.')) : null;
}
