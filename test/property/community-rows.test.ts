import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitRows, countRefused } from '../../subgraphs/community/csds/admit-rows.ts';
import { toCareActivities } from '../../subgraphs/community/csds/care-activities.ts';
import { toListedConcept } from '../../subgraphs/community/csds/concepts.ts';
import { toContactKind } from '../../subgraphs/community/csds/contact-kind.ts';
import { addMinutes, toLondonInstant } from '../../subgraphs/community/csds/london-time.ts';
import { consultationMechanism } from '../../subgraphs/community/csds/national-codes.ts';
import { toObservedValue } from '../../subgraphs/community/csds/observed-value.ts';
import { activities, contacts } from '../../subgraphs/community/csds/tables.ts';

const day = fc
  .date({ min: new Date('1975-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const contact = fc.record({
  effective_from: day,
  service_request_id: fc.constantFrom('SR1', 'SR2', 'SR3|'),
  care_contact_id: fc.stringMatching(/^[A-Z0-9]{1,8}\|?$/),
  contact_date: day,
  contact_time: optional(clock),
  clinical_contact_duration: optional(fc.nat(600).map(String)),
  consultation_mechanism: optional(fc.string({ unit: 'grapheme-ascii' })),
  activity_location_type_code: optional(fc.string({ unit: 'grapheme-ascii' })),
  attendance_status: optional(fc.string({ unit: 'grapheme-ascii' })),
  staff_id: optional(fc.stringMatching(/^[A-Z0-9]{1,8}\|?$/)),
});

const spoilt = fc.oneof(
  contact.map((row) => ({ ...row, contact_date: '2026-02-30' })),
  contact.map((row) => ({ ...row, contact_time: '25:00' })),
  contact.map((row) => ({ ...row, care_contact_id: ' | ' })),
  contact.map((row) => ({ ...row, attendance_status: 'late\uFFFD' })),
  contact.map((row) => ({ ...row, clinical_contact_duration: '-5' })),
);

describe('rows of a provider', () => {
  const plain = {
    service_request_id: 'SR1',
    care_contact_id: 'C1',
    contact_date: '2026-05-01',
    contact_time: '09:30:00',
    clinical_contact_duration: '30',
    consultation_mechanism: '01',
    activity_location_type_code: 'A01',
    attendance_status: '5',
    staff_id: null,
  };

  test.each([
    ['a column of days with a time', { contact_date: '2026-05-01 00:00:00' }],
    ['a time of some day', { contact_time: '1900-01-01 09:30:00' }],
    ['a day with the time of the contact', { contact_date: '2026-05-01 09:30:00.000' }],
    ['midnight with its offset', { contact_date: '2026-05-01 00:00:00+00' }],
    ['minutes with a decimal', { clinical_contact_duration: '30.0' }],
  ])('%s is read as it was meant', (_name, changes) => {
    const { rows } = admitRows(contacts, [{ ...plain, ...changes }]);
    expect(rows).toMatchObject([
      { contact_date: '2026-05-01', contact_time: '09:30:00', clinical_contact_duration: 30 },
    ]);
  });

  test.each([
    ['a time with an offset, which may be of another day', { contact_date: '2026-04-30 23:00:00+00' }],
    ['a day without end', { contact_date: 'infinity' }],
    ['half minutes', { clinical_contact_duration: '30.5' }],
  ])('%s is refused', (_name, changes) => {
    expect(admitRows(contacts, [{ ...plain, ...changes }]).rows).toEqual([]);
  });

  test.each([
    ['03', 'Telemedicine web camera'],
    ['06', 'Short message service (SMS), text messaging'],
  ])('the older code %s of how a contact was made has its term, and was made from afar', (code, term) => {
    expect(toListedConcept(consultationMechanism, code)?.display).toBe(term);
    expect(toContactKind(code, 'A01')).toBe('REMOTE');
  });

  test('whatever comes, every row is admitted or refused and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), (rows) => {
        const { rows: admitted, refusedParents } = admitRows(contacts, rows);
        expect(admitted.length + refusedParents.length).toBe(rows.length);
      }),
    );
  });

  test('a spoilt row never takes a good one along, and counts where it belongs', () => {
    const mixed = fc.array(
      fc.oneof(
        contact.map((row) => ({ row, isGood: true })),
        spoilt.map((row) => ({ row, isGood: false })),
      ),
    );
    fc.assert(
      fc.property(mixed, (cases) => {
        const result = admitRows(
          contacts,
          cases.map(({ row }) => row),
        );
        const isUnder = (id: string) => id === 'SR3|';
        expect(result.rows).toHaveLength(cases.filter(({ isGood }) => isGood).length);
        expect(countRefused(result, new Set(['SR3']))).toBe(
          cases.filter(({ row, isGood }) => !isGood && isUnder(row.service_request_id)).length,
        );
      }),
    );
  });

  test('ids lose the bar at their end and nothing else', () => {
    fc.assert(
      fc.property(contact, (row) => {
        const [admitted] = admitRows(contacts, [row]).rows;
        expect(admitted?.care_contact_id).toBe(row.care_contact_id.split('|')[0]);
      }),
    );
  });
});

