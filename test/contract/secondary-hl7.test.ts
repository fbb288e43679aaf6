import { Hl7Context, Hl7Message } from '@medplum/core';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../subgraphs/secondary/hl7/decode-text.ts';
import { readComponent, readRepetitions } from '../../subgraphs/secondary/hl7/fields.ts';
import { parseTimestamp } from '../../subgraphs/secondary/hl7/parse-timestamp.ts';
import { readHeader } from '../../subgraphs/secondary/hl7/read-header.ts';
import { toAcknowledgement } from '../../subgraphs/secondary/hl7/to-acknowledgement.ts';
import { unescapeText } from '../../subgraphs/secondary/hl7/unescape-text.ts';
import { readFacts } from '../support/secondary-facts.ts';
import { pid, toMessage } from '../support/secondary-messages.ts';

describe('time stamps', () => {
  const london = (text: string, precision = '') => parseTimestamp(text, precision, 'Europe/London');

  it.each([
    ['2013', '2013'],
    ['201302', '2013-02'],
    ['20130211', '2013-02-11'],
    ['2013021110', '2013-02-11'],
    ['201302111000', '2013-02-11T10:00+00:00'],
    ['20130211100052', '2013-02-11T10:00:52+00:00'],
    ['20130711100052', '2013-07-11T10:00:52+01:00'],
    ['20130211100052.1234', '2013-02-11T10:00:52.1234+00:00'],
    ['20130211100052.123456', '2013-02-11T10:00:52.123456+00:00'],
    ['20130211100052.695+0100', '2013-02-11T10:00:52.695+01:00'],
    ['20190514102527+0200', '2019-05-14T10:25:27+02:00'],
    ['20060529090131-0500', '2006-05-29T09:01:31-05:00'],
    ['2025-05-05 23:23:32', '2025-05-05T23:23:32+01:00'],
    ['2025-05-05T23:23:32Z', '2025-05-05T23:23:32Z'],
    // A birth in British Summer Time of 1925, by an Epic test file.
    ['19250704044401', '1925-07-04T04:44:01+01:00'],
    ['19760121+', '1976-01-21'],
  ])('reads %s as %s', (text, expected) => {
    expect(london(text)).toBe(expected);
  });

  it('keeps the precision that the second component names', () => {
    expect(london('197601210000', 'D')).toBe('1976-01-21');
    expect(london('197601210000', 'L')).toBe('1976-01');
    expect(london('197601210000', 'Y')).toBe('1976');
  });

  it('leaves an hour that clocks show twice or never without an offset', () => {
    expect(london('20251026013000')).toBe('2025-10-26T01:30:00');
    expect(london('20260329013000')).toBe('2026-03-29T01:30:00');
    expect(london('20251026003000')).toBe('2025-10-26T00:30:00+01:00');
    expect(london('20251026023000')).toBe('2025-10-26T02:30:00+00:00');
  });

  it.each([
    '19651312',
    '20250230',
    '20250431',
    '202502101060',
    '2025021025',
    '',
    'yesterday',
    '2025-13-01',
    '00',
  ])('refuses %s', (text) => {
    expect(london(text)).toBeUndefined();
  });
});

describe('character sets', () => {
  const decode = (bytes: Buffer, label: string) => decodeText(bytes, label, 'ASCII');

  it('decodes what is written in the set that is named', () => {
    expect(decode(Buffer.from('Zoë', 'utf8'), 'UNICODE UTF-8')).toEqual({ ok: true, text: 'Zoë' });
    expect(decode(Buffer.from('Zoë', 'utf8'), 'UNICODE')).toEqual({ ok: true, text: 'Zoë' });
    expect(decode(Buffer.from('Zoë', 'latin1'), '8859/1')).toEqual({ ok: true, text: 'Zoë' });
    expect(decode(Buffer.from('Zoe', 'latin1'), 'ASCII')).toEqual({ ok: true, text: 'Zoe' });
    expect(decode(Buffer.from('Zoe', 'latin1'), '')).toEqual({ ok: true, text: 'Zoe' });
  });

  it.each([
    ['latin-1 that calls itself UTF-8', Buffer.from('Zoë', 'latin1'), 'UNICODE UTF-8'],
    ['UTF-8 that calls itself latin-1', Buffer.from('Zoë', 'utf8'), '8859/1'],
    ['Windows-1252 that calls itself latin-1', Buffer.of(0x93, 0x5a, 0x94), '8859/1'],
    ['UTF-8 that calls itself ASCII', Buffer.from('Zoë', 'utf8'), 'ASCII'],
    ['UTF-8 that names nothing', Buffer.from('Zoë', 'utf8'), ''],
  ])('refuses %s', (_, bytes, label) => {
    expect(decode(bytes, label)).toEqual({ ok: false, refusal: 'character-set-mismatch' });
  });

  it('refuses a set that it does not know, and NUL', () => {
    expect(decode(Buffer.from('x'), '8859/15')).toEqual({ ok: false, refusal: 'character-set' });
    expect(decode(Buffer.from('x\0'), 'ASCII')).toEqual({ ok: false, refusal: 'control-characters' });
  });

  it('takes the sender’s own set where the message names none', () => {
    expect(decodeText(Buffer.from('Zoë', 'latin1'), '', '8859/1')).toEqual({ ok: true, text: 'Zoë' });
  });
});

