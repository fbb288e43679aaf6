/** The patterns by which gaps are told apart in pictures, without colour too. */
export function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-hatch`}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line className="pattern-line" x1="0" y1="0" x2="0" y2="8" strokeWidth="3" />
      </pattern>
      <pattern id={`${id}-cross`} width="9" height="9" patternUnits="userSpaceOnUse">
        <path className="pattern-line" d="M0 0H9M0 0V9" strokeWidth="2" fill="none" />
      </pattern>
      <pattern id={`${id}-dots`} width="9" height="9" patternUnits="userSpaceOnUse">
        <circle className="pattern-dot" cx="3" cy="3" r="1.5" />
      </pattern>
    </defs>
  );
}

/** The pattern of a state, as a value for `fill`. */
export function toPattern(id: string, state: string): string {
  if (state === 'WITHHELD') return `url(#${id}-cross)`;
  return state === 'UNAVAILABLE' ? `url(#${id}-hatch)` : `url(#${id}-dots)`;
}
