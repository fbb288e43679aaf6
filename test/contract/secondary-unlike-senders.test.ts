import { describe, expect, it } from 'vitest';
import { refusals } from '../../subgraphs/secondary/hl7/refusal.ts';
import type { ReportFacts } from '../../subgraphs/secondary/facts/report-facts.ts';
import { projectPerson } from '../../subgraphs/secondary/projection/project-person.ts';
import { projectReport } from '../../subgraphs/secondary/projection/project-report.ts';
import { projectVisit } from '../../subgraphs/secondary/projection/project-visit.ts';
import { interpret, readFacts, receive } from '../support/secondary-facts.ts';
import { pid, pv1, toMessage, toSegment } from '../support/secondary-messages.ts';

const person = pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' });
const visit = pv1({ 19: 'V1' });

const adt = (event: string, segments: readonly string[], at = '20260301100000') =>
  toMessage({ event, at, segments });

const oru = (segments: readonly string[]) =>
  toMessage({ type: 'ORU', event: 'R01', at: '20260301100000', segments: [person, ...segments] });

const readReports = (message: string): readonly ReportFacts[] =>
  readFacts(message).patients.flatMap(({ reports = [] }) => reports);

describe('a frame', () => {
  it('that holds two messages is refused, because the second would happen as the first did', () => {
    const first = adt('A01', [person, visit]);
    const second = adt('A03', [pid({ hospitalNumber: 'H2' }), pv1({ 19: 'V2' })]);
    expect(interpret(first + second)).toEqual({ kind: 'refused', refusal: 'several-messages' });
    expect(interpret((first + second).replaceAll('\r', '\n'))).toMatchObject({ refusal: 'several-messages' });
  });

  it.each([
    ['a mark of the byte order', '\uFEFF'],
    ['a line end', '\r'],
    ['both kinds of line ends', '\r\n\r\n'],
    ['blanks', ' \t'],
    ['a mark and a line end', '\uFEFF\n'],
  ])('may begin with %s', (_, before) => {
    const message = adt('A31', [person]);
    expect(readFacts(before + message)).toEqual(readFacts(message));
  });

  it('may begin with a line end where lines end with line feeds alone', () => {
    const message = adt('A31', [person]);
    expect(readFacts(`\n${message.replaceAll('\r', '\n')}`)).toEqual(readFacts(message));
  });

  it('that begins with anything else is no message', () => {
    expect(interpret(`x${adt('A31', [person])}`)).toEqual({ kind: 'refused', refusal: 'not-hl7' });
  });
});

describe('a character set that senders name in words of their own', () => {
  const named = (characterSet: string) =>
    toMessage({
      event: 'A31',
      at: '20260301100000',
      characterSet,
      segments: [pid({ hospitalNumber: 'H1', family: 'ZOË' })],
    });

  it.each(['UTF-8', 'utf8', 'UNICODE UTF8', 'Unicode-UTF-8'])('%s is UTF-8', (name) => {
    expect(readFacts(named(name)).patients[0]?.person.familyName).toBe('ZOË');
  });

  it.each(['ISO-8859-1', 'ISO 8859-1', 'ISO8859/1', '8859-1'])('%s is ISO 8859-1', (name) => {
    expect(readFacts(Buffer.from(named(name), 'latin1')).patients[0]?.person.familyName).toBe('ZOË');
    expect(interpret(named(name))).toEqual({ kind: 'refused', refusal: 'character-set-mismatch' });
  });

  it('is refused where the name is of no set that is accepted', () => {
    expect(interpret(named('UTF-7'))).toEqual({ kind: 'refused', refusal: 'character-set' });
  });
});

describe('a person', () => {
  const told = (numbers: string) => adt('A01', [toSegment('PID', { 3: numbers, 5: 'MARLOWE^EDITH' }), visit]);

  it.each([
    ['no number of a kind that is known', '4019060^^^RXX^CASE'],
    ['an NHS number with a wrong check digit', '9990000019^^^NHS^NH'],
    ['two NHS numbers', '9990000018^^^NHS^NH~9990000026^^^NHS^NH'],
  ])('with %s is refused, because nobody would ever see the visit', (_, numbers) => {
    expect(interpret(told(numbers))).toMatchObject({ kind: 'refused', refusal: 'unknown-number' });
  });

  it('is known by a number of the kinds that are said of the sender', () => {
    const senders = [{ facility: 'RXX', odsCode: 'RXX', hospitalNumberTypes: ['CASE'] }];
    const [patient] = readFacts(told('X9^^^RXX^MR~4019060^^^RXX^CASE'), senders).patients;
    expect(patient?.person.hospitalNumber).toEqual({ value: '4019060', authority: '' });
  });

  it('has the NHS number that PID-2 gives under the name of its authority', () => {
    const message = adt('A31', [
      toSegment('PID', { 2: '9990000018^^^NHS', 3: 'H1^^^RXX', 5: 'MARLOWE^EDITH' }),
    ]);
    expect(readFacts(message).patients[0]?.person).toMatchObject({
      nhsNumber: '9990000018',
      hospitalNumber: { value: 'H1', authority: '' },
    });
  });
});

