import { describe, expect, it } from 'vitest';
import { unescapeText } from '../../subgraphs/secondary/hl7/unescape-text.ts';
import type { ReportFacts } from '../../subgraphs/secondary/facts/report-facts.ts';
import { projectDocument } from '../../subgraphs/secondary/projection/project-document.ts';
import { projectPerson } from '../../subgraphs/secondary/projection/project-person.ts';
import { interpret, readFacts, receive } from '../support/secondary-facts.ts';
import { pid, toMessage, toSegment } from '../support/secondary-messages.ts';
import { Hl7Context } from '@medplum/core';

const person = pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' });

const oru = (segments: readonly string[]) =>
  toMessage({ type: 'ORU', event: 'R01', at: '20260301100000', segments: [person, ...segments] });

const readReports = (message: string): readonly ReportFacts[] =>
  readFacts(message).patients.flatMap(({ reports = [] }) => reports);

const readResult = (obx: string) => readReports(oru(['OBR|1||F1|A^Anything', obx]))[0]?.results[0];

const culture = [
  'OBR|1|P1|F1|630-4^Urine culture^LN|||202603010800||||||||||||||202603021000|||F',
  'OBX|1|CWE|630-4^Bacteria identified^LN|1|112283007^Escherichia coli^SCT||||||F',
  'OBX|2|CWE|630-4^Bacteria identified^LN|2|3092008^Staphylococcus aureus^SCT||||||F',
];

const sensitivity = (parent: string, result: string, number = 'F1') => [
  toSegment('OBR', {
    1: '2',
    3: number,
    4: '50545-3^Sensitivities^LN',
    7: '202603010800',
    22: '202603031000',
    25: 'F',
    26: parent,
    29: '^F1&LAB',
  }),
  `OBX|1|ST|18906-8^Ciprofloxacin^LN||${result}||||||F`,
];

describe('sensitivities', () => {
  it('are told apart by the organism that they are of, under one number and code', () => {
    const reports = readReports(
      oru([
        ...culture,
        ...sensitivity('630-4&Bacteria identified&LN^1', 'S'),
        ...sensitivity('630-4&Bacteria identified&LN^2', 'R'),
      ]),
    );
    expect(
      reports.map(({ code, ofResult, results }) => [
        code.codings[0]?.display,
        ofResult,
        results.map(({ value }) => value),
      ]),
    ).toEqual([
      ['Urine culture', undefined, ['Escherichia coli', 'Staphylococcus aureus']],
      ['Sensitivities', 'Escherichia coli', ['S']],
      ['Sensitivities', 'Staphylococcus aureus', ['R']],
    ]);
    expect(new Set(reports.map(({ identity }) => identity)).size).toBe(3);
  });

  it('are of what OBR-26 repeats where the message does not bring the culture', () => {
    const [report] = readReports(
      oru(sensitivity('630-4&Bacteria identified&LN^1^Klebsiella pneumoniae', 'S', 'F2')),
    );
    expect(report?.ofResult).toBe('Klebsiella pneumoniae');
  });

  it('are of the result in the report that OBR-29 names', () => {
    const other = [
      'OBR|3||F9|600-7^Blood culture^LN|||20260301|||||||||||||||||F',
      'OBX|1|CWE|630-4^Bacteria identified^LN|1|3^Candida^L||||||F',
    ];
    const [, , report] = readReports(oru([...other, ...culture, ...sensitivity('630-4^1', 'S')]));
    expect(report?.ofResult).toBe('Escherichia coli');
  });

  it('of an organism that nothing tells say that something is missing', () => {
    const message = oru(sensitivity('630-4&Bacteria identified&LN^4', 'S'));
    expect(readReports(message)[0]).not.toHaveProperty('ofResult');
    expect(readFacts(message).faults).toEqual(['OBR-26']);
  });
});

describe('a result', () => {
  it.each([
    ['NM', '.5', { value: 0.5, unit: 'mg' }],
    ['NM', '5.', { value: 5, unit: 'mg' }],
    ['SN', '=^16', { value: 16, unit: 'mg' }],
    ['SN', '<=^8', { value: 8, comparator: '<=', unit: 'mg' }],
  ])('%s of %s is an amount', (type, value, amount) => {
    expect(readResult(`OBX|1|${type}|X^Y||${value}|mg|||||F`)?.amount).toEqual(amount);
  });

  it.each(['.', '+', '1.2.3', '=', '<>5'])('of %s is none', (value) => {
    expect(readResult(`OBX|1|NM|X^Y||${value}|mg|||||F`)).not.toHaveProperty('amount');
  });

  it('in a unit that has a number of the sender’s own is in the words for it', () => {
    expect(readResult('OBX|1|NM|X^Y||62|CD:289^mg/dL|||||F')?.amount).toEqual({ value: 62, unit: 'mg/dL' });
    expect(readResult('OBX|1|NM|X^Y||62|mmol/L^millimoles^L|||||F')?.amount?.unit).toBe('mmol/L');
  });

  it.each(['ST', 'NM', 'FT', 'CE'])('of type %s that is deleted has no value', (type) => {
    expect(readResult(`OBX|1|${type}|X^Y||""||||||F`)).not.toHaveProperty('value');
  });

  it('that is a file and was withdrawn is not named', () => {
    const [report] = readReports(
      oru(['OBR|1||F1|A^Anything', 'OBX|1|ED|X^Y||^application^pdf^Base64^AAAA||||||D']),
    );
    expect(report?.attachments).toEqual([]);
  });
});

