import * as Plot from '@observablehq/plot';
import { toDateWords } from '../../answer/date-words.ts';
import type { NumberPoint, NumberSeries } from './find-numbers.ts';

/**
 * Draws numbers of one kind over time. Only what is final and exact is joined by a line; a number with a comparator
 * points to where the true one lies, one that is not certain is hollow, and one that does not hold is crossed.
 */
export function drawSeries(
  { label, unit, points, normal }: NumberSeries,
  width: number,
): SVGSVGElement | HTMLElement {
  const certain = points.filter((point) => isCertain(point));
  const hollow = points.filter((point) => !point.isNegated && point.comparator === '' && !isCertain(point));
  const below = points.filter(({ comparator, isNegated }) => !isNegated && comparator.startsWith('<'));
  const above = points.filter(({ comparator, isNegated }) => !isNegated && comparator.startsWith('>'));
  const crossed = points.filter(({ isNegated }) => isNegated);
  const place = { x: 'date', y: 'value' } as const;
  const limits = [normal?.low, normal?.high].filter((limit) => limit !== undefined);
  const title = (point: NumberPoint) =>
    [`${point.item || label}: ${point.words}`, toDateWords(point.recorded), ...point.qualifiers].join('\n');
  const beside = (point: NumberPoint) => [point.comparator, ...point.qualifiers].filter(Boolean).join(' ');
  return Plot.plot({
    width,
    height: 250,
    marginLeft: 56,
    marginBottom: 40,
    marginTop: 36,
    inset: 14,
    marginRight: 24,
    ariaLabel: `${label}${unit === '' ? '' : ` in ${unit}`} over time, ${points.length} numbers`,
    style: { fontSize: '13px', background: 'none', color: 'var(--ink)' },
    x: { type: 'utc', label: null, ticks: Math.max(2, Math.floor(width / 110)) },
    y: { label: unit === '' ? 'no unit' : unit, grid: true, nice: true, ticks: 5 },
    marks: [
      Plot.ruleY(limits, { stroke: 'var(--ink-soft)', strokeDasharray: '6 4' }),
      Plot.line(certain, { ...place, stroke: 'var(--brand)', strokeWidth: 1.5 }),
      Plot.dot(certain, { ...place, r: 4, fill: 'var(--brand)', title }),
      Plot.dot(hollow, {
        ...place,
        r: 5,
        stroke: 'var(--brand)',
        strokeWidth: 2,
        fill: 'var(--paper)',
        title,
      }),
      Plot.dot(below, { ...place, r: 6, symbol: 'triangle', rotate: 180, fill: 'var(--warn)', title }),
      Plot.dot(above, { ...place, r: 6, symbol: 'triangle', fill: 'var(--warn)', title }),
      Plot.dot(crossed, {
        ...place,
        r: 5,
        symbol: 'times',
        stroke: 'var(--ink-soft)',
        strokeWidth: 2,
        title,
      }),
      Plot.text(
        points.filter((point) => beside(point) !== ''),
        { ...place, text: beside, dy: -12, fill: 'var(--ink)' },
      ),
    ],
  });
}

function isCertain(point: NumberPoint): boolean {
  const { comparator, qualifiers, isNegated } = point;
  return comparator === '' && !isNegated && hasDay(point) && qualifiers.every((word) => settled.has(word));
}

/** A date known by its year or month alone is somewhere within, and stands at its start. */
function hasDay({ recorded }: NumberPoint): boolean {
  return recorded.length >= 10;
}

/** What is said of a number that holds as it stands. */
const settled = new Set(['corrected', 'amended', 'completed']);
