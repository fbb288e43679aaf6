/** What became of a token that may be used once: it was new, was known, or nobody can tell, so that it must not count. */
export type Taken = 'new' | 'known' | 'undecided';

/** Which tokens that may be used once were used. */
export interface OneTimeTokens {
  /**
   * Takes a token by its issuer and `jti`; it never rejects.
   *
   * @param expires when the token can no longer be used, in seconds since 1970
   */
  take(issuer: string, tokenId: string, expires: number): Promise<Taken>;
  close(): Promise<void>;
}

/**
 * Builds an empty memory of at most so many tokens, for one process; one that is full takes none until some have
 * expired.
 */
export function createOneTimeTokens(
  maximumEntries: number,
  now: () => number = () => Date.now(),
): OneTimeTokens {
  const taken = new Map<string, number>();
  const forget = () => {
    for (const [name, expires] of taken) if (expires < now()) taken.delete(name);
  };
  return {
    take(issuer, tokenId, expires) {
      const name = JSON.stringify([issuer, tokenId]);
      if (taken.size >= maximumEntries) forget();
      if (taken.has(name)) return Promise.resolve('known');
      if (taken.size >= maximumEntries) return Promise.resolve('undecided');
      taken.set(name, expires * 1000);
      return Promise.resolve('new');
    },
    close: () => Promise.resolve(),
  };
}
