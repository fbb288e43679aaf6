import { describe, expect, it } from 'vitest';
import type { ReportFacts, ResultFacts } from '../../subgraphs/secondary/facts/report-facts.ts';
import { projectReport } from '../../subgraphs/secondary/projection/project-report.ts';
import { projectVisit } from '../../subgraphs/secondary/projection/project-visit.ts';
import { interpret, readFacts, receive } from '../support/secondary-facts.ts';
import { pid, pv1, toMessage, toSegment } from '../support/secondary-messages.ts';

const person = pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' });

const oru = (segments: readonly string[], at = '20260301100000', subject = person) =>
  toMessage({ type: 'ORU', event: 'R01', at, segments: [subject, ...segments] }).replace(/\rEVN[^\r]*/, '');

const obr = (fields: Readonly<Record<number, string>> = {}) =>
  toSegment('OBR', {
    1: '1',
    2: 'P100',
    3: 'F100',
    4: 'BON^BONE PROFILE^WinPath',
    7: '202603010830',
    14: '202603010915',
    16: 'G9990001^Hollis^Mary^^^Dr',
    22: '202603011000',
    25: 'F',
    ...fields,
  });

function readReport(message: string): ReportFacts {
  const [report] = readFacts(message).patients.flatMap(({ reports = [] }) => reports);
  if (report === undefined) throw new Error('There is no report.');
  return report;
}

function readOnly(segment: string): ResultFacts {
  const [result] = readReport(oru([obr(), segment])).results;
  if (result === undefined) throw new Error('There is no result.');
  return result;
}

describe('a result', () => {
  it.each([
    ['NM', '104', 'IU/L', '35-104', { value: 104, unit: 'IU/L' }, [35, 104]],
    ['NM', '7.10', 'Ratio', '>7.2', { value: 7.1, unit: 'Ratio' }, [7.2, undefined]],
    ['NM', '>7.2', 'Ratio', '<7.2', { value: 7.2, comparator: '>', unit: 'Ratio' }, [undefined, 7.2]],
    ['ST', '<0.01', 'ug/L', '0.0 - 0.04', { value: 0.01, comparator: '<', unit: 'ug/L' }, [0, 0.04]],
    ['NM', '≥90', 'mL/min', '', { value: 90, comparator: '>=', unit: 'mL/min' }, [undefined, undefined]],
    ['SN', '>=^1^^', 'mg/L', '', { value: 1, comparator: '>=', unit: 'mg/L' }, [undefined, undefined]],
    ['NM', '-3.5', 'mmol/L', '-2.0-2.0', { value: -3.5, unit: 'mmol/L' }, [-2, 2]],
    ['NM', '10.04', String.raw`x10\S\9/L`, '3.0-10.0', { value: 10.04, unit: 'x10^9/L' }, [3, 10]],
  ])('%s of %s %s in %s is an amount and its text', (type, value, unit, range, amount, [low, high]) => {
    const result = readOnly(`OBX|1|${type}|X^Test^WinPath||${value}|${unit}|${range}||||F`);
    expect(result.amount).toEqual(amount);
    expect(result.value).toBe(type === 'SN' ? '>=1' : value);
    expect([result.range?.low?.value, result.range?.high?.value]).toEqual([low, high]);
    expect(result.range?.text).toBe(range === '' ? undefined : range);
  });

  it.each([
    ['ST', '2', ''],
    ['ST', 'Trace', 'mg/L'],
    ['SN', '^1^:^128', ''],
    ['TX', 'No growth', ''],
  ])('%s of "%s" is words', (type, value, unit) => {
    const result = readOnly(`OBX|1|${type}|X^Test||${value}|${unit}|||||F`);
    expect(result.amount).toBeUndefined();
    expect(result.value).toBe(type === 'SN' ? '1:128' : value);
  });

  it('that calls itself a number and is none is kept as words, and said to be unreadable as a number', () => {
    const message = oru([obr(), 'OBX|1|NM|X^Test||haemolysed|g/L|||||F']);
    expect(readReport(message).results).toMatchObject([{ value: 'haemolysed', status: 'FINAL' }]);
    expect(readReport(message).results[0]?.amount).toBeUndefined();
    expect(readFacts(message).faults).toEqual(['OBX-5']);
  });

  it('that is a code keeps every coding', () => {
    expect(
      readOnly('OBX|1|CWE|ORG^Organism||112283007^Escherichia coli^SCT^ECOL^E. coli^L||||||F'),
    ).toMatchObject({
      value: 'Escherichia coli',
      coded: {
        codings: [
          { system: 'http://snomed.info/sct', code: '112283007', display: 'Escherichia coli' },
          { system: 'L', code: 'ECOL', display: 'E. coli' },
        ],
      },
    });
  });

  it('says what its value means, and when and by whom it was observed', () => {
    expect(
      readOnly('OBX|1|NM|X^Test||7.6|mmol/L|4.0-7.0|H~A|||F|||202603010845||N1^Ward^Nurse'),
    ).toMatchObject({
      flags: [
        { codings: [{ code: 'H', display: 'High' }] },
        { codings: [{ code: 'A', display: 'Abnormal' }] },
      ],
      observed: '2026-03-01T08:45+00:00',
      observer: { identifier: 'N1', name: 'Nurse Ward' },
    });
  });

  it.each([
    ['F', 'FINAL'],
    ['C', 'AMENDED'],
    ['P', 'PRELIMINARY'],
    ['X', 'CANCELLED'],
    ['I', 'REGISTERED'],
    ['D', 'ENTERED_IN_ERROR'],
    ['W', 'ENTERED_IN_ERROR'],
    ['', 'UNKNOWN'],
    ['Q', 'UNKNOWN'],
  ])('with status "%s" is %s', (code, status) => {
    expect(readOnly(`OBX|1|NM|X^Test||7.6||||||${code}`).status).toBe(status);
  });

  it('that was sent in error is named without its value', () => {
    const result = readOnly('OBX|1|NM|X^Test||7.6|mmol/L|4.0-7.0|H|||W');
    expect([result.value, result.amount, result.range]).toEqual([undefined, undefined, undefined]);
  });

  it('is read by what its sender means by a status', () => {
    const message = oru([obr(), 'OBX|1|NM|X^Test||7.6|mmol/L|4.0-7.0|H|||W']);
    const facts = readFacts(message, [{ facility: 'RXX', odsCode: 'RXX', resultStatuses: { W: 'F' } }]);
    expect(facts.patients[0]?.reports?.[0]?.results).toMatchObject([{ status: 'FINAL', value: '7.6' }]);
  });
});

