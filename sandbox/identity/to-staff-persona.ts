import { jobRoles, type RoleCode } from '../../schema/runtime/job-roles.ts';
import type { Persona } from './persona.ts';
import { clients } from './sandbox-issuers.ts';

/** A member of staff in a sentence or two. */
export interface StaffFacts {
  readonly id: string;
  readonly title: string;
  readonly given: string;
  readonly family: string;
  readonly description: string;
  readonly roleCode: RoleCode;
  readonly organisation: { readonly odsCode: string; readonly name: string };
  readonly workgroups?: readonly string[];
  /** TREAT where it is left out. */
  readonly purpose?: string;
  /** The viewer of care records where it is left out. */
  readonly client?: string;
  /** The last digits of their numbers, by which nobody else is known. */
  readonly number: number;
}

/** The staff group and sub-group that stand before a job role in the national directory; the graph reads the role alone. */
const staffGroup = 'S0010:G0020';

/** Makes a persona of a member of staff, whose token is like one of the national login for professionals. */
export function toStaffPersona(facts: StaffFacts): Persona {
  const userId = String(999_000_000_000 + facts.number);
  const roleProfileId = String(999_000_100_000 + facts.number);
  const { roleCode, organisation, workgroups = [], given, family } = facts;
  const { title: role, kind } = jobRoles[roleCode];
  return {
    id: facts.id,
    name: `${facts.title} ${given} ${family}`.trim(),
    description: facts.description,
    kind,
    role,
    organisation: organisation.name,
    issuer: 'care-identity',
    claims: {
      sub: userId,
      client_id: facts.client ?? clients.viewer,
      purpose_of_use: facts.purpose ?? 'TREAT',
      nhsid_useruid: userId,
      given_name: given,
      family_name: family,
      id_assurance_level: '3',
      authentication_assurance_level: '3',
      selected_roleid: roleProfileId,
      nhsid_nrbac_roles: [
        {
          person_roleid: roleProfileId,
          org_code: organisation.odsCode,
          role_code: `${staffGroup}:${roleCode}`,
          role_name: role,
          workgroups,
        },
      ],
      nhsid_user_orgs: [{ org_code: organisation.odsCode, org_name: organisation.name }],
    },
  };
}
