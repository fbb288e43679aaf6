import { z } from 'zod';
import type { CallerOrganisation } from '../../../schema/runtime/caller.ts';
import { isRoleCode, jobRoles } from '../../../schema/runtime/job-roles.ts';
import type { TokenFault } from '../token-fault.ts';
import type { CallerFacts } from './caller-facts.ts';
import { textClaim } from './claims.ts';

const odsCode = z.string().regex(/^[A-Z0-9]{3,10}$/);
const spineId = z.string().regex(/^\d{9,12}$/);

const nationalRole = z.looseObject({
  person_roleid: spineId,
  org_code: odsCode,
  /** Staff group, sub-group and job role, such as `S0010:G0020:R0260`. */
  role_code: z.string().max(60),
  workgroups: z.array(textClaim).max(50).default([]),
});

const careIdentityClaims = z.looseObject({
  nhsid_useruid: spineId,
  family_name: textClaim,
  given_name: textClaim,
  selected_roleid: spineId,
  nhsid_nrbac_roles: z.array(nationalRole).max(200),
  nhsid_user_orgs: z
    .array(z.looseObject({ org_code: odsCode, org_name: textClaim }))
    .max(200)
    .default([]),
  id_assurance_level: z.string(),
  authentication_assurance_level: z.string(),
});

const identityLevels = new Map([
  ['2', 'IAL2'],
  ['3', 'IAL3'],
] as const);
const authenticationLevels = new Map([
  ['2', 'AAL2'],
  ['3', 'AAL3'],
] as const);

/**
 * Reads the claims of the national login for professionals (CIS2 Authentication, scopes `nationalrbacaccess` and
 * `selectedrole`): the role counts that was chosen when logging in, and no other of the person's.
 */
export function toStaff(claims: unknown): CallerFacts | TokenFault {
  const parsed = careIdentityClaims.safeParse(claims);
  if (!parsed.success) return 'TOKEN_CLAIMS';
  const given = parsed.data;
  const chosen = given.nhsid_nrbac_roles.filter((role) => role.person_roleid === given.selected_roleid);
  const [role] = chosen;
  const roleCode = role?.role_code.split(':').at(-1);
  if (role === undefined || chosen.length > 1 || !isRoleCode(roleCode)) return 'CALLER_ROLE';
  const identity = identityLevels.get(given.id_assurance_level as '2' | '3');
  const authentication = authenticationLevels.get(given.authentication_assurance_level as '2' | '3');
  if (identity === undefined || authentication === undefined) return 'CALLER_ASSURANCE';
  return {
    kind: jobRoles[roleCode].kind,
    userId: given.nhsid_useruid,
    name: { family: given.family_name, given: given.given_name },
    roleCode,
    roleProfileId: role.person_roleid,
    organisation: toOrganisation(role.org_code, given.nhsid_user_orgs),
    workgroups: role.workgroups,
    assurance: { identity, authentication },
  };
}

function toOrganisation(
  code: string,
  named: readonly { readonly org_code: string; readonly org_name: string }[],
): CallerOrganisation {
  return { odsCode: code, name: named.find(({ org_code }) => org_code === code)?.org_name ?? code };
}
