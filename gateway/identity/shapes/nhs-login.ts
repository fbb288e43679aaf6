import { z } from 'zod';
import type { CitizenCaller } from '../../../schema/runtime/caller.ts';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import { parsePartialDate } from '../../../schema/runtime/partial-date.ts';
import type { TokenFault } from '../token-fault.ts';
import type { CallerFacts } from './caller-facts.ts';
import { textClaim } from './claims.ts';

const nhsLoginClaims = z.looseObject({
  nhs_number: z.string(),
  identity_proofing_level: z.string(),
  /** Vector of trust: how the identity was proved, then by which credentials, such as `P9.Cp.Cd`. */
  vot: z.string().max(40),
  family_name: textClaim.optional(),
  given_name: textClaim.optional(),
  birthdate: z.string().optional(),
});

/** Reads the claims of NHS login; a record is only shown to whoever is proved at level P9, with two factors. */
export function toCitizen(claims: unknown): CallerFacts | TokenFault {
  const proved = readProvedCitizen(claims);
  if (typeof proved === 'string') return proved;
  const { given, nhsNumber, assurance } = proved;
  const { family_name: family, given_name: first, birthdate: birthDate } = given;
  const isDay =
    birthDate !== undefined && birthDate.length === 10 && parsePartialDate(birthDate) !== undefined;
  return {
    kind: 'citizen',
    nhsNumber,
    assurance,
    ...(family === undefined || first === undefined ? {} : { name: { family, given: first } }),
    ...(isDay ? { birthDate } : {}),
  };
}

/** Reads who a citizen is, as NHS login proved it, or why that does not suffice. */
export function readProvedCitizen(
  claims: unknown,
):
  | (Pick<CitizenCaller, 'nhsNumber' | 'assurance'> & { readonly given: z.output<typeof nhsLoginClaims> })
  | TokenFault {
  const parsed = nhsLoginClaims.safeParse(claims);
  if (!parsed.success) return 'TOKEN_CLAIMS';
  const { nhs_number, identity_proofing_level, vot } = parsed.data;
  const [proof, ...credentials] = vot.split('.');
  // NHS login: a password with a code or a key (Cp.Cd, Cp.Ck), or a device that asks for two factors (Cm).
  const hasTwoFactors = credentials.some((credential) => ['Cd', 'Ck', 'Cm'].includes(credential));
  if (identity_proofing_level !== 'P9' || proof !== 'P9' || !hasTwoFactors) return 'CALLER_ASSURANCE';
  const number = parseNhsNumber(nhs_number);
  if (!number.ok) return 'TOKEN_CLAIMS';
  return {
    nhsNumber: number.nhsNumber,
    assurance: { identity: 'P9', authentication: 'AAL2' },
    given: parsed.data,
  };
}