describe('a report', () => {
  it('has its numbers, times, people, specimen and notes', () => {
    const report = readReport(
      oru([
        'ORC|RE|P100|F100|G1|CM',
        obr({ 15: 'BLD^Blood' }),
        'NTE|1||Sample slightly haemolysed',
        'OBX|1|NM|ALP^Alkaline phosphatase^Winpath||104|IU/L|35-104||||F',
        'NTE|1||Repeat in a week~or sooner',
      ]),
    );
    expect(report).toMatchObject({
      identity: '["F100","BON"]',
      number: 'F100',
      code: { codings: [{ code: 'BON', display: 'BONE PROFILE', system: 'WinPath' }] },
      status: 'FINAL',
      collected: '2026-03-01T08:30+00:00',
      received: '2026-03-01T09:15+00:00',
      issued: '2026-03-01T10:00+00:00',
      specimen: { codings: [{ code: 'BLD', display: 'Blood' }] },
      requester: { name: 'Dr Mary Hollis', identifier: 'G9990001' },
      note: 'Sample slightly haemolysed',
    });
    expect(report.results).toMatchObject([{ note: 'Repeat in a week\nor sooner' }]);
  });

  it('of words is joined over segments, and what is attached is named', () => {
    const report = readReport(
      oru([
        obr({ 4: 'CXR^Chest X-ray' }),
        'OBX|1|TX|RPT^Report||Clear lung fields.||||||F',
        'OBX|2|TX|RPT^Report||||||||F',
        'OBX|3|TX|RPT^Report||No fracture~seen.||||||F',
        'OBX|4|ED|PDF^Report||^AP^PDF^Base64^JVBERi0=||||||F',
        'OBX|5|TX|IMP^Impression||Normal.||||||F',
      ]),
    );
    expect(report.results.map(({ value }) => value)).toEqual([
      'Clear lung fields.',
      undefined,
      'No fracture\nseen.',
      'Normal.',
    ]);
    expect(report.attachments).toEqual(['application/pdf']);
  });

  it('is told apart from others under the same number by what was asked for', () => {
    const facts = readFacts(
      oru([
        obr(),
        'OBX|1|NM|ALP^ALP||104|||||F',
        obr({ 4: 'IRON^IRON PROFILE^WinPath' }),
        'OBX|1|NM|FE^Iron||21.6|||||F',
      ]),
    );
    expect(facts.patients[0]?.reports?.map(({ identity }) => identity)).toEqual([
      '["F100","BON"]',
      '["F100","IRON"]',
    ]);
  });

  it('without the filler’s number has the placer’s, and without any the times that it names', () => {
    expect(readReport(oru([obr({ 3: '' })])).identity).toBe('["P100","BON"]');
    expect(readReport(oru([obr({ 2: '', 3: '' })])).identity).toBe(
      '["2026-03-01T08:30+00:00 2026-03-01T10:00+00:00","BON"]',
    );
  });

  it.each([
    ['nothing that was asked for', { 4: '' }],
    ['neither number nor time', { 2: '', 3: '', 7: '', 22: '' }],
    ['impossible times alone', { 2: '', 3: '', 7: '20261399', 22: 'soon' }],
  ])('with %s is refused', (_, fields) => {
    expect(interpret(oru([obr(fields), 'OBX|1|NM|X^Test||1|||||F']))).toMatchObject({
      kind: 'refused',
      refusal: 'no-report',
    });
  });
});

