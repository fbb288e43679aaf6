/** Why a text is not an NHS number. */
export type NhsNumberFault = 'malformed' | 'check-digit' | 'repeated-digit';

/** An admitted NHS number, or why it was refused. */
export type ParsedNhsNumber =
  | { readonly ok: true; readonly nhsNumber: string }
  | { readonly ok: false; readonly fault: NhsNumberFault };

/**
 * Admits ten digits, with spaces or hyphens between groups, whose last is the Modulus 11 check digit.
 *
 * Numbers that repeat one digit pass Modulus 11 but are never issued. Source: NHS Data Dictionary, NHS NUMBER.
 */
export function parseNhsNumber(text: string): ParsedNhsNumber {
  const digits = text.trim().replaceAll(/(?<=\d)[ -](?=\d)/g, '');
  if (!/^\d{10}$/.test(digits)) return { ok: false, fault: 'malformed' };
  if (/^(\d)\1{9}$/.test(digits)) return { ok: false, fault: 'repeated-digit' };
  if (checkDigit(digits.slice(0, 9)) !== Number(digits[9])) return { ok: false, fault: 'check-digit' };
  return { ok: true, nhsNumber: digits };
}

/** The Modulus 11 check digit of nine digits, or `undefined` where no number may be issued for them. */
export function checkDigit(nineDigits: string): number | undefined {
  let sum = 0;
  for (let position = 0; position < 9; position += 1) sum += Number(nineDigits[position]) * (10 - position);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? undefined : digit;
}
