/** Which part of a list that is ordered by time is asked for. */
export interface PageRequest {
  readonly first: number;
  /** The instant and id of the last item that was seen. */
  readonly after?: { readonly at: string; readonly id: string };
}

/** Which part of the openings of an organisation's staff is asked for. */
export interface OpeningsRequest extends PageRequest {
  readonly kind?: 'claim' | 'break glass';
  readonly isReviewed?: boolean;
}

/** A part of a list, and whether there is more. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}
