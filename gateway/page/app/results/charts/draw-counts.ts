import * as Plot from '@observablehq/plot';
import type { CategoryCount } from './count-categories.ts';

/** Draws counts by category as bars; what is no value is hatched. */
export function drawCounts(
  counts: readonly CategoryCount[],
  options: { readonly width: number; readonly label: string; readonly hatch: string },
): SVGSVGElement | HTMLElement {
  const { width, label, hatch } = options;
  const longest = Math.max(4, ...counts.map(({ category }) => category.length));
  const left = Math.min(width * 0.45, 24 + longest * 7);
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const known = counts.filter(({ isUnknown }) => !isUnknown);
  const unknown = counts.filter(({ isUnknown }) => isUnknown);
  const bar = { x: 'count', y: 'category' } as const;
  return Plot.plot({
    width,
    marginLeft: left,
    marginRight: 48,
    marginBottom: 46,
    height: 76 + counts.length * 28,
    ariaLabel: label,
    style: { fontSize: '13px', background: 'none', color: 'var(--ink)' },
    x: {
      label: 'How many',
      labelOffset: 42,
      grid: true,
      // Never more than there are: between whole numbers there is none to write.
      ticks: Math.min(most, Math.max(2, Math.floor(width / 120))),
      tickFormat: 'd',
    },
    y: {
      label: null,
      domain: counts.map(({ category }) => category),
      tickFormat: (text: string) => cut(text, left),
    },
    marks: [
      Plot.barX(known, { ...bar, fill: 'var(--brand)' }),
      Plot.barX(unknown, { ...bar, fill: hatch, stroke: 'var(--ink-soft)' }),
      Plot.text(counts, {
        ...bar,
        text: (one: CategoryCount) => String(one.count),
        textAnchor: 'start',
        dx: 6,
      }),
      Plot.ruleX([0], { stroke: 'var(--line-strong)' }),
    ],
  });
}

function cut(text: string, width: number): string {
  const most = Math.floor((width - 24) / 7);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
