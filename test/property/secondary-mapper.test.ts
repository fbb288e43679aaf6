import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectReport } from '../../subgraphs/secondary/projection/project-report.ts';
import { toUnitKeys } from '../../subgraphs/secondary/projection/keys.ts';
import type { ReceivedMessage } from '../../subgraphs/secondary/projection/order-messages.ts';
import { projectUnits } from '../../subgraphs/secondary/store/project-units.ts';
import { interpret, receive } from '../support/secondary-facts.ts';
import { history } from '../support/secondary-history.ts';
import { pid, toMessage } from '../support/secondary-messages.ts';

const person = pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' });

const result = (value: string, status: string, at: string) =>
  toMessage({
    type: 'ORU',
    event: 'R01',
    at,
    segments: [
      person,
      `OBR|1|P1|F1|LFT^Liver function|||${at}|||||||||||||||${at}|||${status}`,
      'NTE|1||Note',
      `OBX|1|NM|ALP^ALP||${value}|IU/L|35-104|H|||${status}`,
      'OBX|2|CWE|ORG^Organism||112283007^Escherichia coli^SCT||||||F',
      'OBX|3|ED|PDF^Report||^AP^PDF^Base64^JVBERi0=||||||F',
    ],
  });

const sound = [
  ...history,
  result('104', 'F', '20260301100000'),
  toMessage({
    event: 'A60',
    at: '20260301100000',
    segments: [person, 'IAM|1|DA|91936005^Allergy to penicillin^SCT|SV|Rash|A'],
  }),
  toMessage({ event: 'A40', at: '20260301100000', segments: [person, 'MRG|H0^^^RXX^MR'] }),
];

/** What a sender, or the way from it, may put in the place of a part of a message. */
const junk = fc.oneof(
  fc.constantFrom(
    '""',
    '|',
    '^',
    '~',
    '\\',
    '&',
    '\r',
    '\n',
    '\\X0D\\',
    '\\F\\',
    'PID|',
    'OBX|1|',
    '||||||||',
  ),
  fc.constantFrom(
    '20261399',
    '00000000',
    '-1',
    'NaN',
    '1e999',
    '9'.repeat(400),
    '>',
    '<=',
    '7-',
    '__proto__',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

/** A message with some stretches of it replaced, left out or repeated; the header stays, so that it is read. */
const broken = fc
  .record({
    message: fc.constantFrom(...sound),
    edits: fc.array(fc.record({ at: fc.nat(2000), length: fc.nat(40), put: junk }), { maxLength: 6 }),
  })
  .map(({ message, edits }) => {
    const start = message.indexOf('\r') + 1;
    let body = message.slice(start);
    for (const { at, length, put } of edits) {
      const from = at % Math.max(1, body.length);
      body = body.slice(0, from) + put + body.slice(from + length);
    }
    return message.slice(0, start) + body;
  });

describe('messages that are damaged on their way', () => {
  it('are read, left out or refused with a reason, and never stop the reader', () => {
    fc.assert(
      fc.property(broken, (message) => {
        const read = interpret(message);
        expect(['read', 'ignored', 'refused']).toContain(read.kind);
        // A reason that nobody knows would be a defect of ours.
        expect(read.kind === 'refused' ? read.refusal : '').not.toBe('unreadable');
      }),
      { numRuns: 3000 },
    );
  });

  it('can be projected wherever they are read', () => {
    fc.assert(
      fc.property(fc.array(broken, { minLength: 1, maxLength: 5 }), (messages) => {
        const units = new Map<string, ReceivedMessage[]>();
        messages.forEach((message, sequence) => {
          const read = interpret(message);
          if (read.kind !== 'read') return;
          const received = { facts: read.facts, receivedAt: '2099-01-01T00:00:00.000Z', sequence };
          for (const key of toUnitKeys(read.effect, read.facts)) {
            units.set(key, [...(units.get(key) ?? []), received]);
          }
        });
        const rows = projectUnits(units);
        expect(rows).toHaveLength(units.size);
        // Rows travel as JSON, which knows neither NaN nor infinity.
        expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });
});

describe('versions of a report that come late, twice and out of order', () => {
  const versions = fc.array(
    fc.record({ value: fc.constantFrom('1', '2', '>3'), status: fc.constantFrom('P', 'F', 'C', 'X') }),
    { minLength: 1, maxLength: 6 },
  );

  it('end in the same report as in their right order', () => {
    fc.assert(
      fc.property(
        versions
          .map((all) =>
            all.map(({ value, status }, index) => result(value, status, `20260301${10 + index}0000`)),
          )
          .chain((messages) =>
            fc
              .shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 })
              .map((received) => ({ messages, received })),
          ),
        ({ messages, received }) => {
          const identity = '["F1","LFT"]';
          expect(projectReport(identity, receive(received))).toEqual(
            projectReport(identity, receive(messages)),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
