import { z } from 'zod';
import type { ClientSettings } from '../issuer-settings.ts';
import type { TokenFault } from '../token-fault.ts';
import type { CallerFacts } from './caller-facts.ts';
import { textClaim } from './claims.ts';
import { readProvedCitizen } from './nhs-login.ts';

const applicationClaims = z.looseObject({
  sub: textClaim,
  client_id: textClaim,
  /** Present where a citizen is logged in to the application, who is then the subject. */
  nhs_number: z.unknown().optional(),
});

/**
 * Reads the claims of an application's own token (OAuth 2 client credentials), or of one that it was given in
 * exchange for a citizen's login and that says so as NHS login does.
 */
export function toApplication(claims: unknown, client: ClientSettings): CallerFacts | TokenFault {
  const parsed = applicationClaims.safeParse(claims);
  if (!parsed.success || client.organisation === undefined) return 'TOKEN_CLAIMS';
  const { sub, client_id, nhs_number } = parsed.data;
  const { kind, organisation } = client;
  // RFC 9068, 2.2: without a user the subject is the application itself.
  if (nhs_number === undefined) return sub === client_id ? { kind, organisation } : 'TOKEN_CLAIMS';
  if (kind !== 'app' || sub === client_id) return 'TOKEN_CLAIMS';
  const citizen = readProvedCitizen(claims);
  if (typeof citizen === 'string') return citizen;
  const { nhsNumber, assurance } = citizen;
  return { kind, organisation, actingFor: { subject: sub, nhsNumber, assurance } };
}
