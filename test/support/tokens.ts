import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type IssuerSettings, issuersShape } from '../../gateway/identity/issuer-settings.ts';
import { createPersonas } from '../../sandbox/identity/create-personas.ts';
import type { Persona } from '../../sandbox/identity/persona.ts';
import {
  type SandboxIssuer,
  sandboxTokenSeconds,
  toIssuerSettings,
  toIssuerUrl,
} from '../../sandbox/identity/sandbox-issuers.ts';
import { toTokenClaims } from '../../sandbox/identity/to-token-claims.ts';
import { createPopulation } from '../../sandbox/population/create-population.ts';

/** Whom one can be in tests, as in the sandbox. */
export type PersonaId =
  | 'general-practitioner'
  | 'practice-pharmacist'
  | 'hospital-doctor'
  | 'emergency-doctor'
  | 'district-nurse'
  | 'social-worker'
  | 'care-home-manager'
  | 'optometrist'
  | 'patient'
  | 'daughter'
  | 'analyst'
  | 'partner-app'
  | 'privacy-officer';

/** The personas of every population, whose first people are the same. */
export const personas: readonly Persona[] = createPersonas(createPopulation({ people: 20 }));

/** Where the issuers of the tests would answer, if they had to be asked. */
const providerUrl = 'http://127.0.0.1:9';
const keyId = 'test-key';
const keys = await generateKeyPair('ES256', { extractable: true });
/** The public half of the key with which every issuer of the tests signs. */
export const testPublicKey = { ...(await exportJWK(keys.publicKey)), kty: 'EC', kid: keyId, alg: 'ES256' };

/** The sandbox's issuers with one key of the tests, which nobody has to be asked for. */
export const testIssuers: readonly IssuerSettings[] = issuersShape.parse(
  toIssuerSettings(providerUrl).map(({ keysUrl: _keysUrl, ...settings }) => ({
    ...settings,
    algorithms: ['ES256'],
    keys: [testPublicKey],
  })),
);

/** Signs claims as an issuer does, with any of them, or of the header, replaced; one that is undefined is left out. */
export function signToken(
  issuer: SandboxIssuer,
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const whole = {
    iss: toIssuerUrl(providerUrl, issuer),
    iat: now,
    exp: now + sandboxTokenSeconds,
    ...claims,
  };
  return new SignJWT(whole)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: keyId, ...header })
    .sign(keys.privateKey);
}

/** A persona of the tests; fails for one that there is not. */
export function findPersona(id: PersonaId): Persona {
  const persona = personas.find((known) => known.id === id);
  if (persona === undefined) throw new Error(`There is no persona ${id}.`);
  return persona;
}

const tokens = new Map<PersonaId, Promise<string>>();

/** A token of a persona, the same for a whole test file. */
export function tokenOf(id: PersonaId = 'general-practitioner'): Promise<string> {
  const known = tokens.get(id);
  if (known !== undefined) return known;
  const persona = findPersona(id);
  const token = signToken(persona.issuer, toTokenClaims(persona));
  tokens.set(id, token);
  return token;
}

/** The header by which a persona says who asks. */
export async function bearerOf(id: PersonaId = 'general-practitioner'): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await tokenOf(id)}` };
}
