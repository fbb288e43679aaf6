import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hl7Message } from '@medplum/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toComponents, toHl7Text } from '../../sandbox/hospitals/hl7-text.ts';
import { toAdtMessages } from '../../sandbox/hospitals/to-adt-messages.ts';
import { fixtureLife } from './hospitals-fixture-life.ts';
import { epic, field, itk, ofKind, parsed, trigger } from './hospitals-fixture-messages.ts';

describe('messages in the manner of the Interoperability Toolkit', () => {
  const messages = parsed(fixtureLife, itk);

  it('tell a stay in the order in which it happened', () => {
    const kinds = messages
      .map(trigger)
      .filter((kind, place, all) => kind !== all[place - 1] && kind !== 'A31');
    expect(kinds).toEqual(['A28', 'A01', 'R01', 'A02', 'A08', 'A03', 'T02']);
  });

  it('are headed as v2.4 with the toolkit profile', () => {
    const admission = ofKind(messages, 'A01')[0];
    expect(field(admission, 'MSH', 4)).toBe('RZ1');
    expect(field(admission, 'MSH', 7)).toBe('202603020915');
    expect(field(admission, 'MSH', 9)).toBe('ADT^A01^ADT_A01');
    expect(field(admission, 'MSH', 12)).toBe('2.4');
    expect(field(admission, 'MSH', 21)).toBe('iTKv1.0');
    expect(field(admission, 'EVN', 1)).toBe('');
    expect(field(admission, 'EVN', 2)).toBe('202603020915');
  });

  it('identify the person by NHS number and hospital number, the sex as a number', () => {
    const admission = ofKind(messages, 'A01')[0];
    expect(field(admission, 'PID', 3)).toBe('9990000018^^^NHS~M100001^^^RZ1^PI');
    expect(field(admission, 'PID', 5)).toBe("O'HARA^EDITH^MAY^^MRS^^L");
    expect(field(admission, 'PID', 7)).toBe('19410309');
    expect(field(admission, 'PID', 8)).toBe('2');
    expect(field(admission, 'PID', 11)).toBe(String.raw`4 Mill \T\ Weir Lane^^Otley^^LS21 3AA^GBR^H`);
    expect(field(admission, 'PID', 22)).toBe('A');
    expect(field(admission, 'PD1', 3)).toBe('MILL LANE SURGERY^^Y99901');
    expect(field(admission, 'PD1', 4)).toBe('G9999001^Lister^P^^^Dr^^^GMC');
  });

  it('put the trust first and the ward second in a location', () => {
    const admission = ofKind(messages, 'A01')[0];
    expect(field(admission, 'PV1', 2)).toBe('I');
    expect(field(admission, 'PV1', 3)).toBe('RZ1^AMU^B4^RZ101');
    expect(field(admission, 'PV1', 4)).toBe('21');
    expect(field(admission, 'PV1', 7)).toBe('C9992002^Menon^V^^^Dr^^^GMC');
    expect(field(admission, 'PV1', 10)).toBe('300');
    expect(field(admission, 'PV1', 19)).toBe('V5001^^^VISITID');
    expect(field(admission, 'PV1', 44)).toBe('202603020915');
    const move = ofKind(messages, 'A02')[0];
    expect(field(move, 'PV1', 3)).toBe('RZ1^WARD7^B12^RZ101');
    expect(field(move, 'PV1', 6)).toBe('RZ1^AMU^B4^RZ101');
    expect(field(move, 'EVN', 2)).toBe('202603031800');
  });

  it('close the stay with destination, diagnoses and procedures', () => {
    const discharge = ofKind(messages, 'A03')[0];
    expect(field(discharge, 'PV1', 36)).toBe('19');
    expect(field(discharge, 'PV1', 45)).toBe('202603091430');
    expect(field(discharge, 'DG1', 3)).toBe('I50.9^Heart failure^ICD10');
    expect(field(discharge, 'PR1', 3)).toBe('U20.1^Transthoracic echocardiography^OPCS4');
    expect(field(discharge, 'PR1', 5)).toBe('202603041100');
  });

  it('carry the letter line by line, its delimiters escaped', () => {
    const letter = ofKind(messages, 'T02')[0];
    expect(field(letter, 'MSH', 9)).toBe('MDM^T02^MDM_T02');
    expect(field(letter, 'TXA', 2)).toBe('DS');
    expect(field(letter, 'TXA', 12)).toBe('DS-V5001');
    expect(letter?.getAllSegments('OBX').map((segment) => segment.getField(5).toString())).toEqual([
      'Dear Dr Lister,',
      String.raw`Admitted with heart failure \F\ breathless.`,
      String.raw`Please check U\T\Es in 1 week.`,
    ]);
  });

  it('carry what the laboratory found, with unit, range and status', () => {
    const report = ofKind(messages, 'R01')[0];
    expect(field(report, 'MSH', 9)).toBe('ORU^R01^ORU_R01');
    expect(report?.getSegment('EVN')).toBeUndefined();
    expect(field(report, 'OBR', 3)).toBe('LV5001');
    expect(field(report, 'OBR', 7)).toBe('202603020940');
    expect(field(report, 'OBR', 25)).toMatch(/^[PF]$/);
    const results = report?.getAllSegments('OBX') ?? [];
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) {
      expect(result.getField(5).toString()).toMatch(/^<?\d+(?:\.\d)?$/);
      expect(result.getField(6).toString()).toMatch(/./);
      expect(result.getField(7).toString()).toMatch(/^(?:<\d+|[\d.]+-[\d.]+)$/);
    }
  });

  it('end every segment with a carriage return and hold no line feed', () => {
    for (const { text } of toAdtMessages(fixtureLife, itk)) {
      expect(text).toMatch(/^MSH\|\^~\\&\|[^\n]*\r$/);
    }
  });
});