describe('the header', () => {
  const read = (text: string) => readHeader(Buffer.from(text, 'latin1'));
  const refusal = (text: string) => {
    const result = read(text);
    return result.ok ? 'none' : result.refusal;
  };

  it('reads the first components of who sends what', () => {
    const result = read(
      'MSH|^~\\&|EPIC^PMGL^ADTOUT|RRV03|||201207171525||ADT^A40|P1|P|2.4|||AL|NE||8859/1~X|||iTKv1.0^a~b\rEVN|A40\r',
    );
    expect(result.ok && result.header).toEqual({
      application: 'EPIC',
      facility: 'RRV03',
      controlId: 'P1',
      type: 'ADT',
      trigger: 'A40',
      processingId: 'P',
      version: '2.4',
      sentAt: '201207171525',
      characterSet: '8859/1',
      profileIds: ['iTKv1.0', 'b'],
    });
  });

  it.each([
    ['no MSH segment', 'PID|1\r', 'not-hl7'],
    ['nothing', '', 'not-hl7'],
    ['three encoding characters', 'MSH|^~\\|A|B|C|D|1||ADT^A01|1|P|2.4\r', 'not-hl7'],
    ['one encoding character twice', 'MSH|^^\\&|A|B|C|D|1||ADT^A01|1|P|2.4\r', 'not-hl7'],
    ['a letter among them', 'MSH|^~a&|A|B|C|D|1||ADT^A01|1|P|2.4\r', 'not-hl7'],
    ['no control id', 'MSH|^~\\&|A|B|C|D|1||ADT^A01||P|2.4\r', 'no-control-id'],
    ['version 3', 'MSH|^~\\&|A|B|C|D|1||ADT^A01|1|P|3.0\r', 'version'],
    ['no version', 'MSH|^~\\&|A|B|C|D|1||ADT^A01|1|P|\r', 'version'],
    ['no message type', 'MSH|^~\\&|A|B|C|D|1|||1|P|2.4\r', 'message-type'],
  ])('refuses %s', (_, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it('admits line feeds in the place of carriage returns', () => {
    expect(refusal('MSH|^~\\&|A|B|C|D|1||ADT^A01|1|P|2.4\nEVN|A01\n')).toBe('none');
    const message = toMessage({
      event: 'A28',
      at: '20260301100000',
      segments: [pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' })],
    });
    expect(readFacts(message.replaceAll('\r', '\n'))).toEqual(readFacts(message));
  });

  it('admits other encoding characters, and five of them', () => {
    expect(refusal('MSH$*~\\&$A$B$C$D$1$$ADT*A01$1$P$2.4\r')).toBe('none');
    expect(refusal('MSH|^~\\&#||B|C|D|1||ADT^A01|1|P|2.7\r')).toBe('none');
  });
});

describe('fields', () => {
  const segment = (text: string) => {
    const found = Hl7Message.parse(`MSH|^~\\&|A\r${text}`).getSegment(1);
    if (found === undefined) throw new Error('There is no such segment.');
    return found;
  };

  it('tells a value that is deleted from one that is left out', () => {
    const zzz = segment('ZZZ|""|^""|a||""^b');
    expect(readComponent(zzz, 1)).toBeNull();
    expect(readComponent(zzz, 2, 2)).toBeNull();
    expect(readComponent(zzz, 2, 1)).toBeUndefined();
    expect(readComponent(zzz, 3)).toBe('a');
    expect(readComponent(zzz, 4)).toBeUndefined();
    expect(readComponent(zzz, 9)).toBeUndefined();
    expect(readRepetitions(zzz, 1)).toBeNull();
    expect(readRepetitions(zzz, 4)).toBeUndefined();
  });

  it('leaves empty repetitions out', () => {
    const repetitions = readRepetitions(segment('ZZZ|~a^b~~c'), 1) ?? [];
    expect(repetitions.map((repetition) => [repetition(1), repetition(2)])).toEqual([
      ['a', 'b'],
      ['c', undefined],
    ]);
  });

  it.each([
    [String.raw`A\T\E`, 'A&E'],
    [String.raw`x10\S\9/L`, 'x10^9/L'],
    [String.raw`a\F\b\R\c\E\d`, String.raw`a|b~c\d`],
    [String.raw`one\.br\two`, 'one\ntwo'],
    [String.raw`a\X0D0A\b\X41\ `, 'a\r\nbA '],
    [String.raw`\H\bold\N\ `, 'bold '],
    [String.raw`C:\folder\file`, String.raw`C:\folder\file`],
    [String.raw`ends with \ `, String.raw`ends with \ `],
    [String.raw`\Z9\ and \T\ `, String.raw`\Z9\ and & `],
  ])('reads %s', (text, expected) => {
    expect(unescapeText(text, new Hl7Context('\r', '|', '^', '~', '\\', '&'))).toBe(expected);
  });
});

describe('acknowledgements', () => {
  const message = Hl7Message.parse('MSH|^~\\&|PAS|RXX|GRAPH|ICS|20260101||ADT^A01|C7|P|2.4\r');

  it('answers the sender under its control id', () => {
    const lines = toAcknowledgement(message, 'accepted').toString().split('\r');
    expect(lines[0]).toMatch(
      /^MSH\|\^~\\&\|GRAPH\|ICS\|PAS\|RXX\|\d{14}(?:\.\d+)?\|\|ACK\^A01\|\d+\|P\|2\.4$/,
    );
    expect(lines[1]).toBe('MSA|AA|C7|OK');
  });

  it('says why a message was not accepted', () => {
    const lines = toAcknowledgement(message, 'version').toString().split('\r');
    expect(lines[1]).toBe('MSA|AR|C7|Application Reject');
    expect(lines[2]).toBe('ERR|||203^^HL70357|E||||This version of HL7 is not accepted.');
  });

  it('asks for the message again where it could not be stored', () => {
    expect(toAcknowledgement(message, 'store-unavailable').toString()).toContain('\rMSA|AE|C7|');
  });

  it('answers also where nothing of the message can be read', () => {
    expect(toAcknowledgement(undefined, 'not-hl7').toString()).toContain('\rMSA|AR||Application Reject\r');
  });
});
