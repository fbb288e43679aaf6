import type { RoleCode } from './job-roles.ts';
import type { PurposeOfUse } from './purpose-of-use.ts';
import type { Scope } from './scopes.ts';
import type { Secret } from './secret.ts';
import { createTokenSeal, type TokenSeal } from './token-seal.ts';

/** Who asks: in what capacity, by which application, and for what purpose. */
export type Caller = StaffCaller | CitizenCaller | AppCaller | ServiceCaller;

/** What is known of every caller. */
interface CommonCaller {
  /** The issuer that vouches for the caller, by the name that our configuration gives it. */
  readonly issuer: string;
  /** The issuer's own lasting identifier of the caller; unique only together with the issuer. */
  readonly subject: string;
  /** The identifier of the application that asks; the caller may or may not sit in front of it. */
  readonly clientId: string;
  readonly purpose: PurposeOfUse;
  /** What the caller may ask of the graph at most; scopes cap, and never grant beyond, what the policy allows. */
  readonly scopes: readonly Scope[];
}

/** How surely it is known that the caller is who they are. */
export interface Assurance {
  /**
   * How surely the person's identity was proved, once: P9 by NHS login (below it nobody is admitted), or level 2
   * or 3 by the national login for professionals.
   */
  readonly identity: 'P9' | 'IAL2' | 'IAL3';
  /** How surely the person who logged in is that person; the gateway admits nobody below level 2. */
  readonly authentication: 'AAL1' | 'AAL2' | 'AAL3';
}

/** An organisation by its ODS code. */
export interface CallerOrganisation {
  readonly odsCode: string;
  readonly name: string;
}

/**
 * A person who acts for an organisation in a national role: whoever cares for people, in health or in social
 * care (`professional`), whoever counts them (`analyst`), or whoever watches over access (`privacy-officer`).
 */
export interface StaffCaller extends CommonCaller {
  readonly kind: 'professional' | 'analyst' | 'privacy-officer';
  /** The user identifier of the national directory, twelve digits. */
  readonly userId: string;
  readonly name: { readonly family: string; readonly given: string };
  /** The national job role, such as R0260 for a general practitioner. */
  readonly roleCode: RoleCode;
  /** The identifier of the role profile that the caller chose when logging in. */
  readonly roleProfileId: string;
  /** Where the care is given, or for whom is counted or watched. */
  readonly organisation: CallerOrganisation;
  /** The teams within the organisation that the role profile names, such as a community nursing team. */
  readonly workgroups: readonly string[];
  readonly assurance: Assurance;
}

/** A member of the public, who asks for themselves or for somebody who has granted it. */
export interface CitizenCaller extends CommonCaller {
  readonly kind: 'citizen';
  /** The caller's own NHS number, as the issuer proved it. */
  readonly nhsNumber: string;
  readonly name?: { readonly family: string; readonly given: string };
  readonly birthDate?: string;
  readonly assurance: Assurance;
}

/** A partner's application, which asks on its own account or for a citizen who is logged in to it. */
export interface AppCaller extends CommonCaller {
  readonly kind: 'app';
  /** The partner who answers for the application. */
  readonly organisation: CallerOrganisation;
  /** The citizen who uses the application; absent where it asks on its own account. */
  readonly actingFor?: {
    readonly subject: string;
    readonly nhsNumber: string;
    readonly assurance: Assurance;
  };
}

/** A system of an organisation of ours, without a person in front of it. */
export interface ServiceCaller extends CommonCaller {
  readonly kind: 'service';
  readonly organisation: CallerOrganisation;
}

/** What was asked, told without its text and without its variables, which can hold what names a person. */
export interface NamedOperation {
  /** The SHA-256 of its text, in hexadecimal digits. */
  readonly hash: string;
  /** The name that the client gave it, where it is one. */
  readonly name?: string;
}

/** One graph request as every subgraph sees it: who asks, under which id, and until when an answer is wanted. */
export interface CallerRequest {
  readonly caller: Caller;
  /** The id of the graph request, the same for every fetch of it. */
  readonly requestId: string;
  /** When the answer is no longer wanted, in milliseconds since 1970. */
  readonly deadline: number;
  /** What was asked; absent for what the graph asks itself. */
  readonly operation?: NamedOperation;
  /** What names the question through all systems, where the client said so. */
  readonly correlationId?: string;
}

/** The HTTP header in which the gateway sends the sealed caller to a subgraph. */
export const callerHeader = 'caregraph-caller';

/** What the gateway seals: one graph request, with the key by which it proves each fetch of it. */
export interface SealedRequest extends CallerRequest {
  readonly fetchKey: string;
}

/** Builds the seal under which the gateway tells subgraphs who asks. */
export function createCallerSeal(secret: Secret): TokenSeal<SealedRequest> {
  return createTokenSeal<SealedRequest>(secret, 'caregraph-caller');
}

/** Whether a caller is a person acting for an organisation in a national role. */
export function isStaff(caller: Caller): caller is StaffCaller {
  return caller.kind === 'professional' || caller.kind === 'analyst' || caller.kind === 'privacy-officer';
}

/** The organisation for which a caller asks; citizens ask for none. */
export function organisationOf(caller: Caller): CallerOrganisation | undefined {
  return caller.kind === 'citizen' ? undefined : caller.organisation;
}
