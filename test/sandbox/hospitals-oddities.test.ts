import type { Hl7Message } from '@medplum/core';
import { describe, expect, it } from 'vitest';
import { toAdtMessages } from '../../sandbox/hospitals/to-adt-messages.ts';
import type { Life } from '../../sandbox/population/life.ts';
import { fixtureLife } from './hospitals-fixture-life.ts';
import { epic, field, itk, ofKind, parsed, trigger } from './hospitals-fixture-messages.ts';

const life = (person: Partial<Life['person']> = {}, more: Partial<Life> = {}): Life => ({
  ...fixtureLife,
  ...more,
  person: { ...fixtureLife.person, ...person },
});

describe('what is hard about hospital messages', () => {
  const many = Array.from({ length: 400 }, (_, index) => ({
    ...life(),
    index,
    hospitalStays: [1, 2].map((number) => ({
      ...(fixtureLife.hospitalStays[0] ?? never()),
      visitNumber: `V${index}-${number}`,
      admitted: `2026-0${number}-02T09:15:00+00:00`,
      discharged: `2026-0${number}-09T14:30:00+00:00`,
      moves: [{ at: `2026-0${number}-02T09:15:00+00:00`, site: 'RZ101', ward: 'AMU', bed: 'B4' }],
      procedures: [],
    })),
  }));

  it('says none known where the hospital contradicts the practice, and nothing where it did not ask', () => {
    const [asked] = parsed(life({}, { difficulties: ['contradicted-allergy'] }), itk);
    expect(field(asked, 'AL1', 3)).toBe('716186003^No known allergy^SCT');
    expect(messages(fixtureLife).some((message) => message.getSegment('AL1') !== undefined)).toBe(false);
  });

  it('carries what the hospital recorded itself, while it stands', () => {
    const penicillin = {
      id: 'A1',
      substance: { snomed: '764146007', display: 'Penicillin' },
      kind: 'medication',
      reaction: { snomed: '271807003', display: 'Rash' },
      onset: '2020-05',
    } as const;
    const [first] = messages(
      life(
        {},
        {
          allergies: [
            { ...penicillin, recordedBy: 'hospital' },
            { ...penicillin, id: 'A2', recordedBy: 'practice' },
            { ...penicillin, id: 'A3', recordedBy: 'hospital', ended: '2021-01-01' },
          ],
        },
      ),
    );
    expect(first?.getAllSegments('AL1').map((segment) => segment.toString())).toEqual([
      'AL1|1|DA|764146007^Penicillin^SCT|U|Rash|202005',
    ]);
  });

  it('opens a second hospital number by mistake, merges it, and still sends to it', () => {
    const [early, late] = many[0]?.hospitalStays ?? [];
    const told = messages(
      life(
        { duplicateMedicalRecordNumber: 'M900009' },
        { hospitalStays: early && late ? [early, late] : [] },
      ),
    );
    const admission = ofKind(told, 'A01').find((message) => field(message, 'PV1', 19)?.startsWith('V0-1^'));
    expect(field(admission, 'PID', 3)).toBe('M900009^^^RZ1^PI');
    const merge = told.findIndex((message) => trigger(message) === 'A40');
    expect(field(told[merge], 'PID', 3)).toBe('9990000018^^^NHS~M100001^^^RZ1^PI');
    expect(field(told[merge], 'MRG', 1)).toBe('M900009^^^RZ1^PI');
    const afterwards = told.slice(merge + 1);
    expect(afterwards.some((message) => field(message, 'PID', 3) === 'M900009^^^RZ1^PI')).toBe(true);
    expect(afterwards.some((message) => field(message, 'PV1', 19)?.startsWith('V0-2^'))).toBe(true);
  });

  it('knows a person by the superseded number until an update', () => {
    const told = messages(life({ nhsNumber: '9990000026', supersededNhsNumber: '9990000034' }));
    const numbers = told.map((message) => field(message, 'PID', 3)?.slice(0, 10));
    expect(new Set(numbers.slice(0, -1))).toEqual(new Set(['9990000034']));
    expect([trigger(told.at(-1)), numbers.at(-1)]).toEqual(['A31', '9990000026']);
  });

  it('reports a death', () => {
    const told = messages(life({ deathDate: '2026-05-01' }));
    const last = told.at(-1);
    expect(trigger(last)).toBe('A31');
    expect(field(last, 'PID', 29)).toBe('20260501');
    expect(field(last, 'PID', 30)).toBe('Y');
  });

  it('takes back a few admissions, moves and discharges, and deletes a phone number with quotes', () => {
    const told = many.flatMap((one) => parsed(one, epic));
    const kinds = Map.groupBy(told, trigger);
    expect(kinds.get('A11')?.length).toBeGreaterThan(3);
    expect(kinds.get('A12')?.length).toBeGreaterThan(3);
    expect(told.some((message) => field(message, 'PID', 13) === '""')).toBe(true);
    const cancelled = kinds.get('A11')?.[0];
    const visit = field(cancelled, 'PV1', 19);
    expect(ofKind(told, 'A01').some((message) => field(message, 'PV1', 19) === visit)).toBe(true);
  });

  it('reopens a few stays after a discharge by mistake', () => {
    const moved = many.map((one) => ({
      ...one,
      hospitalStays: one.hospitalStays.map((stay) => ({
        ...stay,
        moves: [
          ...stay.moves,
          { at: stay.admitted.replace('02T', '03T'), site: 'RZ101', ward: 'WARD7', bed: 'B1' },
        ],
      })),
    }));
    const told = moved.flatMap((one) => parsed(one, epic));
    const reopened = ofKind(told, 'A13');
    expect(reopened.length).toBeGreaterThan(3);
    expect(field(reopened[0], 'PV1', 45)).toBe('""');
    const visit = field(reopened[0], 'PV1', 19);
    const ends = new Set(
      ofKind(told, 'A03')
        .filter((message) => field(message, 'PV1', 19) === visit)
        .map((message) => field(message, 'PV1', 45)?.slice(8, 12)),
    );
    expect(ends).toEqual(new Set(['0830', '1430']));
  });

  it('sends a few twice and a few late, the same ones every time, and no control id for two messages', () => {
    const sent = many.flatMap((one) => toAdtMessages(one, itk));
    const byId = Map.groupBy(sent, ({ controlId }) => controlId);
    expect([...byId.values()].every((same) => new Set(same.map(({ text }) => text)).size === 1)).toBe(true);
    expect(sent.length - byId.size).toBeGreaterThan(10);
    expect(sent.filter(({ late }) => late > 0).length).toBeGreaterThan(10);
    expect(many.flatMap((one) => toAdtMessages(one, itk))).toEqual(sent);
  });

  it('tells nothing about people who were never there', () => {
    expect(toAdtMessages(life({}, { hospitalStays: [] }), itk)).toEqual([]);
  });

  function messages(about: Life): Hl7Message[] {
    return parsed(about, itk);
  }
});

function never(): never {
  throw new Error('the fixture has a stay');
}
