import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The changes of the community store's tables, by name in the order in which they run. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-telehealth': { up: createTelehealth },
};

async function createTelehealth(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  `create table community.telehealth_item (
    id bigint generated always as identity primary key,
    supplier text not null, identifier text not null, digest text not null,
    type text not null check (type in ('reading', 'image')),
    nhs_number text, link text not null check (link in ('verified', 'unverified', 'none')),
    kind text not null, status text not null, date text not null, at timestamptz not null,
    stated timestamptz, received_at timestamptz not null, facts jsonb not null,
    unique (supplier, identifier, digest)
  )`,
  'create index telehealth_item_person on community.telehealth_item (nhs_number, type, kind, at desc)',
  `create index telehealth_item_unjoined on community.telehealth_item (supplier) where link <> 'verified'`,
  `create table community.threshold (
    provider text not null, plan_id text not null, threshold_id text not null, nhs_number text not null,
    threshold jsonb not null, primary key (provider, plan_id, threshold_id)
  )`,
  'create index threshold_person on community.threshold (nhs_number)',
  `create table community.alert (
    id uuid primary key default gen_random_uuid(),
    supplier text not null, identifier text not null,
    provider text not null, plan_id text not null, threshold_id text not null, nhs_number text not null,
    code jsonb not null, message text not null, date text not null, owner jsonb not null,
    raised_at timestamptz not null, due_at timestamptz not null, withdrawn_at timestamptz,
    acknowledged_at timestamptz, acknowledged_by jsonb, note text,
    unique (supplier, identifier, provider, plan_id, threshold_id)
  )`,
  'create index alert_person on community.alert (nhs_number, raised_at desc)',
  `create table community.telehealth_supplier (
    supplier text primary key, heard_at timestamptz not null,
    taken bigint not null default 0, refused bigint not null default 0
  )`,
] as const;
