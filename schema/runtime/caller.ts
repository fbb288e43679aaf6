import type { Secret } from './secret.ts';
import { createTokenSeal, type TokenSeal } from './token-seal.ts';

/** Who asks, in what role, for which organisation and purpose. */
export interface Caller {
  readonly kind: 'professional';
  readonly userId: string;
  readonly name: { readonly family: string; readonly given: string };
  /** The national role code, such as R0260 for a general practitioner. */
  readonly roleCode: string;
  /** The identifier of the role profile that the caller chose when logging in. */
  readonly roleProfileId: string;
  /** The ODS code of the organisation where the care is given. */
  readonly organisation: { readonly odsCode: string; readonly name: string };
  /** HL7 purpose of use, such as TREAT. */
  readonly purpose: string;
}

/** One graph request as every subgraph sees it: who asks, under which id, and until when an answer is wanted. */
export interface CallerRequest {
  readonly caller: Caller;
  /** The id of the graph request, the same for every fetch of it. */
  readonly requestId: string;
  /** When the answer is no longer wanted, in milliseconds since 1970. */
  readonly deadline: number;
}

/** The HTTP header in which the gateway sends the sealed caller to a subgraph. */
export const callerHeader = 'caregraph-caller';

/** Builds the seal under which the gateway tells subgraphs who asks. */
export function createCallerSeal(secret: Secret): TokenSeal<CallerRequest> {
  return createTokenSeal<CallerRequest>(secret, 'caregraph-caller');
}
