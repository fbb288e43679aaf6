/** A number as it was written, because none of this language is the same; it is written out again digit for digit. */
export interface ExactNumber {
  readonly rawJSON: string;
}

/** What the language has for it, which its types do not know yet (ECMA-262, JSON.rawJSON). */
const { rawJSON, isRawJSON } = JSON as unknown as {
  readonly rawJSON: (text: string) => ExactNumber;
  readonly isRawJSON: (value: unknown) => value is ExactNumber;
};

/** Keeps a number of JSON as it is written. */
export const toExactNumber = rawJSON;

/** Tells whether a value is a number that is kept as it was written; beware: to the language it is an object. */
export const isExactNumber = isRawJSON;

/** Tells whether a number is still the same once it was read and written out again. */
export function isReadExactly(text: string): boolean {
  const { digits, exponent } = toDecimal(text);
  const read = toDecimal(String(Number(text)));
  return digits === read.digits && exponent === read.exponent;
}

/** The digits of a number without zeros around them, and by which power of ten they count; its sign is never lost. */
function toDecimal(text: string): { readonly digits: string; readonly exponent: number } {
  const [, whole = '', fraction = '', power = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const significant = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = significant.replace(/0+$/, '');
  if (digits === '') return { digits: '', exponent: whole === '' ? Number.NaN : 0 };
  return { digits, exponent: Number(power) - fraction.length + significant.length - digits.length };
}
