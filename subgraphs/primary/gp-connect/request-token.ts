import type { StaffCaller } from '../../../schema/runtime/caller.ts';
import manifest from '../../../package.json' with { type: 'json' };

/** As much of a caller as a practice is shown. */
export type Requester = Pick<StaffCaller, 'userId' | 'roleProfileId' | 'name' | 'organisation'>;

/** Who stands behind a call to a practice. */
export interface TokenQuestion {
  readonly caller: Requester;
  /** The address by which we are known. */
  readonly issuer: string;
  /** The base address of the practice's system. */
  readonly audience: string;
  /** The time of the call, in milliseconds since 1970. */
  readonly now: number;
  readonly scope: RequestScope;
}

/** What a question is about: one patient, or the organisation itself, as its free appointments. */
export type RequestScope = 'patient' | 'organization';

const lifetimeSeconds = 5 * 60;

/**
 * Builds the unsecured token that tells a practice who asks and why (GP Connect, "Cross organisation audit and
 * provenance"); it is made anew for each call and ends in a dot, for it has no signature.
 */
export function toRequestToken(question: TokenQuestion): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(toClaims(question))}.`;
}

function toClaims({ caller, issuer, audience, now, scope }: TokenQuestion): object {
  const issuedAt = Math.floor(now / 1000);
  const base = issuer.replace(/\/+$/, '');
  return {
    iss: issuer,
    sub: caller.userId,
    aud: audience,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    reason_for_request: 'directcare',
    requested_scope: `${scope}/*.read conf/N`,
    requesting_device: {
      resourceType: 'Device',
      identifier: [{ system: `${base}/Id/device-identifier`, value: manifest.name }],
      model: 'Caregraph',
      version: manifest.version,
    },
    requesting_organization: {
      resourceType: 'Organization',
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: caller.organisation.odsCode },
      ],
      name: caller.organisation.name,
    },
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: caller.userId,
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: toSpineIdentifier(caller.userId) },
        {
          system: 'https://fhir.nhs.uk/Id/sds-role-profile-id',
          value: toSpineIdentifier(caller.roleProfileId),
        },
        { system: `${base}/Id/user-identifier`, value: caller.userId },
      ],
      name: [{ family: caller.name.family, given: [caller.name.given] }],
    },
  };
}

/** Identifiers of Spine users and role profiles are digits; whoever has none is unknown there (UNK). */
function toSpineIdentifier(identifier: string): string {
  return /^\d{9,12}$/.test(identifier) ? identifier : 'UNK';
}