describe('the versions of a report', () => {
  const version = (value: string, status: string, issued: string, at = '20260301120000') =>
    oru([obr({ 22: issued, 25: status }), `OBX|1|NM|ALP^ALP||${value}|IU/L|||||${status}`], at);
  const project = (messages: readonly string[]) => projectReport('["F100","BON"]', receive(messages));
  const preliminary = version('90', 'P', '202603010900');
  const final = version('104', 'F', '202603011000');
  const corrected = version('140', 'C', '202603020800');

  it('end in the latest one, with every other as its history, in whatever order they came', () => {
    for (const order of [
      [preliminary, final, corrected],
      [corrected, preliminary, final],
      [final, corrected, preliminary, final],
    ]) {
      const report = project(order);
      expect(report?.report).toMatchObject({ status: 'AMENDED', results: [{ value: '140' }] });
      expect(report?.earlier.map(({ report: { status, results } }) => [status, results[0]?.value])).toEqual([
        ['FINAL', '104'],
        ['PRELIMINARY', '90'],
      ]);
    }
  });

  it('count once where the same one is sent again later', () => {
    const again = version('104', 'F', '202603011000', '20260305120000');
    expect(project([final, again])?.earlier).toEqual([]);
  });

  it('are in the order of their messages where the laboratory does not say when it issued them', () => {
    const first = version('1', 'F', '', '20260301120000');
    const second = version('2', 'C', '', '20260301130000');
    expect(project([second, first])?.report.results[0]?.value).toBe('2');
  });

  it('trust no time of issue that lies in the future', () => {
    const future = version('9', 'F', '21990101', '20260301110000');
    expect(project([corrected, future])?.report.results[0]?.value).toBe('140');
  });

  it('that name two people are left with both, in doubt', () => {
    const other = oru(
      [obr({ 22: '202603020800' }), 'OBX|1|NM|ALP^ALP||140|||||C'],
      '20260302090000',
      pid({ hospitalNumber: 'H2' }),
    );
    expect(project([final, other])?.personKeys).toEqual(['["RXX","number","H1"]', '["RXX","number","H2"]']);
  });

  it('say nothing of the visit that they name', () => {
    const message = oru([pv1({ 2: 'NH', 3: 'LAB', 19: 'V1' }), obr(), 'OBX|1|NM|ALP^ALP||1|||||F']);
    expect(projectVisit('V1', receive([message]))).toBeUndefined();
  });
});

it.each([
  ['as the standard writes it (NDL)', 'C1111111&Suttie&Fraser&&&Dr^202603011000', 'C1111111'],
  ['without a number', '&Suttie&Fraser&&&Dr', undefined],
  ['as people are written elsewhere (XCN)', 'C1111111^Suttie^Fraser^^^Dr', 'C1111111'],
])('the interpreter of a report is read %s', (_, field, identifier) => {
  expect(readReport(oru([obr({ 32: field }), 'OBX|1|NM|X^Test||1|g/L|||||F'])).interpreter).toEqual({
    role: 'Interpreter',
    name: 'Dr Fraser Suttie',
    ...(identifier === undefined ? {} : { identifier }),
  });
});

describe('a document', () => {
  const readDocument = (txa: string, obx = 'OBX|1|TX|||Text') =>
    readFacts(toMessage({ type: 'MDM', event: 'T02', at: '20260301100000', segments: [person, txa, obx] }))
      .document;

  it('has its number where the standard has it, or where Epic puts it', () => {
    expect(readDocument(toSegment('TXA', { 2: 'CN', 12: 'D1^RXX' }))?.documentNumber).toBe('D1');
    expect(readDocument(toSegment('TXA', { 2: 'CN', 12: '^^D2' }))?.documentNumber).toBe('D2');
  });

  it.each([
    ['^AP^PDF^Base64^AA', 'application/pdf'],
    ['^application^pdf^Base64^AA', 'application/pdf'],
    ['^application/hl7-cda+xml^^Base64^AA', 'application/hl7-cda+xml'],
    ['^AP^^Base64^AA', 'application/octet-stream'],
  ])('encapsulated as %s is %s', (data, mediaType) => {
    expect(readDocument(toSegment('TXA', { 2: 'DS', 12: 'D1' }), `OBX|1|ED|X^Y||${data}`)?.contentType).toBe(
      mediaType,
    );
  });
});