describe('messages in the manner of an Epic site', () => {
  const messages = parsed(fixtureLife, epic);

  it('differ where the two systems differ', () => {
    const admission = ofKind(messages, 'A01')[0];
    expect(field(admission, 'MSH', 9)).toBe('ADT^A01');
    expect(field(admission, 'MSH', 12)).toBe('2.5.1');
    expect(field(admission, 'MSH', 21)).toBe('');
    expect(field(admission, 'EVN', 1)).toBe('A01');
    expect(field(admission, 'EVN', 2)).toBe('20260302091500');
    expect(field(admission, 'PID', 3)).toBe('M100001^^^MRENTR^MEDREC~9990000018^^^NHS^NHS');
    expect(field(admission, 'PID', 5)).toBe("O'Hara^Edith^May^^MRS^^D");
    expect(field(admission, 'PID', 8)).toBe('F');
    expect(field(admission, 'PV1', 3)).toBe('AMU^BAY B^B4^U^R^^^^^^DEPID');
    expect(field(admission, 'PV1', 10)).toBe('300^General Internal Medicine Service');
    expect(field(admission, 'PV1', 19)).toBe('V5001');
    expect(field(ofKind(messages, 'A03')[0], 'DG1', 3)).toBe('I50.9^Heart failure^I10');
  });
});

describe('text within HL7', () => {
  it('never holds a delimiter, and the parser reads back what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, other) => {
        const text = toHl7Text(one);
        expect(text).not.toMatch(/[|^&~\r\n]/);
        const segment = Hl7Message.parse(
          `MSH|^~\\&|A\rOBX|1|TX|${toComponents('code', one, other)}|\r`,
        ).getSegment('OBX');
        expect(segment?.getField(3).components[0]?.length ?? 0).toBeLessThanOrEqual(3);
        expect(unescape(text)).toBe(one.replaceAll(/\r\n|\r/g, '\n'));
      }),
    );
  });

  function unescape(text: string): string {
    const signs: Readonly<Record<string, string>> = { E: '\\', F: '|', S: '^', T: '&', R: '~', '.br': '\n' };
    return text.replaceAll(/\\(E|F|S|T|R|\.br)\\/g, (_, sign: string) => signs[sign] ?? '');
  }
});

describe('the structure that public examples have too', () => {
  const folder = process.env['CAREGRAPH_EXAMPLES'];

  it('holds for what the sandbox sends', () => {
    const messages = [itk, epic].flatMap((dialect) => parsed(fixtureLife, dialect));
    expect(messages.flatMap((message) => faultsOf(message))).toEqual([]);
  });

  it.skipIf(folder === undefined)(
    'holds for the public examples (CAREGRAPH_EXAMPLES names their folder)',
    () => {
      const directory = join(folder ?? '', 'hl7v2');
      const files = readdirSync(directory).filter((name) => /^(itk|uclh)_A\d\d.*\.txt$/i.test(name));
      expect(files.length).toBeGreaterThan(5);
      const faults = files.flatMap((file) => {
        const text = readFileSync(join(directory, file), 'utf8').replaceAll(/\r\n|\n/g, '\r');
        return faultsOf(Hl7Message.parse(text)).map((fault) => `${file} ${fault}`);
      });
      expect(faults).toEqual([]);
    },
  );

  /** The fields of a message that are not as every sender fills them. */
  function faultsOf(message: Hl7Message): string[] {
    const kind = trigger(message) ?? '';
    const isVisit = ['A01', 'A02', 'A03', 'A08', 'A11', 'A13'].includes(kind);
    const rules: readonly (readonly [segment: string, number: number, form: RegExp])[] = [
      ['MSH', 9, /^(ADT|MDM|ORU)\^[ART]\d\d/],
      ['MSH', 10, /./],
      ['MSH', 12, /^2\.\d/],
      ...(kind === 'R01' ? [['OBR', 3, /./] as const] : [['EVN', 2, /^\d{12}/] as const]),
      ['PID', 3, /\^\^\^/],
      ['PID', 7, /^(\d{8}|$)/],
      ['PID', 8, /^[129MF]$/],
      ...(kind === 'A40' ? [['MRG', 1, /./] as const] : []),
      ...(isVisit
        ? ([
            ['PV1', 2, /^[IEO]?$/],
            ['PV1', 3, /^[^^]+\^[^^]+/],
            ['PV1', 19, /./],
          ] as const)
        : []),
    ];
    return rules
      .filter(([segment, number, form]) => !form.test(field(message, segment, number) ?? ''))
      .map(([segment, number]) => `${kind} ${segment}-${number}`);
  }
});
