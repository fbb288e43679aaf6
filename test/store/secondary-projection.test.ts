import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyPostgres, realPostgresUrl } from '../support/postgres.ts';
import { pid, pv1, toMessage, toSegment } from '../support/secondary-messages.ts';
import { openTestStore, type TestStore } from '../support/secondary-store.ts';

const person = pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' });

describe.each(everyPostgres)('applying messages on $name', ({ open }) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore(open);
  });
  afterAll(() => store.close());

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
      await store.send(text);
      await store.settled();
    }
    expect(
      await store.rows(
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
          await store.send(
            toMessage({
              event,
              at: `202603${day}100000`,
              segments: [pid({ hospitalNumber: visit }), pv1({ 3: `W${day}^^1`, 19: visit })],
            }),
          );
        }
      }),
    );
    await store.settled();
    expect(
      await store.rows(
        `select count(*)::int as visits from hospital.encounter where visit_number ~ '^M\\d+$' and status = 'FINISHED'`,
      ),
    ).toEqual([{ visits: 20 }]);
    expect(
      await store.rows(`select count(*)::int as waiting from hospital.message where state = 'received'`),
    ).toEqual([{ waiting: 0 }]);
  });

  it('applies what another process kept and did not apply', async () => {
    const text = toMessage({
      event: 'A01',
      at: '20260301100000',
      controlId: 'P1',
      segments: [person, pv1({ 3: 'W1^^1', 19: 'P1' })],
    });
    await store.send(text);
    await store.settled();
    await store.rows(`delete from hospital.encounter where visit_number = 'P1'`);
    await store.rows(`update hospital.message set state = 'received' where control_id = 'P1'`);
    await store.settled();
    expect(await store.rows(`select status from hospital.encounter where visit_number = 'P1'`)).toEqual([
      { status: 'IN_PROGRESS' },
    ]);
  });

  it('sets aside a message that cannot be applied, and goes on with the next', async () => {
    await store.rows(
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
    expect(await store.send(document('X1', 'Refuse me'))).toBe('AA X1');
    expect(await store.send(document('X2', 'Letter'))).toBe('AA X2');
    await store.settled();
    expect((await store.kept('X1')).map(({ state, reason }) => [state, reason])).toEqual([
      ['quarantined', 'unreadable'],
    ]);
    expect(await store.kept('X2')).toMatchObject([{ state: 'applied' }]);
    expect(await store.rows(`select title, text from hospital.document`)).toEqual([
      { title: 'Letter', text: 'Text' },
    ]);
  });
});

it.skipIf(realPostgresUrl !== undefined)(
  'leaves a real PostgreSQL out: CAREGRAPH_TEST_POSTGRES_URL is not set',
  () => {
    expect(everyPostgres).toHaveLength(1);
  },
);
