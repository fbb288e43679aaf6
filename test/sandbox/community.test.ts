import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCommunityDatabase } from '../../sandbox/community/seed-community-database.ts';
import { toCommunityRows } from '../../sandbox/community/to-community-rows.ts';
import type { Life } from '../../sandbox/population/life.ts';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../sandbox/postgres/start-embedded-postgres.ts';
import { fixtureLife, populationOf } from './hospitals-fixture-life.ts';

const numbered = (index: number): Life => ({
  ...fixtureLife,
  index,
  communityReferrals: fixtureLife.communityReferrals.map((referral) => ({
    ...referral,
    serviceRequestId: `SR${index}-1`,
    contacts: referral.contacts.map((contact, place) => ({
      ...contact,
      careContactId: `CC${index}-${place}`,
      activities: contact.activities.map((activity, step) => ({
        ...activity,
        id: `CA${index}-${place}-${step}`,
      })),
    })),
    ...(referral.carePlan === undefined ? {} : { carePlan: { ...referral.carePlan, id: `PL${index}` } }),
  })),
});

describe("the community provider's database", () => {
  let database: EmbeddedPostgres;
  let client: Client;
  const lives = Array.from({ length: 240 }, (_, index) => numbered(index));

  beforeAll(async () => {
    database = await startEmbeddedPostgres({ port: 0 });
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.close();
  });

  const rows = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows;
  const count = async (what: string) => (await rows(`select count(*)::int as n from ${what}`))[0]?.n;

  it('is not emptied where somebody else made its tables', async () => {
    await client.query('create table cyp001mpi (nhs_number text)');
    await client.query(`insert into cyp001mpi values ('kept')`);
    await expect(
      seedCommunityDatabase({ url: database.url, population: populationOf(...lives) }),
    ).rejects.toThrow('tables that the sandbox did not make');
    expect(await count('cyp001mpi')).toBe(1);
    await client.query('drop table cyp001mpi');
  });

  it('is loaded once, with progress, and not again', async () => {
    const progress: number[] = [];
    const options = {
      url: database.url,
      population: populationOf(...lives),
      onProgress: (done: number) => progress.push(done),
    };
    expect(await seedCommunityDatabase(options)).toBe(true);
    expect(progress).toEqual([100, 200, 240]);
    expect(await seedCommunityDatabase(options)).toBe(false);
    expect(progress).toHaveLength(3);
  });

  it('holds referral, contacts and activities in the codes of the NHS Data Dictionary', async () => {
    expect(
      await rows(
        `select referral_received_date::text as received, service_discharge_date::text as discharged, effective_from::text as month
         from cyp101referral where service_request_id = 'SR0-1' order by effective_from`,
      ),
    ).toEqual([
      { received: '2026-03-10', discharged: null, month: '2026-03-01' },
      { received: '2026-03-10', discharged: '2026-05-04', month: '2026-05-01' },
    ]);
    expect(
      await rows(
        `select distinct on (care_contact_id) care_contact_id, contact_date::text as day, contact_time::text as time,
           clinical_contact_duration as minutes, consultation_mechanism as mechanism,
           activity_location_type_code as place, attendance_status as attendance, staff_id
         from cyp201carecontact where service_request_id = 'SR0-1' order by care_contact_id, effective_from desc`,
      ),
    ).toEqual([
      {
        care_contact_id: 'CC0-0',
        day: '2026-03-12',
        time: '09:30:00',
        minutes: 25,
        mechanism: '01',
        place: 'A01',
        attendance: '5',
        staff_id: 'N100',
      },
      {
        care_contact_id: 'CC0-1',
        day: '2026-04-02',
        time: '10:05:00',
        minutes: 25,
        mechanism: '01',
        place: 'A01',
        attendance: '3',
        staff_id: 'N101',
      },
      {
        care_contact_id: 'CC0-2',
        day: '2026-04-09',
        time: '10:05:00',
        minutes: 10,
        mechanism: '02',
        place: 'A01',
        attendance: '4',
        staff_id: 'N101',
      },
    ]);
    expect(
      await rows(
        `select care_activity_id, activity_type, procedure_snomed, observation_snomed, observation_value, ucum_unit
         from cyp202careactivity where care_contact_id = 'CC0-0' order by care_activity_id`,
      ),
    ).toEqual([
      {
        care_activity_id: 'CA0-0-0',
        activity_type: '02',
        procedure_snomed: '385941006',
        observation_snomed: null,
        observation_value: null,
        ucum_unit: null,
      },
      {
        care_activity_id: 'CA0-0-1',
        activity_type: '01',
        procedure_snomed: null,
        observation_snomed: '401238003',
        observation_value: '42.5',
        ucum_unit: 'mm',
      },
    ]);
    expect(
      await rows(
        `select diagnosis_scheme, diagnosis_code from cyp607diagnosis where service_request_id = 'SR0-1'`,
      ),
    ).toEqual([{ diagnosis_scheme: '06', diagnosis_code: '95344007' }]);
    expect(await rows('select staff_id, staff_role from cyp901staffdetails order by staff_id')).toEqual([
      { staff_id: 'N100', staff_role: 'District nurse' },
      { staff_id: 'N101', staff_role: 'Community nurse' },
    ]);
  });

  it('holds the text of a plan in the table of its own', async () => {
    expect(
      await rows(
        `select title, review_date::text as review, goals, actions from care_plan_detail where care_plan_id = 'PL0'`,
      ),
    ).toEqual([
      {
        title: 'Leg ulcer care plan',
        review: '2026-06-12',
        goals: ['Heal the ulcer', "Walk to the shop by her daughter's birthday"],
        actions: [{ what: 'Compression bandaging', who: 'District nurse', when: 'Twice a week' }],
      },
    ]);
    expect(
      await rows(
        `select care_plan_last_updated_date::text as updated from cyp004careplantype where care_plan_id = 'PL0' order by effective_from`,
      ),
    ).toEqual([{ updated: '2026-03-12' }, { updated: '2026-04-02' }]);
  });

  it('carries the oddities of real submissions, and each of them heals or stays apart', async () => {
    expect(await count(`cyp001mpi where local_patient_id like '%|'`)).toBeGreaterThan(0);
    expect(await count(`cyp001mpi where nhs_number = 'NHSNOREM'`)).toBeGreaterThan(0);
    expect(
      await count(`cyp102servicetypereferredto where team_type in ('00', '99', 'NU', 'xx')`),
    ).toBeGreaterThan(0);
    // Whoever is in the population can be found: the latest row of every patient carries the number.
    expect(
      await count(
        `(select distinct on (rtrim(local_patient_id, '|')) nhs_number from cyp001mpi
          where local_patient_id not like 'P9%' order by rtrim(local_patient_id, '|'), effective_from desc) latest
         where nhs_number = '9990000018'`,
      ),
    ).toBe(240);
    // A correction comes later, and the latest row of a contact is the true one.
    expect(
      await count(
        '(select care_contact_id from cyp201carecontact group by 1 having count(*) > 1) resubmitted',
      ),
    ).toBeGreaterThan(0);
    expect(
      await count(
        `(select distinct on (care_contact_id) care_contact_id, attendance_status from cyp201carecontact
          order by care_contact_id, effective_from desc) latest
         where care_contact_id like 'CC%-1' and attendance_status <> '3'`,
      ),
    ).toBe(0);
    // 240 people, one orphan contact and one patient without a number in every forty.
    expect(
      await count(
        'cyp201carecontact c where not exists (select 1 from cyp101referral r where r.service_request_id = c.service_request_id)',
      ),
    ).toBe(6);
    expect(await count(`cyp001mpi where local_patient_id like 'P9%'`)).toBe(6);
  });

  it('is emptied and loaded again for another population', async () => {
    expect(await seedCommunityDatabase({ url: database.url, population: populationOf(numbered(0)) })).toBe(
      true,
    );
    expect(await count('cyp001mpi')).toBeLessThan(3);
    expect(await count('sandbox_load')).toBe(1);
  });
});