describe('an authority that has no name but an id', () => {
  const told = (numbers: string) =>
    readFacts(adt('A31', [toSegment('PID', { 3: numbers, 5: 'MARLOWE^EDITH' })])).patients[0]?.person;

  it('tells numbers apart', () => {
    expect(told('77^^^&1.2.826.0.1&ISO^MR')?.hospitalNumber).toEqual({
      value: '77',
      authority: '1.2.826.0.1',
    });
    expect(told('77^^^NORTH&1.2.826.0.1&ISO^MR')?.hospitalNumber).toEqual({
      value: '77',
      authority: 'NORTH',
    });
  });

  it('marks an NHS number by its OID', () => {
    expect(told('9990000018^^^&2.16.840.1.113883.2.1.4.1&ISO~H1^^^RXX^MR')?.nhsNumber).toBe('9990000018');
    expect(told('9990000018^^^2.16.840.1.113883.2.1.4.1~H1^^^RXX^MR')?.nhsNumber).toBe('9990000018');
  });
});

describe('news of a person that is told without a visit (A08)', () => {
  const told = (segments: readonly string[]) => interpret(adt('A08', [person, ...segments]));

  it.each([
    ['without PV1', []],
    ['with a PV1 that says there is none', ['PV1|1|N']],
    ['with a PV1 that gives a class alone', ['PV1||O|||||||||||||||||||||']],
  ])('%s is about the person', (_, segments) => {
    expect(told([...segments, 'AL1|1|DA|^Latex'])).toMatchObject({
      kind: 'read',
      effect: 'person',
      facts: { patients: [{ person: { allergies: [{ code: { text: 'Latex' } }] } }] },
    });
  });

  it.each([
    ['a place', ['PV1|1|I|W1']],
    ['a time', ['PV1|1|N|||||||||||||||||||||||||||||||||||||||||||20260301']],
    ['a reason', ['PV2|||^Fall']],
    ['a diagnosis', ['DG1|1||I10X^Hypertension^ICD10']],
  ])('is refused where it tells %s of a visit and not of which', (_, segments) => {
    expect(told(segments)).toMatchObject({ kind: 'refused', refusal: 'no-visit-number' });
  });

  it('is refused where a visit began', () => {
    expect(interpret(adt('A01', [person, 'PV1|1|I']))).toMatchObject({ refusal: 'no-visit-number' });
  });
});

it.each(Object.values(refusals))(
  'the answer %s %s is in ASCII, for its sender may read nothing else',
  (...refusal) => {
    expect(refusal[2]).toMatch(/^[\x20-\x7e]+$/);
  },
);

describe('segments of which none can be read', () => {
  const told = (segments: readonly string[]) =>
    receive([
      adt('A01', [
        person,
        visit,
        'AL1|1|DA|^Penicillin',
        'DG1|1||I10X^Hypertension^ICD10',
        'PR1|1||W37.1^Hip^OPCS4',
      ]),
      adt('A08', [person, visit, ...segments], '20260301110000'),
    ]);
  const key = JSON.stringify(['RXX', 'number', 'H1']);

  it('leave the allergies that were known, and say that something is missing', () => {
    const known = projectPerson(key, told(['AL1|1||^^|||']));
    expect(known?.allergies.map(({ code }) => code.text)).toEqual(['Penicillin']);
    expect(known?.faults).toEqual(['AL1-3']);
  });

  it('leave the diagnoses and procedures that were known', () => {
    const known = projectVisit('V1', told(['DG1|1||^^|', 'PR1|1']));
    expect(known?.diagnoses.map(({ code }) => code.codings[0]?.code)).toEqual(['I10X']);
    expect(known?.procedures.map(({ code }) => code.codings[0]?.code)).toEqual(['W37.1']);
    expect(known?.faults).toEqual(['DG1-3', 'PR1-3']);
  });

  it('take them away where they say so', () => {
    expect(projectPerson(key, told(['AL1|1||""']))).toMatchObject({ allergies: [], faults: [] });
    expect(projectVisit('V1', told(['DG1|1||""', 'PR1|1||""']))).toMatchObject({
      diagnoses: [],
      procedures: [],
    });
  });
});

describe('a result', () => {
  it('of several codes tells all of them', () => {
    const [report] = readReports(
      oru([
        'OBR|1||F1|600-7^Culture^LN',
        'OBX|1|CE|600-7^Organism^LN||112283007^Escherichia coli^SCT~3092008^Staphylococcus aureus^SCT||||||F',
      ]),
    );
    expect(report?.results[0]).toMatchObject({ value: 'Escherichia coli\nStaphylococcus aureus' });
    expect(report?.results[0]).not.toHaveProperty('coded');
  });

  it('or note that stands before every report is shown with none, and the report says that something is missing', () => {
    const message = oru([
      'NTE|1||Ring the ward',
      'OBX|1|ST|882-1^Blood group^LN||O pos||||||F',
      'OBR|1||F1|BON^Bone profile',
      'OBX|1|NM|CA^Calcium||2.3|mmol/L|||||F',
    ]);
    expect(readReports(message)[0]?.results.map(({ value }) => value)).toEqual(['2.3']);
    expect(readFacts(message).faults).toEqual(['NTE', 'OBX']);
    const identity = JSON.stringify(['F1', 'BON']);
    expect(projectReport(identity, receive([message]))?.faults).toEqual(['NTE', 'OBX']);
  });
});
