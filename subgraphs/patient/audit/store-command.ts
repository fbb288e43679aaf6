import type { Anchor } from './anchor.ts';

/** What an operator asked of the record of looks itself. */
export type StoreCommand =
  | { readonly name: 'verify'; readonly anchors: readonly Anchor[] }
  | { readonly name: 'export' }
  /** Drops what the store took in before an instant. */
  | { readonly name: 'drop'; readonly before: string };
