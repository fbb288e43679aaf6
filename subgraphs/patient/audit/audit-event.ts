import { z } from 'zod';
import { type Caller, isStaff, organisationOf } from '../../../schema/runtime/caller.ts';
import type { Look } from '../access/record-look.ts';

const organisation = z.object({ odsCode: z.string(), name: z.string() });

/** The form of one event as it is kept: who looked at whom, for what, on what ground, and what came of it. */
export const auditEventShape = z.object({
  /** The run of a process that wrote it, and its place among all that this run wrote: a gap is a missing event. */
  writer: z.string(),
  sequence: z.number().int().positive(),
  /** When, by the clock of the process; the order of events is their position, so a clock may go back. */
  at: z.string(),
  /** The id of the graph request, the same in every log line of it. */
  request: z.string(),
  /** The NHS number under which the person was asked for. */
  person: z.string(),
  /** `permit`, or the code of what was said in its place. */
  outcome: z.string(),
  /** The relationship or ground relied on, such as `registered` or `break glass`. */
  basis: z.string().optional(),
  /** What could be seen of each area, in the letters of a seal. */
  areas: z.string().optional(),
  purpose: z.string(),
  agent: z.object({
    kind: z.enum(['professional', 'analyst', 'privacy-officer', 'citizen', 'app', 'service']),
    issuer: z.string(),
    subject: z.string(),
    name: z.string().optional(),
    userId: z.string().optional(),
    role: z.string().optional(),
    roleProfile: z.string().optional(),
    organisation: organisation.optional(),
    /** The application that asked. */
    client: z.string(),
    /** The citizen who asked, or for whom an application asked. */
    citizen: z.string().optional(),
  }),
});

/** One event of the record of looks. */
export type AuditEvent = z.output<typeof auditEventShape>;

/** Writes a look as the event that is kept of it. */
export function toAuditEvent(look: Look, place: Pick<AuditEvent, 'writer' | 'sequence' | 'at'>): AuditEvent {
  const { requestId, caller, nhsNumber, outcome, basis, areas } = look;
  return {
    ...place,
    request: requestId,
    person: nhsNumber,
    outcome,
    ...(basis === undefined ? {} : { basis }),
    ...(areas === undefined ? {} : { areas }),
    purpose: caller.purpose,
    agent: toAgent(caller),
  };
}

function toAgent(caller: Caller): AuditEvent['agent'] {
  const { kind, issuer, subject, clientId } = caller;
  const of = organisationOf(caller);
  const common = {
    kind,
    issuer,
    subject,
    client: clientId,
    ...(of === undefined ? {} : { organisation: { odsCode: of.odsCode, name: of.name } }),
  };
  if (isStaff(caller)) {
    const { name, userId, roleCode, roleProfileId } = caller;
    const written = `${name.given} ${name.family}`.trim();
    return { ...common, name: written, userId, role: roleCode, roleProfile: roleProfileId };
  }
  const citizen = caller.kind === 'citizen' ? caller.nhsNumber : undefined;
  const behind = caller.kind === 'app' ? caller.actingFor?.nhsNumber : citizen;
  return behind === undefined ? common : { ...common, citizen: behind };
}
