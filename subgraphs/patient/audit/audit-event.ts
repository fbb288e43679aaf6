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
  /** What names the question through all systems, where the client said so. */
  correlation: z.string().optional(),
  /** What was asked: a digest of its text and its name, never its text or its variables. */
  operation: z.object({ hash: z.string(), name: z.string().optional() }).optional(),
  /** The version of the policy that decided: a digest of the page that holds it. */
  policy: z.string().optional(),
  /** What was done or tried; absent in events that were written when all were reads. */
  action: z.string().optional(),
  /** The NHS number under which the person was asked for; absent where no number was known. */
  person: z.string().optional(),
  /** `permit`; `none` and `several` of a search; or the code of what was said in its place. */
  outcome: z.string(),
  /** The relationship or ground relied on, such as `registered` or `break glass`. */
  basis: z.string().optional(),
  /** What could be seen of each area, in the letters of a seal. */
  areas: z.string().optional(),
  /** The settings that were withheld whole, each with its code. */
  withheld: z.record(z.string(), z.string()).optional(),
  /** Whether the person is not told of it. */
  kept: z.literal(true).optional(),
  /** Whether the reader and the person have one family name. */
  sameName: z.literal(true).optional(),
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
  const { requestId, caller, nhsNumber, outcome } = look;
  return {
    ...place,
    request: requestId,
    ...withoutAbsent({
      correlation: look.correlationId,
      operation: look.operation,
      policy: look.policy,
      action: look.action ?? 'read',
      person: nhsNumber,
    }),
    outcome,
    ...withoutAbsent({
      basis: look.basis,
      areas: look.areas,
      withheld: look.withheld,
      kept: look.isKeptFromPerson,
      sameName: look.hasReadersName,
    }),
    purpose: caller.purpose,
    agent: toAgent(caller),
  };
}

/** A value without what is not known of it, so that the text of an event holds nothing empty. */
function withoutAbsent<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], undefined> };
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
