import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffCaller } from '../../schema/runtime/caller.ts';
import { generalPractitioner } from '../support/ask-subgraph.ts';
import { startTelehealthHouse, type TelehealthHouse } from '../support/telehealth-house.ts';
import { toBundle, toGlucose, toIdentifier } from '../support/telehealth-supplier.ts';

let house: TelehealthHouse;

const [named, unnamed, late, none] = ['9990000107', '9990000115', '9990000123', '9990000131'] as const;

beforeAll(async () => {
  house = await startTelehealthHouse();
  await house.provider.insert(
    'cyp001mpi',
    ...[named, unnamed, late, none].map((nhs_number, index) => ({
      effective_from: '2026-05-01',
      local_patient_id: `P${index}`,
      nhs_number,
      person_birth_date: '1951-12-12',
    })),
  );
  await house.provider.insert(
    'cyp004careplantype',
    ...[0, 1, 2, 3].map((index) => ({
      effective_from: '2026-05-01',
      local_patient_id: `P${index}`,
      care_plan_id: `PL${index}`,
      care_plan_implementation_date: '2026-04-01',
    })),
  );
  const limit = { observation_snomed: '997671000000106', respond_within_minutes: 120 };
  const low = { ...limit, threshold_id: 'low', comparison: 'below', limit_value: 4, ucum_unit: 'mmol/L' };
  const high = { ...limit, threshold_id: 'high', comparison: 'above', limit_value: 270, ucum_unit: 'mg/dL' };
  await house.provider.insert(
    'care_plan_threshold',
    { ...low, care_plan_id: 'PL0', owner_team: 'Northmoor diabetes team', owner_role: 'Diabetes nurse' },
    { ...high, care_plan_id: 'PL0', owner_team: 'Northmoor diabetes team', owner_role: 'Diabetes nurse' },
    { ...low, care_plan_id: 'PL1' },
    // A unit of another kind of measurement can limit nothing.
    { ...high, care_plan_id: 'PL3', ucum_unit: 'kg' },
  );
  await house.community.settled();
});

afterAll(() => house?.close());

const alerts = `alerts { total sources { state } items { id state message reading carePlan date raised due acknowledgeKey
  owner { name role isFallback } acknowledgement { at note by { name organisation { odsCode } } } code { display } } }
  readings { items { id } }`;

const send = (nhsNumber: string, identifier: string, value: number, changes = {}) =>
  house.send(
    toGlucose(nhsNumber, {
      identifier: toIdentifier(identifier),
      valueQuantity: { value, unit: 'mmol/L' },
      ...changes,
    }),
  );

const acknowledge =
  'mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) { at note by { name role } } }';

test('a reading beyond a limit of the care plan raises an alert for the plan’s team', async () => {
  await send(named, 'a1', 3.4);
  await send(named, 'a2', 15);
  house.setNow('2026-06-01T12:00:10Z');
  await send(named, 'a3', 15.1);
  house.setNow('2026-06-01T12:00:00Z');
  const { community } = await house.ask(alerts, { nhsNumber: named });
  // The limit of 270 mg/dL is 15.0 mmol/L, which 15 does not cross.
  expect(community.alerts.items).toMatchObject([
    { state: 'OPEN', message: 'Blood glucose level 15.1 mmol/L is above 15 mmol/L.' },
    {
      state: 'OPEN',
      message: 'Blood glucose level 3.4 mmol/L is below 4 mmol/L.',
      owner: { name: 'Northmoor diabetes team', role: 'Diabetes nurse', isFallback: false },
      raised: '2026-06-01T12:00:00+00:00',
      due: '2026-06-01T14:00:00+00:00',
      acknowledgement: null,
    },
  ]);
  const ids = community.readings.items.map(({ id }: { id: string }) => id);
  for (const { reading } of community.alerts.items) expect(ids).toContain(reading);
});

test('an alert of a plan that names nobody belongs to the fallback owner of the supplier', async () => {
  await send(unnamed, 'f1', 3.9);
  const { community } = await house.ask(alerts, { nhsNumber: unnamed });
  expect(community.alerts.items).toMatchObject([
    { owner: { name: 'Telehealth hub', role: 'Duty nurse', isFallback: true } },
  ]);
});

