/** Ways of taking a query along. */
export function TakeAway() {
  return null;
}
