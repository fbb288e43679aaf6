import { type Caller, organisationOf } from '../../schema/runtime/caller.ts';
import { isRoleCode, jobRoles } from '../../schema/runtime/job-roles.ts';

/** Who is logged in, as the page is told. */
export interface LoggedIn {
  /** Names the login; sent along with every question. */
  readonly id: string;
  /** Tells one person from another, and says nothing else. */
  readonly subject: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
}

/** Says who is logged in. */
export function toLoggedIn(id: string, caller: Caller): LoggedIn {
  const name = 'name' in caller ? caller.name : undefined;
  const roleCode = 'roleCode' in caller ? caller.roleCode : undefined;
  return {
    id,
    subject: caller.subject,
    name: name === undefined ? 'You' : `${name.given} ${name.family}`,
    role: isRoleCode(roleCode) ? jobRoles[roleCode].title : '',
    organisation: organisationOf(caller)?.name ?? '',
  };
}
