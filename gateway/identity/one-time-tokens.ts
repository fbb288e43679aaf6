/** Which tokens that may be used once were used. */
export interface OneTimeTokens {
  /**
   * Takes a token by its issuer and `jti`; false where it was taken before, or where too many are remembered to tell.
   *
   * @param expires when the token can no longer be used, in seconds since 1970
   */
  take(issuer: string, tokenId: string, expires: number): boolean;
}

/** Builds an empty memory of at most so many tokens; one that is full takes none until some have expired. */
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
      if (taken.has(name) || taken.size >= maximumEntries) return false;
      taken.set(name, expires * 1000);
      return true;
    },
  };
}
