import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectPerson } from '../../subgraphs/secondary/projection/project-person.ts';
import { projectVisit } from '../../subgraphs/secondary/projection/project-visit.ts';
import { receive } from '../support/secondary-facts.ts';
import { pid, pv1, toMessage } from '../support/secondary-messages.ts';

const events = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A08', 'A11', 'A12', 'A13', 'A45'] as const;

/** What one message of a visit may say; empty fields are left out, `""` deletes. */
const said = fc.record({
  event: fc.constantFrom(...events),
  ward: fc.constantFrom('', 'W1^^1', 'W2^^2', 'W2^^3', '""'),
  specialty: fc.constantFrom('', '430', '300', '""'),
  discharged: fc.constantFrom('', '20260309120000', '20261309120000', '""'),
  diagnosis: fc.constantFrom('', 'S72.0^Fracture^ICD10', 'J18.9^Pneumonia^ICD10', '""'),
  number: fc.constantFrom('H1', 'H2'),
});

/** Messages of one visit, an hour apart, so that their order is certain. */
const history = fc.array(said, { minLength: 1, maxLength: 8 }).map((all) =>
  all.map(({ event, ward, specialty, discharged, diagnosis, number }, index) =>
    toMessage({
      event,
      at: `20260301${String(index + 8).padStart(2, '0')}0000`,
      controlId: `C${index}`,
      segments: [
        pid({ nhsNumber: '9990000018', hospitalNumber: number }),
        'MRG|H9^^^RXX^MR',
        pv1({ 3: ward, 10: specialty, 19: 'V1', 45: discharged }),
        ...(diagnosis === '' ? [] : [`DG1|1||${diagnosis}`]),
      ],
    }),
  ),
);

/** A history with some of its messages again, in any order. */
const shuffled = history.chain((messages) =>
  fc
    .tuple(fc.shuffledSubarray(messages), fc.shuffledSubarray(messages, { minLength: messages.length }))
    .chain(([again, all]) =>
      fc
        .shuffledSubarray([...all, ...again], { minLength: all.length + again.length })
        .map((received) => ({ messages, received })),
    ),
);

describe('messages that come late, twice and out of order', () => {
  it('end in the same visit as in their right order', () => {
    fc.assert(
      fc.property(shuffled, ({ messages, received }) => {
        expect(projectVisit('V1', receive(received))).toEqual(projectVisit('V1', receive(messages)));
      }),
      { numRuns: 300 },
    );
  });

  it('end in a visit that makes sense', () => {
    fc.assert(
      fc.property(history, (messages) => {
        const visit = projectVisit('V1', receive(messages));
        const stays = visit?.stays ?? [];
        // One is in one place at a time, and nowhere once one has left.
        expect(stays.slice(0, -1).every(({ end }) => end !== undefined)).toBe(true);
        const isOver = visit?.status === 'FINISHED' && stays.length > 0;
        expect(isOver ? stays.at(-1)?.end : undefined).toBe(isOver ? visit.discharged : undefined);
        expect(visit?.isCancelled === true ? stays : []).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

const told = fc.record({
  event: fc.constantFrom('A28', 'A31', 'A08', 'A29', 'A40'),
  nhsNumber: fc.constantFrom('9990000018', '9990000026'),
  birthDate: fc.constantFrom('19480317', '19500101'),
  allergy: fc.constantFrom('', '91936005^Allergy to penicillin^SCT', '""'),
});

const biography = fc.array(told, { minLength: 1, maxLength: 8 }).map((all) =>
  all.map(({ event, nhsNumber, birthDate, allergy }, index) =>
    toMessage({
      event,
      at: `20260301${String(index + 8).padStart(2, '0')}0000`,
      segments: [
        pid({ nhsNumber, birthDate, hospitalNumber: 'H1' }),
        ...(event === 'A40' ? ['MRG|H0^^^RXX^MR'] : []),
        ...(event === 'A08' ? [pv1({ 19: 'V1' })] : []),
        ...(allergy === '' ? [] : [`AL1|1|DA|${allergy}`]),
      ],
    }),
  ),
);

describe('what is told about a person late, twice and out of order', () => {
  it('ends in the same person as in its right order', () => {
    const key = '["RXX","number","H1"]';
    fc.assert(
      fc.property(
        biography.chain((messages) =>
          fc
            .shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 })
            .map((received) => ({ messages, received })),
        ),
        ({ messages, received }) => {
          expect(projectPerson(key, receive(received))).toEqual(projectPerson(key, receive(messages)));
        },
      ),
      { numRuns: 300 },
    );
  });
});
