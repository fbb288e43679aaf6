import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { KeySource } from './create-key-source.ts';
import type { IssuerSettings } from './issuer-settings.ts';
import type { TokenHead } from './read-token-head.ts';
import type { TokenFault } from './token-fault.ts';

/** What a token says, once its issuer, signature, audience and times were found right. */
export interface VerifiedClaims extends JWTPayload {
  readonly sub: string;
  readonly iat: number;
  readonly exp: number;
}

/**
 * Verifies a token of one issuer: its kind of signature is one that the issuer uses, its key is looked up by name
 * among the issuer's own and nowhere else, and it is meant for us and valid now.
 */
export async function verifyToken(
  token: string,
  head: TokenHead,
  issuer: IssuerSettings,
  keys: KeySource,
): Promise<VerifiedClaims | TokenFault> {
  if (!issuer.algorithms.some((algorithm) => algorithm === head.algorithm)) return 'TOKEN_ALGORITHM';
  const key = await keys.find(head.keyId, head.algorithm);
  if (key === undefined) return 'TOKEN_KEY';
  if (key === 'unavailable') return 'TOKEN_KEYS_UNAVAILABLE';
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [head.algorithm],
      typ: issuer.type,
      issuer: issuer.issuer,
      audience: issuer.audience,
      clockTolerance: issuer.skewSeconds,
      // Beyond what its age could be, this refuses a token that says it was made later than now.
      maxTokenAge: issuer.tokenSeconds,
      requiredClaims: ['sub', 'iat', 'exp'],
    });
    const { sub, iat, exp } = payload;
    if (typeof sub !== 'string' || sub === '' || sub.length > 200) return 'TOKEN_CLAIMS';
    if (typeof iat !== 'number' || typeof exp !== 'number') return 'TOKEN_CLAIMS';
    return exp - iat > issuer.tokenSeconds ? 'TOKEN_LIFE' : { ...payload, sub, iat, exp };
  } catch (error) {
    return toFault(error);
  }
}

function toFault(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'TOKEN_EXPIRED';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'TOKEN_SIGNATURE';
  if (!(error instanceof errors.JWTClaimValidationFailed)) return 'TOKEN_MALFORMED';
  if (error.reason === 'missing') return 'TOKEN_CLAIMS';
  switch (error.claim) {
    case 'aud':
      return 'TOKEN_AUDIENCE';
    case 'typ':
      return 'TOKEN_TYPE';
    case 'nbf':
    case 'iat':
      return 'TOKEN_NOT_YET_VALID';
    case 'iss':
      return 'TOKEN_ISSUER';
    default:
      return 'TOKEN_CLAIMS';
  }
}
