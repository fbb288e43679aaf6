import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../schema/runtime/log.ts';
import { createProjector, type Projector } from '../../subgraphs/secondary/feed/create-projector.ts';
import { createReceiver, type Receive } from '../../subgraphs/secondary/feed/create-receiver.ts';
import {
  type HospitalStore,
  openHospitalStore,
} from '../../subgraphs/secondary/store/open-hospital-store.ts';
import { createDatabase, realPostgresUrl, type TestPostgres } from '../support/postgres.ts';
import { startEmbeddedPostgres } from '../../sandbox/postgres/start-embedded-postgres.ts';
import { pid, pv1, toMessage, toSegment } from '../support/secondary-messages.ts';
import { toAnswer } from '../support/secondary-sender.ts';

const log = createLog('test', 'silent');
const person = pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' });

/** What every PostgreSQL must do, whether it is embedded or real. */
function describeStore(name: string, start: () => Promise<TestPostgres>, isSkipped: boolean): void {
  describe.skipIf(isSkipped)(name, () => {
    let postgres: TestPostgres;
    let store: HospitalStore;
    let projector: Projector;
    let receive: Receive;
    let client: Client;

    beforeAll(async () => {
      postgres = await start();
      store = openHospitalStore({ url: postgres.url, log });
      await store.ready;
      projector = createProjector({ store, senders: [], log });
      receive = createReceiver({
        tables: store.tables,
        isReady: () => store.isReady,
        senders: [],
        processingIds: new Set(['P']),
        now: () => new Date('2026-06-01T12:00:00Z'),
        log,
        onKept: () => projector.wake(),
      });
      client = new Client({ connectionString: postgres.url });
      await client.connect();
    });

    afterAll(async () => {
      await client.end();
      await projector.close();
      await store.close();
      await postgres.close();
    });

    const send = async (message: string | Buffer) =>
      toAnswer((await receive({ kind: 'message', bytes: Buffer.from(message) })).toString('latin1'));
    const rows = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows;
    const message = (controlId: string) =>
      rows('select state, reason, type, event, raw from hospital.message where control_id = $1 order by id', [
        controlId,
      ]);

    it('brings its tables up to date from several processes at once, and again', async () => {
      const others = [
        openHospitalStore({ url: postgres.url, log }),
        openHospitalStore({ url: postgres.url, log }),
      ];
      await Promise.all(others.map((other) => other.ready));
      expect(others.map((other) => other.isReady)).toEqual([true, true]);
      await Promise.all(others.map((other) => other.close()));
    });

    it('keeps the bytes of a message before it is acknowledged, and applies it', async () => {
      const text = toMessage({
        event: 'A01',
        at: '20260301100000',
        controlId: 'K1',
        segments: [
          person,
          pv1({ 3: 'W1^^1', 19: 'K1', 44: '20260301093000' }),
          'DG1|1||J18.9^Pneumonia^ICD10',
        ],
      });
      expect(await send(text)).toBe('AA K1');
      const [kept] = await message('K1');
      expect({ ...kept, raw: kept.raw.toString() }).toMatchObject({ type: 'ADT', event: 'A01', raw: text });
      await projector.settled();
      expect((await message('K1'))[0].state).toBe('applied');
      expect(
        await rows(
          `select status, class, started_at, person_keys from hospital.encounter where visit_number = 'K1'`,
        ),
      ).toEqual([
        {
          status: 'IN_PROGRESS',
          class: 'I',
          started_at: '2026-03-01T09:30:00+00:00',
          person_keys: ['["RXX","number","H1"]'],
        },
      ]);
      expect(await rows(`select nhs_number from hospital.person_identity`)).toEqual([
        { nhs_number: '9990000018' },
      ]);
      expect(await rows(`select code->'codings'->0->>'code' as code from hospital.diagnosis`)).toEqual([
        { code: 'J18.9' },
      ]);
    });

    it('acknowledges a message that came before, without a second effect', async () => {
      const text = toMessage({
        event: 'A02',
        at: '20260302100000',
        controlId: 'D1',
        segments: [person, pv1({ 3: 'W2^^2', 19: 'D1' })],
      });
      expect([await send(text), await send(text), await send(text)]).toEqual(['AA D1', 'AA D1', 'AA D1']);
      await projector.settled();
      expect(await message('D1')).toHaveLength(1);
      expect(
        await rows(
          `select count(*)::int as stays from hospital.location_stay where encounter_key like '%"D1"%'`,
        ),
      ).toEqual([{ stays: 1 }]);
    });

    it('sets another message under the same control id aside, every time', async () => {
      const first = toMessage({
        event: 'A01',
        at: '20260301100000',
        controlId: 'R1',
        segments: [person, pv1({ 3: 'W1^^1', 19: 'R1' })],
      });
      const other = first.replace('W1^^1', 'W2^^2');
      expect([await send(first), await send(other), await send(other)]).toEqual(['AA R1', 'AR R1', 'AR R1']);
      expect((await message('R1')).map(({ state, reason }) => [state, reason])).toEqual([
        [expect.stringMatching(/received|applied/), null],
        ['quarantined', 'control-id-reused'],
      ]);
      expect(await send(first)).toBe('AA R1');
      await projector.settled();
      expect(
        await rows(
          `select place->>'ward' as ward from hospital.location_stay where encounter_key like '%"R1"%'`,
        ),
      ).toEqual([{ ward: 'W1' }]);
    });

    it('keeps the control ids of different senders apart', async () => {
      const from = (facility: string) =>
        toMessage({
          event: 'A31',
          at: '20260301100000',
          controlId: 'S1',
          sender: ['PAS', facility],
          segments: [pid({ hospitalNumber: 'H7' })],
        });
      expect([await send(from('RYY')), await send(from('RZZ'))]).toEqual(['AA S1', 'AA S1']);
    });

    it('sets aside what lies about its character set, and takes it when it is sent again rightly', async () => {
      const make = (characterSet: string) =>
        Buffer.from(
          toMessage({
            event: 'A31',
            at: '20260301100000',
            controlId: 'L1',
            characterSet,
            segments: [pid({ hospitalNumber: 'H8', family: 'BRONTË' })],
          }),
          'latin1',
        );
      expect(await send(make('UNICODE UTF-8'))).toBe('AR L1');
      expect((await message('L1')).map(({ state, reason }) => [state, reason])).toEqual([
        ['quarantined', 'character-set-mismatch'],
      ]);
      expect(await send(make('8859/1'))).toBe('AA L1');
      await projector.settled();
      expect(
        await rows(`select family_name from hospital.hospital_person where hospital_number = 'H8'`),
      ).toEqual([{ family_name: 'BRONTË' }]);
    });

    it.each([
      ['a visit without a number', 'N1', 'A01', [person, pv1({ 3: 'W1^^1' })], 'no-visit-number'],
      ['nobody', 'N2', 'A01', [pv1({ 19: 'N2' })], 'no-person'],
      ['a person without any identifier', 'N3', 'A31', [toSegment('PID', { 5: 'X^Y' })], 'no-person'],
      ['a merge of nothing', 'N4', 'A40', [person], 'no-merged-number'],
    ])('sets aside a message about %s', async (_, controlId, event, segments, reason) => {
      expect(await send(toMessage({ event, at: '20260301100000', controlId, segments }))).toBe(
        `AR ${controlId}`,
      );
      expect((await message(controlId)).map((kept) => [kept.state, kept.reason])).toEqual([
        ['quarantined', reason],
      ]);
    });

    it('keeps messages of other kinds, and does not apply them', async () => {
      const result = toMessage({
        type: 'ORU',
        event: 'R01',
        at: '20260301100000',
        controlId: 'O1',
        segments: [person],
      });
      expect(await send(result)).toBe('AA O1');
      expect((await message('O1'))[0].state).toBe('ignored');
    });

    it.each([
      ['version', { version: '3.0' }],
      ['processing id', { processingId: 'T' }],
    ])('does not keep a message of an unknown %s', async (_, change) => {
      const text = toMessage({
        event: 'A31',
        at: '20260301100000',
        controlId: 'U1',
        segments: [person],
        ...change,
      });
      expect(await send(text)).toBe('AR U1');
      expect(await message('U1')).toEqual([]);
    });

    it('ends in the right state where messages come late', async () => {
      const at = (event: string, day: string, ward: string, more: Record<number, string> = {}) =>
        toMessage({
          event,
          at: `202603${day}100000`,
          segments: [person, pv1({ 3: ward, 19: 'Late', ...more })],
        });
      for (const text of [
        at('A03', '05', 'W3^^3', { 45: '20260305093000' }),
        at('A02', '03', 'W3^^3'),
        at('A01', '01', 'W1^^1'),
        at('A02', '02', 'W2^^2'),
      ]) {
        await send(text);
        await projector.settled();
      }
      expect(
        await rows(
          `select place->>'ward' as ward, started_at, ended_at from hospital.location_stay
           where encounter_key like '%"Late"%' order by position`,
        ),
      ).toEqual([
        { ward: 'W1', started_at: '2026-03-01T10:00:00+00:00', ended_at: '2026-03-02T10:00:00+00:00' },
        { ward: 'W2', started_at: '2026-03-02T10:00:00+00:00', ended_at: '2026-03-03T10:00:00+00:00' },
        { ward: 'W3', started_at: '2026-03-03T10:00:00+00:00', ended_at: '2026-03-05T09:30:00+00:00' },
      ]);
    });

    it('applies many messages in order of their visits, from many connections at once', async () => {
      const visits = Array.from({ length: 20 }, (_, index) => `M${index}`);
      await Promise.all(
        visits.map(async (visit) => {
          for (const [event, day] of [
            ['A01', '01'],
            ['A02', '02'],
            ['A03', '03'],
          ] as const) {
            await send(
              toMessage({
                event,
                at: `202603${day}100000`,
                segments: [pid({ hospitalNumber: visit }), pv1({ 3: `W${day}^^1`, 19: visit })],
              }),
            );
          }
        }),
      );
      await projector.settled();
      expect(
        await rows(
          `select count(*)::int as visits from hospital.encounter where visit_number ~ '^M\\d+$' and status = 'FINISHED'`,
        ),
      ).toEqual([{ visits: 20 }]);
      expect(
        await rows(`select count(*)::int as waiting from hospital.message where state = 'received'`),
      ).toEqual([{ waiting: 0 }]);
    });

    it('applies what another process kept and did not apply', async () => {
      const text = toMessage({
        event: 'A01',
        at: '20260301100000',
        controlId: 'P1',
        segments: [person, pv1({ 3: 'W1^^1', 19: 'P1' })],
      });
      await send(text);
      await projector.settled();
      await client.query(`delete from hospital.encounter where visit_number = 'P1'`);
      await client.query(`update hospital.message set state = 'received' where control_id = 'P1'`);
      await projector.settled();
      expect(await rows(`select status from hospital.encounter where visit_number = 'P1'`)).toEqual([
        { status: 'IN_PROGRESS' },
      ]);
    });

    it('sets aside a message that cannot be applied, and goes on with the next', async () => {
      await client.query(
        `alter table hospital.document add constraint refuse check (title is distinct from 'Refuse me')`,
      );
      const document = (controlId: string, title: string) =>
        toMessage({
          type: 'MDM',
          event: 'T02',
          at: '20260301100000',
          controlId,
          segments: [person, toSegment('TXA', { 2: `DS^${title}`, 12: controlId }), 'OBX|1|TX|||Text'],
        });
      expect(await send(document('X1', 'Refuse me'))).toBe('AA X1');
      expect(await send(document('X2', 'Letter'))).toBe('AA X2');
      await projector.settled();
      expect((await message('X1')).map(({ state, reason }) => [state, reason])).toEqual([
        ['quarantined', 'unreadable'],
      ]);
      expect((await message('X2'))[0].state).toBe('applied');
      expect(await rows(`select title, text from hospital.document`)).toEqual([
        { title: 'Letter', text: 'Text' },
      ]);
    });
  });
}

describeStore(
  'the hospital store on an embedded PostgreSQL',
  () => startEmbeddedPostgres({ port: 0 }),
  false,
);
describeStore(
  realPostgresUrl === undefined
    ? 'the hospital store on a real PostgreSQL (skipped: CAREGRAPH_TEST_POSTGRES_URL is not set)'
    : 'the hospital store on a real PostgreSQL',
  () => createDatabase(realPostgresUrl ?? ''),
  realPostgresUrl === undefined,
);
