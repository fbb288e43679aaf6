const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const told = (alias: string) =>
  `${alias}.trust, ${alias}.system, ${alias}.recorded_at, ${utc(`${alias}.received_at`)} as received_at`;

const parts = (table: string, members: string) => `coalesce((
    select json_agg(json_build_object(${members}) order by part.position)
    from hospital.${table} part where part.encounter_key = encounter.key
  ), '[]'::json)`;

const senders = `
  select application, facility, trust, system, ${utc('last_sent_at')} as last_sent_at
  from hospital.sender order by trust, system`;

/** Every system that ever sent a message, as one value. */
export const selectSenders = `select coalesce(json_agg(sender), '[]') as senders from (${senders}) sender`;

/**
 * Everyone whom hospitals tie to one of the NHS numbers in `$1`, with all that was merged with them; the messages
 * that mention them, or one of the keys in `$2`, and are not in the projection, though they should be; and
 * every sender.
 *
 * It is one statement because it must be of one moment: a message that is applied between two would be in neither.
 */
export const selectPeople = `
  with recursive linked(key) as (
    select person_key from hospital.person_identity where nhs_number = any($1::text[])
    union
    select case when person.key = linked.key then person.merged_into else person.key end
    from linked join hospital.hospital_person person
      on person.merged_into = linked.key or (person.key = linked.key and person.merged_into is not null)
  ), people as (
    select person.key, person.trust, person.hospital_number, person.merged_into, person.birth_date,
      person.family_name, person.is_deleted, person.faults,
      array(
        select identity.nhs_number from hospital.person_identity identity
        where identity.person_key = person.key order by 1
      ) as nhs_numbers
    from linked join hospital.hospital_person person on person.key = linked.key
    order by person.key
  ), unsettled as (
    select trust, state, mentions from hospital.message
    where mentions && (array(select key from linked) || $2::text[]) and state in ('received', 'quarantined')
  )
  select
    (select coalesce(json_agg(sender), '[]') from (${senders}) sender) as senders,
    (select coalesce(json_agg(people), '[]') from people) as people,
    (select coalesce(json_agg(unsettled), '[]') from unsettled) as unsettled`;

/** The visits of the people in `$1`. */
export const selectEncounters = `
  select ${told('encounter')}, encounter.person_keys, encounter.faults, encounter.visit_number,
    encounter.status, encounter.class, encounter.started_at, encounter.ended_at,
    encounter.admission_method, encounter.discharge_destination, encounter.specialty, encounter.reason,
    encounter.participants,
    ${parts('location_stay', `'place', part.place, 'start', part.started_at, 'end', part.ended_at`)} as stays,
    ${parts('diagnosis', `'code', part.code, 'type', part.type, 'recorded', part.recorded_at`)} as diagnoses,
    ${parts('procedure', `'code', part.code, 'performed', part.performed_at`)} as procedures
  from hospital.encounter encounter
  where encounter.person_keys && $1::text[] and not encounter.is_cancelled
  order by encounter.key`;

/** The allergies of the people in `$1`, the newest statement first. */
export const selectAllergies = `
  select ${told('allergy')}, array[allergy.person_key] as person_keys, array[]::text[] as faults, allergy.allergy
  from hospital.allergy allergy
  where allergy.person_key = any($1::text[])
  order by allergy.received_at desc, allergy.person_key, allergy.position`;

/** The documents of the people in `$1`. */
export const selectDocuments = `
  select ${told('document')}, document.person_keys, document.faults, document.document_number,
    document.confidentiality, document.type, document.title, document.created, document.author,
    document.content_type, document.text
  from hospital.document document
  where document.person_keys && $1::text[] and not document.is_withdrawn
  order by document.key`;

/** The reports on investigations of the people in `$1`. */
export const selectReports = `
  select ${told('report')}, report.person_keys, report.faults, report.identity, report.report, report.earlier
  from hospital.report report
  where report.person_keys && $1::text[]
  order by report.key`;
