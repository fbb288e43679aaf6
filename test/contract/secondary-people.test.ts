import { describe, expect, it } from 'vitest';
import { projectPerson } from '../../subgraphs/secondary/projection/project-person.ts';
import type { Person } from '../../subgraphs/secondary/projection/person.ts';
import { readFacts, receive } from '../support/secondary-facts.ts';
import { pid, pv1, toMessage, toSegment } from '../support/secondary-messages.ts';

const one = '9990000018';
const other = '9990000026';
const key = '["RXX","number","H1"]';

const tell = (event: string, hour: number, segments: string[]) =>
  toMessage({ event, at: `20260301${String(hour).padStart(2, '0')}0000`, segments });

function project(...messages: string[]): Person {
  const person = projectPerson(key, receive(messages));
  if (person === undefined) throw new Error('There is no such person.');
  return person;
}

describe('whom a hospital number means', () => {
  it('is tied to the NHS number that stands beside it', () => {
    expect(project(tell('A28', 8, [pid({ nhsNumber: one, hospitalNumber: 'H1' })]))).toMatchObject({
      hospitalNumber: 'H1',
      nhsNumbers: [one],
      birthDate: '1948-03-17',
      familyName: 'MARLOWE',
      isDeleted: false,
    });
  });

  it('is tied later, by whatever message first brings the NHS number', () => {
    const before = tell('A01', 8, [pid({ hospitalNumber: 'H1' }), pv1({ 19: 'V1' })]);
    expect(project(before).nhsNumbers).toEqual([]);
    const after = tell('A03', 9, [pid({ nhsNumber: one, hospitalNumber: 'H1' }), pv1({ 19: 'V1' })]);
    expect(project(before, after).nhsNumbers).toEqual([one]);
  });

  it.each([
    ['with a wrong check digit', '9990000017^^^NHS^NH'],
    ['that repeats one digit', '9999999999^^^NHS^NH'],
    ['that a famous sample uses', '1234567890^^^NHS^NH'],
  ])('is not tied to an NHS number %s', (_, number) => {
    const segment = toSegment('PID', { 3: `${number}~H1^^^RXX^MR`, 5: 'MARLOWE', 7: '19480317' });
    expect(project(tell('A28', 8, [segment])).nhsNumbers).toEqual([]);
    expect(readFacts(tell('A28', 8, [segment])).faults).toEqual(['PID-3 NHS number']);
  });

  it('is not tied to a number that PID-32 calls unverified, nor to one of two', () => {
    const unverified = toSegment('PID', { 3: `${one}^^^NHS^NH~H1^^^RXX^MR`, 32: '02' });
    expect(project(tell('A28', 8, [unverified])).nhsNumbers).toEqual([]);
    const verified = toSegment('PID', { 3: `${one}^^^NHS^NH~H1^^^RXX^MR`, 32: '01' });
    expect(project(tell('A28', 8, [verified])).nhsNumbers).toEqual([one]);
    const both = toSegment('PID', { 3: `${one}^^^NHS^NH~${other}^^^NHS^NH~H1^^^RXX^MR` });
    expect(project(tell('A28', 8, [both])).nhsNumbers).toEqual([]);
  });

  it.each([
    ['^^^NHS', `${one}^^^NHS~H1^^^RXX^MR`],
    ['^^^NHS^NHS', `${one}^^^NHS^NHS~H1^^^RXX^MR`],
    ['^^^NHS^HN', `H1^^^RXX^PI~${one}^^^NHS^HN`],
    ['^^^^NH', `H1^^^RXX~${one}^^^^NH`],
    ['^^^^NI, as in Wales', `${one}^06^^^NI~H1^^^^PI`],
    ['^^^NHSNBR^NHSNMBR, as in Millennium', `H1^^^RXX^MRN~${one}^^^NHSNBR^NHSNMBR`],
    ['an authority in words', `H1^^^RXX^MR~${one}^^""^NHS Number^NHSNMBR^""`],
    ['groups of digits', '999 000 0018^^^NHS^NH~H1^^^RXX^MR'],
  ])('reads the NHS number under %s', (_, numbers) => {
    expect(project(tell('A28', 8, [toSegment('PID', { 3: numbers })])).nhsNumbers).toEqual([one]);
  });

  it.each([2, 4])('reads an NHS number that stands in PID-%s, and refuses it beside another one', (field) => {
    const alone = toSegment('PID', { 3: 'H1^^^RXX^MR', [field]: `${one}^^^NHS^NH` });
    expect(project(tell('A28', 8, [alone])).nhsNumbers).toEqual([one]);
    const unlabelled = toSegment('PID', { 3: 'H1^^^RXX^MR', [field]: one });
    expect(project(tell('A28', 8, [unlabelled])).nhsNumbers).toEqual([]);
    const both = toSegment('PID', { 3: `${other}^^^NHS^NH~H1^^^RXX^MR`, [field]: `${one}^^^NHS^NH` });
    expect(project(tell('A28', 8, [both])).nhsNumbers).toEqual([]);
  });

  it.each(['02', '7', 'Trace in Progress', 'Number present but not traced'])(
    'is not tied to a number of the status "%s"',
    (status) => {
      const segment = toSegment('PID', { 3: `${one}^^^NHS^NH~H1^^^RXX^MR`, 32: status });
      expect(project(tell('A28', 8, [segment])).nhsNumbers).toEqual([]);
    },
  );

  it.each(['01', 'Number present and verified', 'US'])('is tied to a number of the status "%s"', (status) => {
    const segment = toSegment('PID', { 3: `${one}^^^NHS^NH~H1^^^RXX^MR`, 32: status });
    expect(project(tell('A28', 8, [segment])).nhsNumbers).toEqual([one]);
  });

  it('reads a hospital number that stands in PID-2 with its type', () => {
    const pid2 = toSegment('PID', { 2: 'H7^^^RXX^MRN', 3: '111^^^Person ID^Person ID' });
    expect(readFacts(tell('A28', 8, [pid2])).patients[0]?.person.hospitalNumber?.value).toBe('H7');
  });

  it('keeps numbers of different authorities apart', () => {
    const elsewhere = tell('A28', 8, [toSegment('PID', { 3: `${one}^^^NHS~H1^^^RXX07^MR` })]);
    expect(projectPerson(key, receive([elsewhere]))).toBeUndefined();
    expect(projectPerson('["RXX","number","RXX07^H1"]', receive([elsewhere]))?.hospitalNumber).toBe('H1');
  });

  it('is corrected by A31 with the same date of birth', () => {
    const wrong = tell('A28', 8, [pid({ nhsNumber: other, hospitalNumber: 'H1' })]);
    const right = tell('A31', 9, [pid({ nhsNumber: one, hospitalNumber: 'H1' })]);
    expect(project(wrong, right).nhsNumbers).toEqual([one]);
  });

  it('is in doubt where a visit, or someone born another day, names another NHS number', () => {
    const first = tell('A28', 8, [pid({ nhsNumber: one, hospitalNumber: 'H1' })]);
    const visit = tell('A01', 9, [pid({ nhsNumber: other, hospitalNumber: 'H1' }), pv1({ 19: 'V1' })]);
    expect(project(first, visit).nhsNumbers).toEqual([one, other]);
    const born = pid({ nhsNumber: other, hospitalNumber: 'H1', birthDate: '19900101' });
    expect(project(first, tell('A31', 9, [born])).nhsNumbers).toEqual([one, other]);
  });

  it('is merged into its survivor by A40, which stays when later messages name the old number', () => {
    const old = tell('A28', 8, [pid({ nhsNumber: one, hospitalNumber: 'H1' })]);
    const merge = tell('A40', 9, [pid({ nhsNumber: one, hospitalNumber: 'H2' }), 'MRG|H1^^^RXX^MR']);
    const later = tell('A08', 10, [pid({ hospitalNumber: 'H1' }), pv1({ 19: 'V1' })]);
    expect(project(old, merge).mergedInto).toBe('["RXX","number","H2"]');
    expect(project(old, merge, later).mergedInto).toBe('["RXX","number","H2"]');
    expect(projectPerson('["RXX","number","H2"]', receive([old, merge]))?.nhsNumbers).toEqual([one]);
    const bare = tell('A40', 9, [pid({ hospitalNumber: 'H2' }), 'MRG|H1']);
    expect(project(old, bare).mergedInto).toBe('["RXX","number","H2"]');
  });

  it('is given another number by A47, and is found under it and under the old one', () => {
    const old = tell('A28', 8, [pid({ nhsNumber: one, hospitalNumber: 'H1' })]);
    const change = tell('A47', 9, [pid({ nhsNumber: one, hospitalNumber: 'H2' }), 'MRG|H1^^^RXX^MR']);
    const late = tell('A08', 10, [pid({ hospitalNumber: 'H1' }), pv1({ 19: 'V1' })]);
    expect(project(old, change, late).mergedInto).toBe('["RXX","number","H2"]');
    expect(projectPerson('["RXX","number","H2"]', receive([old, change]))?.nhsNumbers).toEqual([one]);
  });

  it('takes the survivor’s authority for an old number without one', () => {
    const survivor = toSegment('PID', { 3: `40800001^^^MRENTR^MEDREC~${one}^^^NHS^HN` });
    const merge = receive([tell('A40', 9, [survivor, 'MRG|40800000'])]);
    expect(projectPerson('["RXX","number","MRENTR^40800000"]', merge)?.mergedInto).toBe(
      '["RXX","number","MRENTR^40800001"]',
    );
  });

  it('reads several merges of one message', () => {
    const two = tell('A40', 9, [
      pid({ nhsNumber: one, hospitalNumber: 'H2' }),
      'MRG|H1^^^RXX^MR',
      pid({ nhsNumber: other, hospitalNumber: 'H4' }),
      'MRG|H3^^^RXX^MR',
    ]);
    expect(project(two).mergedInto).toBe('["RXX","number","H2"]');
    expect(projectPerson('["RXX","number","H3"]', receive([two]))?.mergedInto).toBe('["RXX","number","H4"]');
  });

  it('is taken off by A29 and back on by A28', () => {
    const on = tell('A28', 8, [pid({ nhsNumber: one, hospitalNumber: 'H1' })]);
    const off = tell('A29', 9, [pid({ nhsNumber: one, hospitalNumber: 'H1' })]);
    const update = tell('A31', 10, [pid({ nhsNumber: one, hospitalNumber: 'H1' })]);
    expect(project(on, off).isDeleted).toBe(true);
    expect(project(on, off, update).isDeleted).toBe(true);
    const back = tell('A28', 11, [pid({ nhsNumber: one, hospitalNumber: 'H1' })]);
    expect(project(on, off, back).isDeleted).toBe(false);
  });

  it('refuses an impossible date of birth and keeps the message', () => {
    const born = pid({ nhsNumber: one, hospitalNumber: 'H1', birthDate: '19651315' });
    expect(project(tell('A28', 8, [born])).birthDate).toBeUndefined();
    expect(readFacts(tell('A28', 8, [born])).faults).toEqual(['PID-7']);
  });
});

