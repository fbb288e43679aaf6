/** A count that a source gave, as a number or in digits; `null` where it is none that the graph's whole numbers hold. */
export function toCount(given: number | string | undefined): number | null {
  const count = typeof given === 'string' && /^\d{1,10}$/.test(given) ? Number(given) : given;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count < 2 ** 31 ? count : null;
}
