/**
 * The national job roles under which somebody can ask, with their titles and the kind of caller that they make.
 *
 * Source: the job roles of the national role-based access control database. A role that does not stand here
 * gives no access.
 */
export const jobRoles = {
  R0050: { title: 'Consultant', kind: 'professional' },
  R0260: { title: 'General Medical Practitioner', kind: 'professional' },
  R0270: { title: 'Salaried General Practitioner', kind: 'professional' },
  R0600: { title: 'Specialist Nurse Practitioner', kind: 'professional' },
  R0620: { title: 'Staff Nurse', kind: 'professional' },
  R0690: { title: 'Community Practitioner', kind: 'professional' },
  R0700: { title: 'Community Nurse', kind: 'professional' },
  R1280: { title: 'Optometrist', kind: 'professional' },
  R1290: { title: 'Pharmacist', kind: 'professional' },
  R1330: { title: 'Social Worker', kind: 'professional' },
  R1460: { title: 'Social Care Support Worker', kind: 'professional' },
  R8000: { title: 'Clinical Practitioner Access Role', kind: 'professional' },
  R8001: { title: 'Nurse Access Role', kind: 'professional' },
  R8003: { title: 'Health Professional Access Role', kind: 'professional' },
  R9710: { title: 'Residential Manager', kind: 'professional' },
  R1840: { title: 'Analyst', kind: 'analyst' },
  R0001: { title: 'Privacy Officer', kind: 'privacy-officer' },
  R5105: { title: 'Caldicott Guardian', kind: 'privacy-officer' },
} as const;

/** A national job role under which somebody can ask. */
export type RoleCode = keyof typeof jobRoles;

/** Tells whether a value is one of the roles under which somebody can ask; spelling counts. */
export function isRoleCode(value: unknown): value is RoleCode {
  return typeof value === 'string' && Object.hasOwn(jobRoles, value);
}
