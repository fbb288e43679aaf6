import { describe, expect, it } from 'vitest';
import { readFacts } from '../support/secondary-facts.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';

const readVisit = (fields: Readonly<Record<number, string>>) =>
  readFacts(
    toMessage({
      event: 'A01',
      at: '20260301100000',
      segments: [pid({ hospitalNumber: 'H1' }), pv1({ 19: 'V1', ...fields })],
    }),
  ).patients[0]?.visit;

describe('a message', () => {
  const segments = [pid({ hospitalNumber: 'H1' }), pv1({ 2: 'I', 3: 'W1^^7', 19: 'V1' })];
  const read = (version: string) =>
    readFacts(toMessage({ event: 'A01', at: '20260301100000', segments, version }));

  it.each(['2.1', '2.3', '2.3.1', '2.4', '2.5', '2.5.1', '2.8.2', '2.9'])(
    'says the same in version %s',
    (version) => {
      expect(read(version).patients).toMatchObject([
        { person: { hospitalNumber: { value: 'H1' } }, visit: { visitNumber: 'V1', class: 'I' } },
      ]);
      expect(read(version)).toEqual(read('2.4'));
    },
  );
});

describe('the class of a patient', () => {
  it.each([
    ['I', 'I'],
    ['E^Emergency^HL70004', 'E'],
    ['Inpatient', 'I'],
    ['OUTPATIENT', 'O'],
    ['Pre-admission', 'P'],
    ['Day case', 'Day case'],
  ])('sent as "%s" is %s', (sent, expected) => {
    expect(readVisit({ 2: sent })?.class).toBe(expected);
  });
});

describe('a bed', () => {
  it.each([
    ['W1^Bay A^A4', 'A4'],
    ['W1^W1 BY02^BY02-17', 'BY02-17'],
    ['W1^Bay 1^Bed 10', 'Bay 1 Bed 10'],
    ['W1^Bay 1^10', 'Bay 1 10'],
    ['W1^Bay 1^1', 'Bay 1 1'],
    ['W1^OMU B^Bed 03', 'OMU B Bed 03'],
    ['W1^Bay 2', 'Bay 2'],
    ['W1^^7', '7'],
  ])('at %s is %s', (sent, bed) => {
    expect(readVisit({ 3: sent })?.place).toEqual({ ward: 'W1', bed });
  });
});