test('an alert that nobody takes on in time is overdue, and whoever takes it on first stays', async () => {
  house.setNow('2026-06-01T14:00:01Z');
  const { community } = await house.ask(alerts, { nhsNumber: unnamed });
  const [alert] = community.alerts.items;
  expect(alert.state).toBe('OVERDUE');

  const input = { key: alert.acknowledgeKey, note: ' Rang her: has eaten. ' };
  const done = await house.mutate(acknowledge, { input });
  expect(done.data.acknowledgeAlert).toMatchObject({
    note: 'Rang her: has eaten.',
    by: { name: 'Priya Ashdown', role: 'General Medical Practitioner' },
  });

  const again = await house.mutate(acknowledge, { input: { key: alert.acknowledgeKey, note: 'Another' } });
  expect(again.data.acknowledgeAlert).toStrictEqual(done.data.acknowledgeAlert);
  const after = await house.ask(alerts, { nhsNumber: unnamed });
  expect(after.community.alerts.items).toMatchObject([
    {
      state: 'ACKNOWLEDGED',
      acknowledgeKey: null,
      acknowledgement: { by: { organisation: { odsCode: 'Z99999' } } },
    },
  ]);
});

test('a key is of no use to anybody else, nor is one that is made up', async () => {
  await send(unnamed, 'k1', 3.1);
  const { community } = await house.ask(alerts, { nhsNumber: unnamed });
  const { acknowledgeKey: key } = community.alerts.items[0];
  const colleague: StaffCaller = { ...generalPractitioner, subject: '999900000009' };
  const elsewhere: StaffCaller = {
    ...generalPractitioner,
    organisation: { odsCode: 'Y00001', name: 'Elsewhere' },
  };
  const unscoped: StaffCaller = { ...generalPractitioner, scopes: ['record.read'] };
  for (const caller of [colleague, elsewhere, unscoped]) {
    const answer = await house.mutate(acknowledge, { input: { key } }, caller);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  }
  const forged = await house.mutate(acknowledge, { input: { key: `${key}x` } });
  expect(forged.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  const seen = await house.ask(alerts, { nhsNumber: unnamed, caller: unscoped });
  expect(seen.community.alerts.items[0].acknowledgeKey).toBeNull();
});

test('a correction withdraws the alert of what was never so, and brings it back where it was', async () => {
  house.setNow('2026-06-01T12:00:00Z');
  const state = async () =>
    (await house.ask(alerts, { nhsNumber: late })).community.alerts.items.map(
      (each: { state: string }) => each.state,
    );
  await house.provider.insert('care_plan_threshold', {
    care_plan_id: 'PL2',
    threshold_id: 'low',
    observation_snomed: '997671000000106',
    comparison: 'below',
    limit_value: 4,
    ucum_unit: 'mmol/L',
    respond_within_minutes: 60,
  });
  await send(late, 'w1', 3.2, { issued: '2026-06-01T08:00:00Z' });
  await send(late, 'w2', 3.3, { effectiveDateTime: '2026-05-20T08:00:00Z' });
  expect(await state()).toStrictEqual([]);
  // The threshold becomes known after the reading; what is old calls nobody.
  await house.community.settled();
  expect(await state()).toStrictEqual(['OPEN']);
  await send(late, 'w1', 3.2, { status: 'entered-in-error', issued: '2026-06-01T09:00:00Z' });
  expect(await state()).toStrictEqual(['WITHDRAWN']);
  await send(late, 'w1', 3.2, { status: 'corrected', issued: '2026-06-01T10:00:00Z' });
  expect(await state()).toStrictEqual(['OPEN']);
});

test('a limit that cannot be compared raises nothing, and a batch raises each alert once', async () => {
  await send(none, 'x1', 19);
  expect((await house.ask(alerts, { nhsNumber: none })).community.alerts.items).toStrictEqual([]);
  const reading = toGlucose(named, {
    identifier: toIdentifier('x2'),
    valueQuantity: { value: 2, unit: 'mmol/L' },
  });
  await house.send(toBundle([reading, reading, reading]));
  const { community } = await house.ask(alerts, { nhsNumber: named });
  const twos = community.alerts.items.filter((each: { message: string }) =>
    each.message.includes(' 2 mmol/L'),
  );
  expect(twos).toHaveLength(1);
});
