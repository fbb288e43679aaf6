/** By how much the second of two numbers grows with the first, by least squares; 0 where that cannot be told. */
export function toSlope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(points.map(([x]) => x));
  const level = mean(points.map(([, y]) => y));
  const spread = points.reduce((sum, [x]) => sum + (x - middle) ** 2, 0);
  const shared = points.reduce((sum, [x, y]) => sum + (x - middle) * (y - level), 0);
  return spread > 0 ? shared / spread : 0;
}
