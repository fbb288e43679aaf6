/**
 * Why a token was refused or gives no access: for the log of whoever operates the gateway.
 *
 * A caller is never told which it was, so that nobody can feel their way to a token that is taken.
 */
export type TokenFault =
  // No token that can be relied on: answered with 401.
  | 'TOKEN_MISSING'
  | 'TOKEN_MALFORMED'
  | 'TOKEN_TOO_LARGE'
  | 'TOKEN_HEADER'
  | 'TOKEN_ALGORITHM'
  | 'TOKEN_TYPE'
  | 'TOKEN_ISSUER'
  | 'TOKEN_KEY'
  | 'TOKEN_KEYS_UNAVAILABLE'
  | 'TOKEN_SIGNATURE'
  | 'TOKEN_AUDIENCE'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_NOT_YET_VALID'
  | 'TOKEN_LIFE'
  | 'TOKEN_REPLAYED'
  /** It may be used once, and nobody can tell whether it was. */
  | 'TOKEN_UNDECIDED'
  | 'TOKEN_CLAIMS'
  // A genuine token that gives no access here: answered with 403.
  | 'CALLER_CLIENT'
  | 'CALLER_ROLE'
  | 'CALLER_PURPOSE'
  | 'CALLER_ASSURANCE'
  | 'CALLER_SCOPE';
