import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toPracticeDay } from '../../subgraphs/primary/gp-connect/practice-day.ts';
import { askEntities, openRequest, sealRecord } from '../support/ask-subgraph.ts';
import { patientResource } from '../support/primary-bundle.ts';
import { type PrimaryHouse, sourceFields, startPrimaryHouse, subject } from '../support/primary-house.ts';
import { toOutcome } from '../support/primary-practice-server.ts';

const prefix = 'urn:nhs:names:services:gpconnect:fhir:rest:search:';
const base = '/Z99001/STU3/1/gpconnect/appointments/fhir';
const today = toPracticeDay(Date.now());
const toDay = (days: number) =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 24 * 60 * 60_000).toISOString().slice(0, 10);

const toSearchset = (resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});

const appointment = (id: string, more: object = {}) => ({
  resourceType: 'Appointment',
  id,
  contained: [
    {
      resourceType: 'Organization',
      id: '1',
      identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'A00001' }],
      name: 'Out of Hours',
    },
  ],
  extension: [
    {
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-BookingOrganisation-1',
      valueReference: { reference: '#1' },
    },
    {
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-DeliveryChannel-2',
      valueCode: 'Telephone',
    },
  ],
  status: 'booked',
  serviceType: [{ text: 'Review' }],
  description: 'Asthma review',
  start: `${toDay(7)}T10:20:00+00:00`,
  end: `${toDay(7)}T10:40:00+00:00`,
  created: '2026-09-01T13:48:41+01:00',
  comment: 'Bring inhalers',
  participant: [
    { actor: { reference: 'Patient/p1' }, status: 'accepted' },
    { actor: { reference: 'Location/l1' }, status: 'accepted' },
    { actor: { reference: 'Practitioner/g1' }, status: 'accepted' },
  ],
  ...more,
});
const place = [
  { resourceType: 'Location', id: 'l1', name: 'Elm Street Surgery' },
  { resourceType: 'Practitioner', id: 'g1', name: [{ family: 'Rahman', given: ['Sadia'], prefix: ['Dr'] }] },
];

let house: PrimaryHouse;
let booked: readonly unknown[];
beforeEach(async () => {
  house = await startPrimaryHouse();
  for (const name of ['patient_appointments-1', 'slot-1'])
    house.practice.interactions.add(`${prefix}${name}`);
  booked = [appointment('a')];
  house.practice.reply = ({ path }) => {
    if (path.startsWith(`${base}/Patient?`)) return { body: toSearchset([patientResource]) };
    return { body: toSearchset([...booked, ...place]) };
  };
});
afterEach(() => house.close());

const ask = async (options = {}) => {
  const selection = `gp { appointments { ${sourceFields} items {
    status period { start end } description service channel performers { name } location
    bookedBy { odsCode name } note } } }`;
  return (await house.ask(selection, options)).record.gp.appointments;
};

