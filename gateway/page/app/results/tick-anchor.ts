/** How the words at a place of a picture stand so that they are not cut off at its sides, all in points. */
export function toTickAnchor(x: number, width: number): 'start' | 'middle' | 'end' {
  const room = 28;
  if (x < room) return 'start';
  return x > width - room ? 'end' : 'middle';
}
