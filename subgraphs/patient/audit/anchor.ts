/** A place in the chain that was written down elsewhere, so that nothing before it can be cut off or rewritten. */
export interface Anchor {
  readonly position: number;
  readonly hash: string;
}

/** Admits an anchor such as `1000:` and 64 hexadecimal digits; `undefined` for anything else. */
export function parseAnchor(text: string): Anchor | undefined {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  return position === undefined || hash === undefined ? undefined : { position: Number(position), hash };
}