it.each([
  [String.raw`a\.sp\b`, 'a\nb'],
  [String.raw`a\.sp3\b`, 'a\n\n\nb'],
  [String.raw`a\.ce\b`, 'a\nb'],
  [String.raw`\.in+4\a\.ti-2\b\.fi\c\.nf\d`, 'abcd'],
  [String.raw`a\.sk 3\b`, 'a   b'],
  [String.raw`a\.zz\b`, String.raw`a\.zz\b`],
])('the formatted text %j is %j in plain words', (text, expected) => {
  expect(unescapeText(text, new Hl7Context())).toBe(expected);
});

describe('a document', () => {
  const mdm = (
    event: string,
    fields: Readonly<Record<number, string>>,
    segments: readonly string[] = [],
    hour = '10',
  ) =>
    toMessage({
      type: 'MDM',
      event,
      at: `20260301${hour}0000`,
      segments: [person, toSegment('TXA', { 2: 'DS', 12: 'L1', ...fields }), ...segments],
    });
  const project = (...messages: string[]) => projectDocument('L1', receive(messages));
  const letter = mdm('T02', {}, ['OBX|1|TX|||Dear Doctor||||||F']);

  it('with a file beside its words tells both', () => {
    const message = mdm('T02', {}, [
      'OBX|1|TX|||See enclosed||||||F',
      'OBX|2|ED|||^application^pdf^Base64^AAAA||||||F',
    ]);
    expect(project(message)).toMatchObject({
      text: 'See enclosed',
      contentType: 'application/pdf',
      isWithdrawn: false,
    });
  });

  it.each(['CA', 'OB', 'UN'])(
    'that a change of status calls %s is withdrawn, and is back where it is available again',
    (availability) => {
      const withdrawn = mdm('T03', { 19: availability }, [], '11');
      expect(project(letter, withdrawn)).toMatchObject({ isWithdrawn: true, text: 'Dear Doctor' });
      expect(project(letter, withdrawn, mdm('T03', { 17: 'LA' }, [], '12'))?.isWithdrawn).toBe(true);
      expect(project(letter, withdrawn, mdm('T03', { 19: 'AV' }, [], '12'))).toMatchObject({
        isWithdrawn: false,
        text: 'Dear Doctor',
      });
    },
  );

  it.each(['D', 'W'])('whose whole content has status %s is withdrawn', (status) => {
    expect(
      project(letter, mdm('T04', {}, [`OBX|1|TX|||Dear Doctor||||||${status}`], '11'))?.isWithdrawn,
    ).toBe(true);
  });

  it('leaves out the content that was wrong', () => {
    const message = mdm('T08', {}, ['OBX|1|TX|||Somebody else||||||W', 'OBX|2|TX|||Dear Doctor||||||F']);
    expect(project(message)).toMatchObject({ text: 'Dear Doctor', isWithdrawn: false });
  });

  it('is changed by a change of status that brings its content anew', () => {
    expect(
      project(letter, mdm('T04', { 19: 'AV' }, ['OBX|1|TX|||Dear Colleague||||||F'], '11')),
    ).toMatchObject({ text: 'Dear Colleague' });
  });
});

describe('a merge as older versions name it', () => {
  const merge = (event: string, former: string) =>
    toMessage({ event, at: '20260301110000', version: '2.3', segments: [person, former] });
  const key = JSON.stringify(['RXX', 'number', 'H0']);

  it.each(['A18', 'A30', 'A34', 'A36', 'A39'])('%s joins the former number', (event) => {
    const known = projectPerson(key, receive([merge(event, 'MRG|H0^^^RXX^MR')]));
    expect(known?.mergedInto).toBe(JSON.stringify(['RXX', 'number', 'H1']));
    expect(interpret(merge(event, 'MRG||X'))).toMatchObject({ kind: 'refused', refusal: 'no-merged-number' });
  });
});
