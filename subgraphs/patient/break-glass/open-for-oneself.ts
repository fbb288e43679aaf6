import { randomUUID } from 'node:crypto';
import type {
  AccessOpening,
  BreakGlassInput,
  ClaimRelationshipInput,
  SealedGround,
} from '../../../schema/generated/patient.ts';
import { isStaff, type StaffCaller } from '../../../schema/runtime/caller.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import { findPersonFacts } from '../access/access-context.ts';
import { groundsKeptFromPerson } from '../access/person-facts.ts';
import { recordAction, recordRefusal } from '../access/record-action.ts';
import type { Reader } from '../access/entitlement-table.ts';
import { findReader } from '../access/find-reader.ts';
import {
  askStore,
  demandScope,
  parseReason,
  parseWhole,
  refuseInput,
  toInstant,
  toOnce,
} from '../access/mutation-input.ts';
import type { PatientFinder } from '../find-patient.ts';
import { parseAskedNumber } from '../parse-asked-number.ts';
import { tracePerson } from '../identity/trace-person.ts';
import type { Opening } from '../store/access-store.ts';
import { toOpeningKind } from './opening-kind.ts';

const minute = 60 * 1000;

/** Opens one person's record for some minutes; a privacy officer of the caller's organisation sees it. */
export function breakGlass(finder: PatientFinder, input: BreakGlassInput, context: SubgraphContext) {
  const minutes = parseWhole(input.minutes, { least: 1, most: 240, otherwise: 30, reason: 'MINUTES' });
  return open(finder, context, {
    kind: 'break glass',
    input,
    milliseconds: minutes * minute,
    sealedGround: input.sealedGround ?? null,
    may: ({ mayBreakGlass }) => mayBreakGlass,
  });
}

/** Claims a relationship with one person for some hours; a privacy officer of the caller's organisation sees it. */
export function claimRelationship(
  finder: PatientFinder,
  input: ClaimRelationshipInput,
  context: SubgraphContext,
) {
  const hours = parseWhole(input.hours, { least: 1, most: 168, otherwise: 12, reason: 'HOURS' });
  return open(finder, context, {
    kind: 'claim',
    input,
    milliseconds: hours * 60 * minute,
    sealedGround: null,
    may: ({ mayClaim }) => mayClaim,
  });
}

function open(finder: PatientFinder, context: SubgraphContext, asked: AskedOpening): Promise<AccessOpening> {
  const about = { action: 'open', nhsNumber: asked.input.nhsNumber, ...toKept(asked) } as const;
  return recordRefusal(finder.access, context, about, () => openAdmitted(finder, context, asked));
}

interface AskedOpening {
  readonly kind: Opening['kind'];
  readonly input: Pick<BreakGlassInput, 'nhsNumber' | 'reason' | 'idempotencyKey'>;
  readonly milliseconds: number;
  readonly sealedGround: SealedGround | null;
  readonly may: (reader: Reader) => boolean;
}

async function openAdmitted(
  { demographics, access }: PatientFinder,
  context: SubgraphContext,
  asked: AskedOpening,
): Promise<AccessOpening> {
  const { caller } = context.request;
  const { kind, input } = asked;
  const number = parseAskedNumber(input.nhsNumber);
  const staff = admitStaff(context, () => {
    const reader = findReader(access.table, caller, number)?.reader;
    return reader !== undefined && asked.may(reader);
  });
  const reason = parseReason(input.reason);
  const once = toOnce(caller, kind, input.idempotencyKey);
  const traced = await tracePerson(demographics, number, context);
  if (traced.kind === 'absent') throw toGraphError('PATIENT_NOT_FOUND');
  if (traced.kind !== 'found') throw toGraphError(traced.code, { setting: 'PATIENT' });
  const { nhsNumber, previousNhsNumbers } = traced.value.person;
  const facts = await findPersonFacts(access, [nhsNumber, ...previousNhsNumbers], context);
  if (facts === undefined) throw toGraphError('ACCESS_UNDECIDED');
  await recordAction(access, context, {
    action: 'open',
    nhsNumber,
    outcome: 'permit',
    basis: `${kind} opened`,
    ...toKept(asked),
  });
  const now = access.now();
  const opening = await askStore(
    access.store.open({
      id: randomUUID(),
      kind,
      nhs_number: nhsNumber,
      issuer: caller.issuer,
      subject: caller.subject,
      reader_name: `${staff.name.given} ${staff.name.family}`.trim(),
      role_code: staff.roleCode,
      organisation: staff.organisation.odsCode,
      reason,
      sealed_ground: asked.sealedGround,
      overrode_refusal: facts.refusesSharing,
      opened_at: new Date(now).toISOString(),
      ends_at: new Date(now + asked.milliseconds).toISOString(),
      reviewed_at: null,
      reviewed_by: null,
      review_outcome: null,
      review_note: null,
      once,
    }),
  );
  if (opening.nhs_number !== nhsNumber) {
    throw refuseInput('IDEMPOTENCY_KEY', 'This key was used for another call; every new call needs its own.');
  }
  return {
    id: opening.id,
    kind: toOpeningKind(opening.kind),
    openedAt: toInstant(opening.opened_at),
    endsAt: toInstant(opening.ends_at),
  };
}

function admitStaff({ request: { caller } }: SubgraphContext, may: () => boolean): StaffCaller {
  demandScope(caller, 'access.request');
  if (!isStaff(caller) || !may()) throw toGraphError('FORBIDDEN');
  return caller;
}

/** Whether the person is told of it: not where it was asked for on a ground that stands against their wish. */
function toKept({ sealedGround }: AskedOpening): { readonly isKeptFromPerson?: true } {
  const isKept = sealedGround !== null && groundsKeptFromPerson.includes(sealedGround);
  return isKept ? { isKeptFromPerson: true } : {};
}
