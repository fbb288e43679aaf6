import { isUncertain } from '../../answer/qualifiers.ts';
import type { TimelineEvent } from './find-events.ts';

/** One event as it is drawn: by its kind, hollow where it did not happen, dashed where it is not certain. */
export function EventMark(props: {
  readonly event: TimelineEvent;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}) {
  const { event, left, right, y } = props;
  const className = toClass(event);
  if (event.isStretch) {
    const width = Math.max(10, right - left);
    return (
      <>
        <rect
          className={className}
          x={left}
          y={y + 3}
          width={width}
          height={8}
          rx={event.to === undefined ? 0 : 4}
        />
        {event.to === undefined && (
          <path className="mark-open" d={`M${left + width - 7} ${y + 1.5}l6 5.5l-6 5.5`} />
        )}
      </>
    );
  }
  const x = left + 6;
  if (/document/i.test(event.kind))
    return <rect className={className} x={x - 5} y={y + 2} width={10} height={10} />;
  if (/encounter|contact/i.test(event.kind)) return <circle className={className} cx={x} cy={y + 7} r={5} />;
  return <path className={className} d={`M${x} ${y + 1}l6 6l-6 6l-6-6z`} />;
}

function toClass({ isNegated, qualifiers, dates: [start] }: TimelineEvent): string {
  if (isNegated) return 'mark-shape mark-hollow';
  return isUncertain(qualifiers) || (start.length > 0 && start.length < 10)
    ? 'mark-shape mark-dashed'
    : 'mark-shape';
}