describe('what was done', () => {
  const code = optional(fc.stringMatching(/^[1-9]\d{5,17}$/));
  const activity = fc.record({
    care_contact_id: fc.constant('CC1'),
    care_activity_id: fc.constant('CA1'),
    activity_type: optional(fc.constantFrom('01', '02', '97', '55')),
    procedure_snomed: code,
    finding_snomed: code,
    observation_snomed: code,
    observation_value: optional(fc.stringMatching(/^[a-z0-9][a-z0-9 ]{0,10}[a-z0-9]$/)),
    ucum_unit: optional(fc.constantFrom('mm', 'cm', '%')),
  });

  test('no code and no value of a row is lost', () => {
    fc.assert(
      fc.property(activity, (raw) => {
        const [row] = admitRows(activities, [raw]).rows;
        if (row === undefined) throw new Error('The row is not admitted.');
        const done = toCareActivities(row);
        const sent = [raw.procedure_snomed, raw.finding_snomed, raw.observation_snomed].filter(
          (value) => value !== null,
        );
        expect(done.flatMap(({ concept }) => concept?.preferred?.code ?? [])).toEqual(sent);
        expect(done.length).toBeGreaterThan(0);
        const values = done.filter(({ value, valueText }) => value !== null || valueText !== null);
        expect(values).toHaveLength(raw.observation_value === null ? 0 : 1);
      }),
    );
  });

  test('a number keeps its value, comparator and unit', () => {
    const comparator = fc.constantFrom('', '<', '<=', '>', '>=');
    const number = fc.tuple(fc.nat(99_999), fc.nat(999)).map(([whole, part]) => `${whole}.${part}`);
    fc.assert(
      fc.property(comparator, number, (sign, text) => {
        expect(toObservedValue(`${sign}${text}`, 'mm')).toEqual({
          value: { value: Number(text), comparator: sign || null, unit: 'mm', ucum: 'mm' },
          valueText: null,
        });
      }),
    );
  });
});

describe('clocks in London', () => {
  test('an instant shows the time that was recorded, or there is none', () => {
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/London',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(day, clock, (date, time) => {
        const instant = toLondonInstant(date, time);
        // Only the hour of the clocks' change has times that show twice or never.
        fc.pre(instant !== undefined || !time.startsWith('01:'));
        expect(instant === undefined ? undefined : shown.format(new Date(instant))).toBe(`${date} ${time}`);
      }),
    );
  });

  test('a duration is as long on the night of the change as on any other', () => {
    fc.assert(
      fc.property(day, clock, fc.nat(600), (date, time, minutes) => {
        const start = toLondonInstant(date, time);
        if (start === undefined) return;
        expect(Date.parse(addMinutes(start, minutes)) - Date.parse(start)).toBe(minutes * 60_000);
      }),
    );
  });

  test('an hour that shows twice or never is not guessed', () => {
    expect(toLondonInstant('2026-10-25', '01:30')).toBeUndefined();
    expect(toLondonInstant('2026-03-29', '01:30')).toBeUndefined();
    expect(toLondonInstant('2026-10-25', '00:59:30')).toBe('2026-10-25T00:59:30+01:00');
    expect(toLondonInstant('2026-10-25', '02:00')).toBe('2026-10-25T02:00:00Z');
    expect(addMinutes('2026-10-25T00:45:00+01:00', 120)).toBe('2026-10-25T01:45:00Z');
  });
});
