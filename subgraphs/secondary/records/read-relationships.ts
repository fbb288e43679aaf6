import type { Pool } from 'pg';
import { z } from 'zod';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import type { KnownRelationship } from '../../../schema/runtime/relationship-report.ts';
import type { ReadRelationships } from '../../kit/create-relationship-reporter.ts';

const row = z.object({
  key: z.string(),
  trust: z.string(),
  class: z.string().nullable(),
  is_cancelled: z.boolean(),
  status: z.string(),
  recorded_at: z.string().nullable(),
  started_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  nhs_number: z.string(),
  birth_date: z.string().nullable(),
  received_at: z.string(),
});

type Row = z.infer<typeof row>;

/** How long ago an encounter may have ended that anybody could still have a relationship by, in days. */
const longAgo = 400;
/** The patient classes of HL7 table 0004 that go on until an end is told: inpatient, emergency, recurring. */
const stays: ReadonlySet<string> = new Set(['I', 'E', 'R']);
const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Somebody whom a trust ties to two NHS numbers is in doubt, and a relationship with either would be a guess; so
 * is somebody whom the trust took off its index.
 */
const statement = `
  select encounter.key, encounter.trust, encounter.class, encounter.is_cancelled, encounter.status,
    encounter.recorded_at, encounter.started_at,
    encounter.ended_at, identity.nhs_number, person.birth_date, encounter.received_at::text as received_at
  from hospital.encounter encounter
  join hospital.hospital_person person on person.key = any(encounter.person_keys) and not person.is_deleted
  join hospital.person_identity identity on identity.person_key = person.key
  where (encounter.ended_at is null or left(encounter.ended_at, 10) >= $1)
    and ($2::timestamptz is null or encounter.received_at > $2::timestamptz)
    and (select count(*) from hospital.person_identity other where other.person_key = person.key) = 1
  order by encounter.received_at, encounter.key`;

/** Builds the reading of hospital encounters as relationships of the trusts with those who were there, or are to come. */
export function createReadRelationships(pool: Pool, now: () => number): ReadRelationships {
  return async (changedSince) => {
    const earliest = new Date(now() - longAgo * dayMilliseconds).toISOString().slice(0, 10);
    const { rows } = await pool.query<Record<string, unknown>>(statement, [earliest, changedSince ?? null]);
    const admitted = rows.flatMap((each) => row.safeParse(each).data ?? []);
    const readUntil = admitted.at(-1)?.received_at ?? changedSince;
    return {
      relationships: admitted.flatMap((each) => toRelationship(each, now())),
      ...(readUntil === undefined ? {} : { readUntil }),
    };
  };
}

function toRelationship(encounter: Row, now: number): readonly KnownRelationship[] {
  if (!parseNhsNumber(encounter.nhs_number).ok || !/^[A-Z0-9]{3,10}$/.test(encounter.trust)) return [];
  const common = {
    reference: encounter.key,
    organisation: encounter.trust,
    nhsNumber: encounter.nhs_number,
    birthDate: toDay(encounter.birth_date),
    isWithdrawn: encounter.is_cancelled || encounter.status === 'CANCELLED',
  };
  const from = toDay(encounter.started_at);
  if (encounter.status !== 'PLANNED') {
    return [{ ...common, kind: 'hospital encounter', from, until: toUntil(encounter, from, now) }];
  }
  // Whoever is to come was referred, from when the trust said so until the day itself; without a day nothing ends it.
  return from === null
    ? []
    : [{ ...common, kind: 'referral', from: toDay(encounter.recorded_at), until: from }];
}

/**
 * When it ended: a visit that says no end is over on its day, and so is a stay of which nothing was heard for
 * longer than anybody stays.
 */
function toUntil({ class: kind, ended_at }: Row, from: string | null, now: number): string | null {
  if (ended_at !== null) return toDay(ended_at) ?? from;
  const isStay = kind !== null && stays.has(kind);
  const isLost = from !== null && Date.parse(from) < now - longAgo * dayMilliseconds;
  return isStay && !isLost ? null : from;
}

/** A date that is known to the day at least; an instant keeps its time. */
function toDay(text: string | null): string | null {
  return text !== null && text.length >= 10 && !Number.isNaN(Date.parse(text)) ? text : null;
}
