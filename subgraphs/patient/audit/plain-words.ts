import type { Participant } from '../../../schema/generated/patient.ts';
import { jobRoles } from '../../../schema/runtime/job-roles.ts';
import type { AuditEvent } from './audit-event.ts';

/** Who looked, in words for the person; a relative is not named, for the record of looks holds no name of theirs. */
export function tellReader({ agent }: AuditEvent, person: string): Participant {
  const { kind, organisation, citizen, client } = agent;
  const of = organisation === undefined ? {} : { organisation };
  if (kind === 'citizen') return { name: citizen === person ? 'You' : 'Somebody who was given access' };
  if (kind === 'app') return { name: `The app ${client}`, ...of };
  if (kind === 'service') return { name: 'A computer system', ...of };
  return { name: agent.name ?? null, role: findTitle(agent.role), ...of };
}

/** The title of a national job role; nothing for one that is not known. */
export function findTitle(role: string | undefined): string | null {
  return role !== undefined && Object.hasOwn(jobRoles, role)
    ? jobRoles[role as keyof typeof jobRoles].title
    : null;
}

const actions: Readonly<Record<string, string>> = {
  read: 'Looked at your record',
  node: 'Looked at one entry of your record',
  open: 'Asked for your record to be opened',
  grant: 'Gave somebody access to your record',
  'withdraw grant': 'Ended somebody’s access to your record',
  consent: 'Recorded a decision on the use of your record',
  'withdraw consent': 'Ended a decision on the use of your record',
};

/** What was done, in words for the person. */
export function tellAction({ action = 'read' }: AuditEvent): string {
  return actions[action] ?? 'Used your record';
}

const grounds: Readonly<Record<string, string>> = {
  registered: 'You are registered with their practice',
  referral: 'You were referred to them',
  'hospital encounter': 'You are or were lately in their hospital',
  caseload: 'You are on their caseload',
  allocation: 'Your case is theirs',
  'care package': 'They give you care',
  'key worker': 'Your key worker is theirs',
  claim: 'They said that they care for you; this is checked',
  'claim opened': 'They said that they care for you; this is checked',
  'break glass': 'They opened it in an emergency; this is checked',
  'break glass opened': 'They opened it in an emergency; this is checked',
  self: 'It is your own record',
  grant: 'They were given access',
  downtime: 'It was an emergency while it could not be found out what they may see',
};

const purposes: Readonly<Record<string, string>> = {
  TREAT: 'to care for you',
  ETREAT: 'to care for you in an emergency',
  BTG: 'to care for you in an emergency',
  PATRQT: 'because you asked',
  FAMRQT: 'because somebody close to you asked',
  HRESCH: 'for research',
  HOPERAT: 'to run health and care services',
  PUBHLTH: 'for public health',
};

/** Why somebody could look and wanted to, in words for the person. */
export function tellWhy({ basis = '', purpose, outcome }: AuditEvent): string {
  const wanted = purposes[purpose] ?? 'for a purpose that is not known';
  const ground = outcome === 'permit' ? grounds[basis] : 'Nothing was shown to them';
  return `${ground ?? 'It was allowed'}; it was asked ${wanted}.`;
}
