import { errors as joseErrors, UnsecuredJWT } from 'jose';
import { type Refusal, refuse } from './operation-outcome.ts';
import type { Interaction } from './practice-endpoint.ts';
import { tokenClaims } from './token-claims.ts';

const clockToleranceSeconds = 30;

const scopes: Readonly<Record<Interaction, string>> = {
  getStructuredRecord: 'patient/*.read',
  readCapabilities: 'organization/*.read',
  findDocumentPatient: 'patient/*.read',
  searchDocuments: 'patient/*.read',
  readDocument: 'patient/*.read',
  findAppointmentPatient: 'patient/*.read',
  searchAppointments: 'patient/*.read',
  searchSlots: 'organization/*.read',
};

/** What a token is checked against. */
export interface TokenExpectation {
  /** The base address of the practice's endpoint. */
  readonly audience: string;
  readonly interaction: Interaction;
  readonly now: Date;
}

/**
 * Refuses a request whose bearer token is missing, signed, stale, meant for another endpoint or incomplete.
 *
 * The token is unsecured by design: mutual TLS secures the call, and the token serves audit only.
 */
export function checkToken(
  authorization: string | undefined,
  expected: TokenExpectation,
): Refusal | undefined {
  const fault = (text: string) => refuse('BAD_REQUEST', text);
  const token = /^Bearer (?<token>\S+)$/i.exec(authorization ?? '')?.groups?.['token'];
  if (token === undefined) return fault('Authorization header is missing or not a bearer token');
  try {
    const { payload } = UnsecuredJWT.decode(token, {
      audience: expected.audience,
      currentDate: expected.now,
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: 300,
    });
    const claims = tokenClaims.safeParse(payload);
    if (!claims.success) {
      const [issue] = claims.error.issues;
      return fault(`JWT claim ${issue?.path.join('.') ?? ''} is invalid: ${issue?.message ?? ''}`);
    }
    const scope = claims.data.requested_scope.split(/\s+/);
    if (!scope.includes(scopes[expected.interaction]) || scope.includes('conf/R'))
      return fault('JWT claim requested_scope does not match the request');
    return undefined;
  } catch (error) {
    if (error instanceof joseErrors.JOSEError) return fault(`JWT is invalid: ${error.message}`);
    throw error;
  }
}