describe('the rows of one life', () => {
  it('are the same every time', () => {
    expect(toCommunityRows(numbered(7))).toEqual(toCommunityRows(numbered(7)));
  });

  it('carry the superseded number where there is one, and the code for no practice where there is none', () => {
    const rows = toCommunityRows({
      ...fixtureLife,
      difficulties: ['superseded-number', 'no-practice'],
      person: { ...fixtureLife.person, nhsNumber: '9990000026', supersededNhsNumber: '9990000034' },
    });
    expect(rows.findLast(({ table }) => table === 'cyp001mpi')?.row).toMatchObject({
      nhs_number: '9990000034',
    });
    expect(rows.find(({ table }) => table === 'cyp002gp')?.row).toMatchObject({ orgid_gp: 'V81997' });
  });

  it('code a service by what it is called', () => {
    const [referral] = fixtureLife.communityReferrals;
    if (referral === undefined) throw new Error('the fixture has a referral');
    const service = { code: '99', display: 'Heart failure nursing service' };
    const rows = toCommunityRows({ ...fixtureLife, communityReferrals: [{ ...referral, service }] });
    expect(rows.find(({ table }) => table === 'cyp102servicetypereferredto')?.row).toMatchObject({
      team_type: '04',
    });
  });

  it('are none for a person whom the provider never saw', () => {
    expect(toCommunityRows({ ...fixtureLife, communityReferrals: [] })).toEqual([]);
  });
});