describe('the allergies of a person', () => {
  const p = pid({ nhsNumber: one, hospitalNumber: 'H1' });
  const penicillin = 'AL1|1|DA|91936005^Allergy to penicillin^SCT|SV|Rash~Swelling|20100305';

  it('are those of the last message that speaks of allergies', () => {
    const first = tell('A28', 8, [p, penicillin, 'AL1|2|FA|^Peanuts']);
    expect(project(first).allergies).toEqual([
      {
        code: {
          codings: [{ system: 'http://snomed.info/sct', code: '91936005', display: 'Allergy to penicillin' }],
        },
        category: 'Drug allergy',
        severity: 'Severe',
        reactions: ['Rash', 'Swelling'],
        identified: '2010-03-05',
      },
      { code: { codings: [], text: 'Peanuts' }, category: 'Food allergy', reactions: [] },
    ]);
    expect(project(first, tell('A31', 9, [p])).allergies).toHaveLength(2);
    expect(project(first, tell('A31', 9, [p, penicillin])).allergies).toHaveLength(1);
    expect(project(first, tell('A31', 9, [p, 'AL1|1||""'])).allergies).toEqual([]);
  });

  it('say which of them could not be read', () => {
    expect(project(tell('A31', 9, [p, penicillin, 'AL1|2|DA|'])).faults).toEqual(['AL1-3']);
    expect(project(tell('A31', 9, [p, 'AL1|2|DA|']), tell('A31', 10, [p, penicillin])).faults).toEqual([]);
  });
});
