import type { SandboxIssuer } from './sandbox-issuers.ts';

/** Somebody invented whom one can be in the sandbox. */
export interface Persona {
  /** What one types to be them. */
  readonly id: string;
  readonly name: string;
  /** Who they are and what to look at as them, in a sentence. */
  readonly description: string;
  /** What kind of caller they are to the graph. */
  readonly kind: 'professional' | 'citizen' | 'app' | 'analyst' | 'privacy-officer';
  /** The title of their role, in words. */
  readonly role: string;
  /** The organisation that they act for; empty for a citizen. */
  readonly organisation: string;
  /** Who vouches for them. */
  readonly issuer: SandboxIssuer;
  /** What their token says, beside when and by whom it was issued. */
  readonly claims: PersonaClaims;
}

/** The claims of a persona's token. */
export interface PersonaClaims {
  readonly sub: string;
  readonly client_id: string;
  readonly purpose_of_use: string;
  readonly [claim: string]: unknown;
}
