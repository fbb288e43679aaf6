import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../schema/runtime/log.ts';
import { openHospitalStore } from '../../subgraphs/secondary/store/open-hospital-store.ts';
import { everyPostgres, realPostgresUrl } from '../support/postgres.ts';
import { pid, pv1, toMessage, toSegment } from '../support/secondary-messages.ts';
import { openTestStore, type TestStore } from '../support/secondary-store.ts';

const person = pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' });

describe.each(everyPostgres)('keeping messages on $name', ({ open }) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore(open);
  });
  afterAll(() => store.close());

  it('brings its tables up to date from several processes at once, and again', async () => {
    const others = [
      openHospitalStore({ url: store.url, log: createLog('test', 'silent') }),
      openHospitalStore({ url: store.url, log: createLog('test', 'silent') }),
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
      segments: [person, pv1({ 3: 'W1^^1', 19: 'K1', 44: '20260301093000' }), 'DG1|1||J18.9^Pneumonia^ICD10'],
    });
    expect(await store.send(text)).toBe('AA K1');
    expect(await store.kept('K1')).toMatchObject([{ type: 'ADT', event: 'A01', raw: Buffer.from(text) }]);
    await store.settled();
    expect(await store.kept('K1')).toMatchObject([{ state: 'applied' }]);
    expect(
      await store.rows(
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
    expect(await store.rows(`select nhs_number from hospital.person_identity`)).toEqual([
      { nhs_number: '9990000018' },
    ]);
    expect(await store.rows(`select code->'codings'->0->>'code' as code from hospital.diagnosis`)).toEqual([
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
    expect([await store.send(text), await store.send(text), await store.send(text)]).toEqual([
      'AA D1',
      'AA D1',
      'AA D1',
    ]);
    await store.settled();
    expect(await store.kept('D1')).toHaveLength(1);
    expect(
      await store.rows(
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
    expect([await store.send(first), await store.send(other), await store.send(other)]).toEqual([
      'AA R1',
      'AR R1',
      'AR R1',
    ]);
    expect((await store.kept('R1')).map(({ state, reason }) => [state, reason])).toEqual([
      [expect.stringMatching(/received|applied/), null],
      ['quarantined', 'control-id-reused'],
    ]);
    expect(await store.send(first)).toBe('AA R1');
    await store.settled();
    expect(
      await store.rows(
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
    expect([await store.send(from('RYY')), await store.send(from('RZZ'))]).toEqual(['AA S1', 'AA S1']);
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
    expect(await store.send(make('UNICODE UTF-8'))).toBe('AR L1');
    expect((await store.kept('L1')).map(({ state, reason }) => [state, reason])).toEqual([
      ['quarantined', 'character-set-mismatch'],
    ]);
    expect(await store.send(make('8859/1'))).toBe('AA L1');
    await store.settled();
    expect(
      await store.rows(`select family_name from hospital.hospital_person where hospital_number = 'H8'`),
    ).toEqual([{ family_name: 'BRONTË' }]);
  });

  it.each([
    ['a visit without a number', 'N1', 'A01', [person, pv1({ 3: 'W1^^1' })], 'no-visit-number'],
    ['nobody', 'N2', 'A01', [pv1({ 19: 'N2' })], 'no-person'],
    ['a person without any identifier', 'N3', 'A31', [toSegment('PID', { 5: 'X^Y' })], 'no-person'],
    ['a merge of nothing', 'N4', 'A40', [person], 'no-merged-number'],
  ])('sets aside a message about %s', async (_, controlId, event, segments, reason) => {
    expect(await store.send(toMessage({ event, at: '20260301100000', controlId, segments }))).toBe(
      `AR ${controlId}`,
    );
    expect((await store.kept(controlId)).map((kept) => [kept.state, kept.reason])).toEqual([
      ['quarantined', reason],
    ]);
  });

  it.each([
    ['a visit number that no index takes', 'B1', { 19: randomBytes(4000).toString('hex') }],
    ['a ward beyond all bounds', 'B2', { 3: 'W'.repeat(100_000), 19: 'B2' }],
  ])('answers for good where it is sent %s, and takes the next message', async (_, controlId, fields) => {
    const send = (id: string, more: Record<number, string>) =>
      store.send(
        toMessage({ event: 'A01', at: '20260301100000', controlId: id, segments: [person, pv1(more)] }),
      );
    const answers = await Promise.all([
      send(`${controlId}-before`, { 19: 'B-before' }),
      send(controlId, fields),
      send(`${controlId}-after`, { 19: 'B-after' }),
    ]);
    expect(answers.map((answer) => answer.split(' ')[0])).toEqual([
      'AA',
      controlId === 'B1' ? 'AR' : 'AA',
      'AA',
    ]);
    await store.settled();
    expect((await store.kept(controlId)).map(({ state }) => state)).toEqual([
      controlId === 'B1' ? 'quarantined' : 'applied',
    ]);
  });

  it('sets aside a message whose header holds NUL', async () => {
    const text = toMessage({ event: 'A31', at: '20260301100000', controlId: 'N\0UL', segments: [person] });
    expect(await store.send(text)).toBe('AR N\0UL');
    expect((await store.kept('NUL')).map(({ state, raw }) => [state, raw])).toEqual([
      ['quarantined', Buffer.from(text)],
    ]);
  });

  it('keeps messages of other kinds, and does not apply them', async () => {
    const result = toMessage({
      type: 'OML',
      event: 'O21',
      at: '20260301100000',
      controlId: 'O1',
      segments: [person],
    });
    expect(await store.send(result)).toBe('AA O1');
    expect(await store.kept('O1')).toMatchObject([{ state: 'ignored' }]);
  });

  it('keeps a message that does not say whether it is a test', async () => {
    const segments = [person];
    const text = toMessage({
      event: 'A31',
      at: '20260301100000',
      controlId: 'U0',
      segments,
      processingId: '',
    });
    expect(await store.send(text)).toBe('AA U0');
    expect(await store.kept('U0')).toMatchObject([{ state: 'received' }]);
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
    expect(await store.send(text)).toBe('AR U1');
    expect(await store.kept('U1')).toEqual([]);
  });
});

it.skipIf(realPostgresUrl !== undefined)(
  'leaves a real PostgreSQL out: CAREGRAPH_TEST_POSTGRES_URL is not set',
  () => {
    expect(everyPostgres).toHaveLength(1);
  },
);
