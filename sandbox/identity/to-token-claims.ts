import { randomUUID } from 'node:crypto';
import type { Persona, PersonaClaims } from './persona.ts';
import { sandboxAudience } from './sandbox-issuers.ts';

/** What a new token of a persona says, beside when and by whom it is issued. */
export function toTokenClaims({ claims }: Persona): PersonaClaims {
  return { aud: sandboxAudience, jti: randomUUID(), ...claims };
}
