import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How the tables of the record of looks come to be, by name. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-events': { up: createEvents },
  '0002-segments': { up: createSegments },
  '0003-readers': { up: createReaders },
  '0004-facts': { up: createFacts },
};

async function createEvents(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit.event (
      position bigint primary key,
      id text not null unique,
      event text not null,
      mac text not null,
      previous text not null,
      hash text not null,
      recorded_at timestamptz not null default clock_timestamp()
    )`.execute(database);
  // Writers of several processes take turns, so that there is one chain; what was appended before is passed over.
  await sql`
    create function audit.append(ids text[], events text[], macs text[]) returns text
    language plpgsql as $$
    declare
      last_position bigint;
      last_hash text;
      next_hash text;
    begin
      perform pg_advisory_xact_lock(7236140001);
      select e.position, e.hash into last_position, last_hash
        from audit.event e order by e.position desc limit 1;
      if not found then
        last_position := 0;
        last_hash := repeat('0', 64);
      end if;
      for i in 1 .. coalesce(array_length(ids, 1), 0) loop
        if exists (select 1 from audit.event e where e.id = ids[i]) then
          continue;
        end if;
        next_hash := encode(sha256(convert_to(
          last_hash || chr(10) || events[i] || chr(10) || macs[i], 'UTF8')), 'hex');
        last_position := last_position + 1;
        insert into audit.event (position, id, event, mac, previous, hash)
          values (last_position, ids[i], events[i], macs[i], last_hash, next_hash);
        last_hash := next_hash;
      end loop;
      return last_position || ':' || last_hash;
    end $$`.execute(database);
  await sql`
    create function audit.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'The record of looks is only ever added to.';
    end $$`.execute(database);
  await sql`
    create trigger event_stays before update or delete on audit.event
    for each row execute function audit.refuse_change()`.execute(database);
  await sql`
    create trigger events_stay before truncate on audit.event
    for each statement execute function audit.refuse_change()`.execute(database);
}

/** Old events can be dropped once what verifies the rest stands in a table that is only ever added to. */
async function createSegments(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit.segment (
      position bigint primary key,
      segment text not null,
      mac text not null,
      closed_at timestamptz not null default clock_timestamp()
    )`.execute(database);
  await sql`
    create trigger segment_stays before update or delete on audit.segment
    for each row execute function audit.refuse_change()`.execute(database);
  await sql`
    create trigger segments_stay before truncate on audit.segment
    for each statement execute function audit.refuse_change()`.execute(database);
  await sql`
    create function audit.refuse_change_of_event() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and current_setting('audit.dropping', true) = 'on'
        and old.position <= (select max(s.position) from audit.segment s) then
        return old;
      end if;
      raise exception 'The record of looks is only ever added to.';
    end $$`.execute(database);
  await sql`drop trigger event_stays on audit.event`.execute(database);
  await sql`
    create trigger event_stays before update or delete on audit.event
    for each row execute function audit.refuse_change_of_event()`.execute(database);
  // The last event stays always, for the next one is chained to it.
  await sql`
    create function audit.drop_until(last bigint, closing text, code text) returns bigint
    language plpgsql as $$
    declare
      dropped bigint;
    begin
      perform pg_advisory_xact_lock(7236140001);
      if last >= (select max(e.position) from audit.event e) then
        raise exception 'The end of the record of looks stays.';
      end if;
      insert into audit.segment (position, segment, mac) values (last, closing, code);
      perform set_config('audit.dropping', 'on', true);
      delete from audit.event where position <= last;
      get diagnostics dropped = row_count;
      perform set_config('audit.dropping', 'off', true);
      return dropped;
    end $$`.execute(database);
}

/** What events are looked for by, taken from their text by the database itself so that it cannot say otherwise. */
async function createReaders(database: Kysely<unknown>): Promise<void> {
  await sql`
    alter table audit.event
      add column person text generated always as (event::jsonb ->> 'person') stored,
      add column organisation text generated always as
        (event::jsonb -> 'agent' -> 'organisation' ->> 'odsCode') stored`.execute(database);
  await sql`create index event_person on audit.event (person, position desc)`.execute(database);
  await sql`create index event_organisation on audit.event (organisation, position desc)`.execute(database);
  await sql`create index event_recorded on audit.event (recorded_at)`.execute(database);
  await sql`
    create table audit.review (
      finding text not null,
      organisation text not null,
      outcome text not null,
      note text,
      reviewed_by text not null,
      reviewed_at timestamptz not null default clock_timestamp(),
      primary key (organisation, finding)
    )`.execute(database);
}

/** What officers' rules go by, taken from an event's text once, when it is written: reading thousands of texts takes seconds. */
async function createFacts(database: Kysely<unknown>): Promise<void> {
  await sql`
    create function audit.to_facts(event text) returns text[] language plpgsql immutable as $$
    declare
      told jsonb := event::jsonb;
      agent jsonb := told -> 'agent';
    begin
      return array[agent ->> 'kind', agent ->> 'issuer', agent ->> 'subject', agent ->> 'name', agent ->> 'role',
        agent #>> '{organisation,name}', coalesce(told ->> 'action', 'read'), told ->> 'outcome',
        told ->> 'sameName', told ->> 'at'];
    end $$`.execute(database);
  await sql`
    alter table audit.event add column facts text[] generated always as (audit.to_facts(event)) stored`.execute(
    database,
  );
}
