/** A middle, and how far rounds lay from it. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const position = share * (sorted.length - 1);
  const [below, above] = [Math.floor(position), Math.ceil(position)];
  const low = sorted[below] ?? Number.NaN;
  return low + ((sorted[above] ?? low) - low) * (position - below);
}

/** The middle of rounds, and the lowest and highest of them. */
export function toSpread(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), lowest: Math.min(...values), highest: Math.max(...values) };
}

/** Writes a number with three figures that count. */
export function toFigure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toFixed(Math.min(digits, 3));
}

/** Writes a middle with its lowest and highest. */
export function toRange({ median, lowest, highest }: Spread): string {
  return `${toFigure(median)} (${toFigure(lowest)}–${toFigure(highest)})`;
}
