import { z } from 'zod';
import { clients } from './sandbox-issuers.ts';

const tokenShape = z.object({ accessToken: z.string() });
const claimsShape = z.object({ nhs_number: z.string() });
const answerShape = z.object({ data: z.object({ grantAccess: z.object({ id: z.string() }).nullable() }) });

const mutation = 'mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { id } }';

/** What the patient lets her daughter see, and what the application that she uses. */
const grants = {
  daughter: ['DEMOGRAPHICS', 'MEDICINES', 'PROBLEMS', 'HOSPITAL', 'COMMUNITY', 'SUPPORT', 'CARE_PLANS'],
  app: ['DEMOGRAPHICS', 'MEDICINES', 'PROBLEMS', 'CARE_PLANS'],
} as const;

/**
 * Has the patient grant her daughter and her application access, as anybody would: with her token, at the
 * gateway. A grant that was made before, and withdrawn since, stays withdrawn.
 */
export async function grantAccess(addresses: {
  readonly gatewayUrl: string;
  readonly identityUrl: string;
}): Promise<void> {
  const [patient, daughter] = await Promise.all(
    ['patient', 'daughter'].map((persona) => fetchToken(addresses.identityUrl, persona)),
  );
  if (patient === undefined || daughter === undefined) return;
  const common = { nhsNumber: patient.nhsNumber, basis: 'CONSENT' };
  const inputs = [
    {
      ...common,
      granteeNhsNumber: daughter.nhsNumber,
      areas: grants.daughter,
      idempotencyKey: 'sandbox-daughter',
    },
    { ...common, granteeApp: clients.partner, areas: grants.app, idempotencyKey: 'sandbox-app' },
  ];
  for (const input of inputs) {
    const response = await fetch(`${addresses.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${patient.token}` },
      body: JSON.stringify({ query: mutation, variables: { input } }),
      signal: AbortSignal.timeout(10_000),
    });
    const answer = answerShape.parse(await response.json());
    if (answer.data.grantAccess === null) throw new Error('The sandbox could not record its grants.');
  }
}

async function fetchToken(
  identityUrl: string,
  persona: string,
): Promise<{ readonly token: string; readonly nhsNumber: string }> {
  const response = await fetch(`${identityUrl}/personas/${persona}/token`, {
    method: 'POST',
    signal: AbortSignal.timeout(10_000),
  });
  const { accessToken } = tokenShape.parse(await response.json());
  const [, claims = ''] = accessToken.split('.');
  const { nhs_number: nhsNumber } = claimsShape.parse(
    JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')),
  );
  return { token: accessToken, nhsNumber };
}
