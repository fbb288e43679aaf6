/** Whether the words in the middle above a place of a picture are not cut off at its sides, all in points. */
export function hasTickRoom(x: number, width: number): boolean {
  return x > 28 && x < width - 28;
}
