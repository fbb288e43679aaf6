import { z } from 'zod';
import { type Caller, isStaff, organisationOf } from '../../schema/runtime/caller.ts';
import { jobRoles, type RoleCode } from '../../schema/runtime/job-roles.ts';
import { type PurposeOfUse, purposesOfUse } from '../../schema/runtime/purpose-of-use.ts';

const texts = z.array(z.string().min(1)).min(1);
const roles = z.enum(Object.keys(jobRoles) as [RoleCode, ...RoleCode[]]);
const purposes = z.enum(Object.keys(purposesOfUse) as [PurposeOfUse, ...PurposeOfUse[]]);

/** What must hold of a caller, all of it; of each list, one. A caller without what is asked for does not fit. */
const condition = z
  .strictObject({
    kinds: z
      .array(z.enum(['professional', 'analyst', 'privacy-officer', 'citizen', 'app', 'service']))
      .min(1),
    roles: z.array(roles).min(1),
    purposes: z.array(purposes).min(1),
    /** By their codes in the Organisation Data Service. */
    organisations: texts,
    workgroups: texts,
    /** By the names that our configuration gives them. */
    issuers: texts,
    clients: texts,
    identity: z.array(z.enum(['P9', 'IAL2', 'IAL3'])).min(1),
    authentication: z.array(z.enum(['AAL1', 'AAL2', 'AAL3'])).min(1),
  })
  .partial()
  .refine((given) => Object.keys(given).length > 0, 'must say something of the caller');

/** The policies that are configured: by name, conditions of which one must hold. */
export const policiesShape = z.record(z.string().min(1).max(100), z.array(condition).min(1));

/** Policies as they are configured. */
export type PolicySettings = z.output<typeof policiesShape>;

/** Tells which policies are decided for a caller; every other is decided against them. */
export type DecidePolicies = (caller: Caller) => ReadonlySet<string>;

/** Builds what decides policies by who the caller is, and by nothing else: not by what they ask for or of whom. */
export function createPolicies(settings: PolicySettings): DecidePolicies {
  const policies = Object.entries(settings);
  return (caller) =>
    new Set(
      policies.flatMap(([name, conditions]) => (conditions.some((one) => isMet(one, caller)) ? [name] : [])),
    );
}

function isMet(asked: z.output<typeof condition>, caller: Caller): boolean {
  const staff = isStaff(caller) ? caller : undefined;
  const assurance = 'assurance' in caller ? caller.assurance : undefined;
  const one = (value: string | undefined) => (value === undefined ? [] : [value]);
  const held: Readonly<Record<keyof typeof asked, readonly string[]>> = {
    kinds: [caller.kind],
    roles: one(staff?.roleCode),
    purposes: [caller.purpose],
    organisations: one(organisationOf(caller)?.odsCode),
    workgroups: staff?.workgroups ?? [],
    issuers: [caller.issuer],
    clients: [caller.clientId],
    identity: one(assurance?.identity),
    authentication: one(assurance?.authentication),
  };
  return (Object.keys(asked) as (keyof typeof asked)[]).every((name) => {
    const allowed: readonly string[] = asked[name] ?? [];
    return held[name].some((value) => allowed.includes(value));
  });
}
