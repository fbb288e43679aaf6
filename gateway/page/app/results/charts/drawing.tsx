import { type RefObject, useEffect, useRef } from 'react';

/** Puts a drawing in the page, and draws it anew when it changes. */
export function Drawing(props: {
  readonly draw: () => SVGSVGElement | HTMLElement;
  readonly picture?: RefObject<SVGSVGElement | null>;
}) {
  const { draw, picture } = props;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = draw();
    const svg = drawn instanceof SVGSVGElement ? drawn : drawn.querySelector('svg');
    svg?.setAttribute('role', 'img');
    // A picture is heard by its one name; its parts have none that may be said.
    for (const part of svg?.querySelectorAll('[aria-label]') ?? []) part.removeAttribute('aria-label');
    frame.current?.replaceChildren(drawn);
    if (picture !== undefined) picture.current = svg;
  }, [draw, picture]);
  return <div ref={frame} className="drawing" />;
}
