import type { AppCaller, Caller, CitizenCaller, StaffCaller } from '../../schema/runtime/caller.ts';
import type { RoleCode } from '../../schema/runtime/job-roles.ts';

/** The person whom every reader of the tests asks for. */
export const askedNumber = '9991230009';

/** A member of staff of an organisation. */
export function toStaff(roleCode: RoleCode, odsCode: string, more: Partial<StaffCaller> = {}): StaffCaller {
  return {
    kind: 'professional',
    issuer: 'test',
    subject: `user of ${roleCode}`,
    clientId: 'test',
    scopes: ['record.read', 'access.request', 'consent.write'],
    purpose: 'TREAT',
    userId: '999900000001',
    name: { family: 'Ashdown', given: 'Priya' },
    roleCode,
    roleProfileId: '999900000002',
    organisation: { odsCode, name: 'Test' },
    workgroups: [],
    assurance: { identity: 'IAL3', authentication: 'AAL3' },
    ...more,
  };
}

/** A citizen with an NHS number. */
export function toCitizen(nhsNumber: string, more: Partial<CitizenCaller> = {}): CitizenCaller {
  return {
    kind: 'citizen',
    issuer: 'test-login',
    subject: `citizen ${nhsNumber}`,
    clientId: 'portal',
    scopes: ['record.read', 'consent.write'],
    purpose: nhsNumber === askedNumber ? 'PATRQT' : 'FAMRQT',
    nhsNumber,
    assurance: { identity: 'P9', authentication: 'AAL2' },
    ...more,
  };
}

/** A partner's app that a citizen uses. */
export function toApp(nhsNumber: string | undefined, more: Partial<AppCaller> = {}): AppCaller {
  return {
    kind: 'app',
    issuer: 'test-partners',
    subject: 'app',
    clientId: 'partner-app',
    scopes: ['record.read'],
    purpose: 'PATRQT',
    organisation: { odsCode: 'PARTNER', name: 'Partner' },
    ...(nhsNumber === undefined
      ? {}
      : {
          actingFor: {
            subject: 'citizen',
            nhsNumber,
            assurance: { identity: 'P9' as const, authentication: 'AAL2' as const },
          },
        }),
    ...more,
  };
}

/** The daughter's own number. */
export const daughterNumber = '9991231110';

/** One reader of every kind, by what they are called in the tests. */
export const readers = {
  GP: toStaff('R0260', 'A82038'),
  'hospital clinician': toStaff('R0050', 'RTX'),
  'community nurse': toStaff('R0700', 'RZY'),
  'social worker': toStaff('R1330', '901'),
  'care home manager': toStaff('R9710', 'VZZ01'),
  pharmacist: toStaff('R1290', 'A82038'),
  optometrist: toStaff('R1280', 'TPZ01'),
  patient: toCitizen(askedNumber),
  family: toCitizen(daughterNumber),
  'partner app': toApp(askedNumber),
  analyst: toStaff('R1840', 'QZZ', {
    kind: 'analyst',
    purpose: 'HOPERAT',
    scopes: ['record.read', 'insight.read'],
  }),
  'privacy officer': toStaff('R0001', 'RTX', {
    kind: 'privacy-officer',
    purpose: 'HOPERAT',
    scopes: ['record.read', 'access.review'],
  }),
} as const satisfies Record<string, Caller>;

/** The name of a reader. */
export type ReaderName = keyof typeof readers;
