import { lastYears, move, type Range, zoom } from './range.ts';

/** Buttons that choose the stretch of time. */
export function RangeTools(props: {
  readonly whole: Range;
  readonly range: Range;
  readonly now: Date;
  readonly onChange: (range: Range | undefined) => void;
}) {
  const { range, now, onChange } = props;
  const choices = [
    ['All', undefined],
    ['10 years', lastYears(10, now)],
    ['2 years', lastYears(2, now)],
    ['3 months', lastYears(0.25, now)],
  ] as const;
  return (
    <div className="range-tools" role="group" aria-label="Stretch of time">
      {choices.map(([label, choice]) => (
        <button key={label} type="button" className="button" onClick={() => onChange(choice)}>
          {label}
        </button>
      ))}
      <button
        type="button"
        className="button"
        aria-label="Earlier"
        onClick={() => onChange(move(range, -0.4))}
      >
        ←
      </button>
      <button type="button" className="button" aria-label="Later" onClick={() => onChange(move(range, 0.4))}>
        →
      </button>
      <button type="button" className="button" aria-label="Closer" onClick={() => onChange(zoom(range, 0.5))}>
        +
      </button>
      <button type="button" className="button" aria-label="Farther" onClick={() => onChange(zoom(range, 2))}>
        −
      </button>
    </div>
  );
}
