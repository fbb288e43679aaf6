import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';

/**
 * Why nobody was logged in: for the log of whoever operates the gateway, and for which page is shown.
 *
 * - `ISSUER_AWAY`: the issuer cannot be reached or is in trouble; trying again may help.
 * - `DECLINED`: the issuer sent the person back without a login, such as one that was cancelled.
 * - `GRANT_REFUSED`: the issuer gives nothing for the code or the refresh token, such as one that was used before.
 * - `ANSWER_REFUSED`: what came back is not what was begun here: another state, nonce, issuer, audience or signature.
 */
export type LoginFault = 'ISSUER_AWAY' | 'DECLINED' | 'GRANT_REFUSED' | 'ANSWER_REFUSED';

/** Tells what it means that a step of a login failed. */
export function toLoginFault(error: unknown): LoginFault {
  if (error instanceof AuthorizationResponseError) {
    return inTrouble.has(error.error) ? 'ISSUER_AWAY' : 'DECLINED';
  }
  if (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError) {
    return error.status >= 500 ? 'ISSUER_AWAY' : 'GRANT_REFUSED';
  }
  if (!(error instanceof ClientError)) return 'ISSUER_AWAY';
  // What answers in place of an issuer that is away is often a page, or a status without a reason.
  if (/^OAUTH_(?:TIMEOUT|ABORT|PARSE_ERROR|RESPONSE_IS_NOT_(?:JSON|CONFORM))$/.test(error.code ?? '')) {
    const status = error.cause instanceof Response ? error.cause.status : 500;
    return status === 400 || status === 401 ? 'GRANT_REFUSED' : 'ISSUER_AWAY';
  }
  return 'ANSWER_REFUSED';
}

/** What issuers send a browser back with where the fault is theirs (RFC 6749, 4.1.2.1). */
const inTrouble: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);
