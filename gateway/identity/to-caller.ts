import type { Caller } from '../../schema/runtime/caller.ts';
import { scopesOfKind } from '../../schema/runtime/scopes-of-kind.ts';
import type { ClientSettings, IssuerSettings } from './issuer-settings.ts';
import { toStaff } from './shapes/care-identity.ts';
import { toApplication } from './shapes/client-credentials.ts';
import type { CallerFacts } from './shapes/caller-facts.ts';
import { toCitizen } from './shapes/nhs-login.ts';
import { clientClaims } from './shapes/claims.ts';
import type { TokenFault } from './token-fault.ts';
import type { VerifiedClaims } from './verify-token.ts';

/** What reads the claims of each kind of issuer. */
const shapes: Readonly<
  Record<
    IssuerSettings['shape'],
    (claims: VerifiedClaims, client: ClientSettings) => CallerFacts | TokenFault
  >
> = {
  'care-identity': toStaff,
  'nhs-login': toCitizen,
  'client-credentials': toApplication,
};

/**
 * Tells who asks from what a verified token says, or why it gives no access: whatever is not known and expected,
 * be it the application, the role or the purpose, gives none.
 */
export function toCaller(claims: VerifiedClaims, issuer: IssuerSettings): Caller | TokenFault {
  const parsed = clientClaims.safeParse(claims);
  if (!parsed.success) return 'TOKEN_CLAIMS';
  const { client_id, azp, purpose_of_use, scope } = parsed.data;
  const clientId = client_id ?? azp ?? '';
  const client = Object.hasOwn(issuer.clients, clientId) ? issuer.clients[clientId] : undefined;
  if (client === undefined) return 'CALLER_CLIENT';
  const purpose = client.purposes.find((known, index) =>
    purpose_of_use === undefined ? index === 0 : known === purpose_of_use,
  );
  if (purpose === undefined) return 'CALLER_PURPOSE';
  const facts = shapes[issuer.shape](claims, client);
  if (typeof facts === 'string') return facts;
  // What a login was asked for says nothing about the graph; what an application was granted does.
  const granted = issuer.shape === 'client-credentials' ? new Set((scope ?? '').split(' ')) : undefined;
  const scopes = client.scopes.filter(
    (known) => scopesOfKind[facts.kind].has(known) && (granted === undefined || granted.has(known)),
  );
  if (scopes.length === 0) return 'CALLER_SCOPE';
  return { ...facts, issuer: issuer.name, subject: claims.sub, clientId, purpose, scopes };
}