describe('appointments of a person', () => {
  test('are those from today on, with whom, where and by whom they were booked', async () => {
    expect((await ask()).items).toEqual([
      {
        status: 'BOOKED',
        period: { start: `${toDay(7)}T10:20:00+00:00`, end: `${toDay(7)}T10:40:00+00:00` },
        description: 'Asthma review',
        service: 'Review',
        channel: 'Telephone',
        performers: [{ name: 'Dr Sadia Rahman' }],
        location: 'Elm Street Surgery',
        bookedBy: { odsCode: 'A00001', name: 'Out of Hours' },
        note: 'Bring inhalers',
      },
    ]);
    const [first, second] = house.practice.calls;
    expect(first?.headers['ssp-interactionid']).toBe(`${prefix}patient-1`);
    expect(second?.headers['ssp-interactionid']).toBe(`${prefix}patient_appointments-1`);
    expect(second?.path).toBe(`${base}/Patient/p1/Appointment?start=ge${today}&start=le${toDay(365)}`);
  });

  test('one of someone else and one without a time are refused, and a cancelled one is said to be', async () => {
    booked = [
      appointment('a', { participant: [{ actor: { reference: 'Patient/p2' } }] }),
      appointment('b', { start: 'soon' }),
      appointment('c', { status: 'cancelled' }),
    ];
    expect(await ask()).toMatchObject({
      sources: [
        {
          state: 'PARTIAL',
          warnings: [
            {
              code: 'ITEMS_REFUSED',
              message:
                '2 items could not be read and were left out (Appointment about someone else; Appointment.start).',
            },
          ],
        },
      ],
      items: [{ status: 'CANCELLED' }],
    });
  });

  test('of past days cannot be had, and nobody is asked', async () => {
    expect(await ask({ period: { start: '2020-01-01', end: '2020-12-31' } })).toMatchObject({
      sources: [{ state: 'NOT_SUPPORTED', reasonCode: 'NOT_IMPLEMENTED' }],
    });
    expect(house.practice.calls).toEqual([]);
  });

  test('a person who does not share them', async () => {
    house.practice.reply = () => ({ status: 403, body: toOutcome('NO_PATIENT_CONSENT') });
    expect(await ask()).toMatchObject({ sources: [{ state: 'WITHHELD', reasonCode: 'NO_CONSENT' }] });
  });

  test('a practice that offers no such capability', async () => {
    house.practice.interactions.clear();
    expect(await ask()).toMatchObject({ sources: [{ state: 'NOT_SUPPORTED' }] });
  });
});

describe('free appointments of a practice', () => {
  const slot = (id: string, start: string, more: object = {}) => ({
    resourceType: 'Slot',
    id,
    schedule: { reference: 'Schedule/s1' },
    serviceType: [{ text: 'General' }],
    status: 'free',
    start,
    end: `${start.slice(0, 15)}9:00+00:00`,
    ...more,
  });
  const schedule = {
    resourceType: 'Schedule',
    id: 's1',
    actor: [{ reference: 'Location/l1' }, { reference: 'Practitioner/g1' }],
  };
  const askSlots = async (from: string, to: string) => {
    const request = await openRequest();
    const seal = await sealRecord(request, subject);
    const fields = `... on CareRecord { gp { freeSlots(from: "${from}", to: "${to}") { ${sourceFields} items {
      period { start } service performers { name } location } } } }`;
    return askEntities(house.url, request, [{ __typename: 'CareRecord', seal }], fields);
  };

  test('are asked for without the person, and the earliest comes first', async () => {
    const later = `${toDay(2)}T09:30:00+00:00`;
    const earlier = `${toDay(2)}T09:00:00+00:00`;
    house.practice.reply = () => ({
      body: toSearchset([
        slot('x', later),
        slot('y', earlier),
        slot('z', later, { status: 'busy' }),
        schedule,
        ...place,
      ]),
    });
    const { data } = await askSlots(toDay(1), toDay(8));
    expect(data._entities[0].gp.freeSlots).toMatchObject({
      sources: [
        {
          state: 'PARTIAL',
          warnings: [{ message: '1 item could not be read and was left out (Slot.status).' }],
        },
      ],
      items: [
        {
          period: { start: earlier },
          service: 'General',
          performers: [{ name: 'Dr Sadia Rahman' }],
          location: 'Elm Street Surgery',
        },
        { period: { start: later } },
      ],
    });
    const [call] = house.practice.calls;
    expect(call?.path).toContain(
      `/Slot?start=ge${toDay(1)}&end=le${toDay(8)}&status=free&_include=Slot:schedule`,
    );
    expect(call?.path).toContain(
      'searchFilter=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fods-organization-code%7CZ99999',
    );
    expect(JSON.stringify(house.practice.calls)).not.toContain(subject.nhsNumber);
  });

  test.each([
    ['past days', -1, 3],
    ['an end before the beginning', 3, 1],
    ['more than two weeks', 0, 14],
  ])('%s are refused before anybody is asked', async (_name, from, to) => {
    const answer = await askSlots(toDay(from), toDay(to));
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', reason: 'SLOT_DAYS' } }]);
    expect(house.practice.calls).toEqual([]);
  });
});
