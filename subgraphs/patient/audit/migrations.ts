import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How the tables of the record of looks come to be, by name. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-events': { up: createEvents },
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
