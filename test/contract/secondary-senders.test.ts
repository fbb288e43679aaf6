import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../schema/runtime/env.ts';
import { chooseProfile } from '../../subgraphs/secondary/profiles/choose-profile.ts';
import { dialects } from '../../subgraphs/secondary/profiles/dialects.ts';
import { sendersVariable } from '../../subgraphs/secondary/profiles/sender-configuration.ts';
import { toHospitalSources } from '../../subgraphs/secondary/records/hospital-sources.ts';
import { interpret, readFacts } from '../support/secondary-facts.ts';
import { toMessage } from '../support/secondary-messages.ts';

const header = (application: string, facility: string, profileIds: string[] = []) => ({
  application,
  facility,
  profileIds,
});

describe('the profile of a sender', () => {
  it('follows from what its messages claim where nothing is configured', () => {
    expect(chooseProfile(header('PAS', 'RXX', ['iTKv1.0']), []).dialect).toBe(dialects.itk);
    expect(chooseProfile(header('EPIC', 'RXX'), []).dialect).toBe(dialects.epic);
    expect(chooseProfile(header('PAS', 'RXX'), [])).toEqual({
      organisation: { odsCode: 'RXX' },
      system: 'PAS',
      dialect: dialects.standard,
      characterSet: 'UNICODE UTF-8',
      timeZone: 'Europe/London',
    });
  });

  it('is the one of its very system before that of its organisation', () => {
    const senders = [
      { facility: 'NORTH', odsCode: 'RXX', system: 'Everything else' },
      {
        facility: 'NORTH',
        application: 'MATS',
        odsCode: 'RXX',
        system: 'Maternity',
        dialect: 'epic' as const,
      },
    ];
    expect(chooseProfile(header('MATS', 'NORTH'), senders)).toMatchObject({
      organisation: { odsCode: 'RXX' },
      system: 'Maternity',
      dialect: dialects.epic,
    });
    expect(chooseProfile(header('PAS', 'NORTH'), senders).system).toBe('Everything else');
  });

  it('is found by MSH-3 alone for a system that leaves MSH-4 empty, which nobody else can stand for', () => {
    const glucose = toMessage({
      type: 'ORU',
      event: 'R01',
      at: '20260301100000',
      sender: ['BIO-CONNECT^194003818003', ''],
      segments: [
        'PID|1||40800000^^^MRENTR^MEDREC',
        'OBR|1|9876543||Glucose|||202603010945||||||||||||||||||F',
        'OBX|1|NM|2341-6^Glu|1|7.6|mmol/L|4.0-7.0|H|||F',
      ],
    });
    expect(interpret(glucose)).toEqual({ kind: 'refused', refusal: 'no-sender' });
    const senders = [{ application: 'BIO-CONNECT', odsCode: 'RRV', system: 'Glucose meters' }];
    expect(readFacts(glucose, senders)).toMatchObject({
      trust: 'RRV',
      system: 'Glucose meters',
      patients: [{ reports: [{ results: [{ value: '7.6', amount: { value: 7.6, unit: 'mmol/L' } }] }] }],
    });
  });

  it('can name other labels of the NHS number', () => {
    const senders = [
      { facility: 'RXX', odsCode: 'RXX', nhsNumberLabels: [{ authority: '110', type: 'PI' }] },
    ];
    const message = toMessage({
      event: 'A31',
      at: '20260301100000',
      segments: ['PID|||9990000018^^^110^PI~H1^^^RXX^MR'],
    });
    expect(readFacts(message, senders).patients[0]?.person).toMatchObject({
      nhsNumber: '9990000018',
      hospitalNumber: { value: 'H1', authority: '' },
    });
  });
});

describe('the sources of the setting', () => {
  const heard = (application: string, facility: string, lastSentAt: string) => ({
    application,
    facility,
    trust: facility,
    system: application,
    last_sent_at: lastSentAt,
  });

  it('are those that were heard and those that are configured and silent', () => {
    const sources = toHospitalSources(
      [
        heard('PAS', 'RXX', '2026-05-01T08:00:00.000Z'),
        heard('LAB', 'SOMEWHERE', '2026-05-02T08:00:00.000Z'),
      ],
      [
        { facility: 'RXX', odsCode: 'RXX', name: 'Northmoor Hospitals', maximumSilenceHours: 24 },
        { facility: 'RYY', odsCode: 'RYY', name: 'Southmoor Hospitals' },
      ],
      9600,
    );
    expect(sources).toEqual([
      {
        trust: 'RXX',
        identity: { system: 'PAS', organisation: { odsCode: 'RXX', name: 'Northmoor Hospitals' } },
        lastSentAt: '2026-05-01T08:00:00.000Z',
        maximumSilenceHours: 24,
      },
      {
        trust: 'SOMEWHERE',
        // What is no code of the directory is shown as a name.
        identity: { system: 'LAB', organisation: { name: 'SOMEWHERE' } },
        lastSentAt: '2026-05-02T08:00:00.000Z',
        maximumSilenceHours: 9600,
      },
      {
        trust: 'RYY',
        identity: { system: 'HL7 v2', organisation: { odsCode: 'RYY', name: 'Southmoor Hospitals' } },
        maximumSilenceHours: 9600,
      },
    ]);
  });
});

describe('the configuration of senders', () => {
  const read = (text: string) => readEnvironment({ SENDERS: sendersVariable }, { SENDERS: text }).SENDERS;

  it('is a JSON array', () => {
    expect(read('[{"facility":"RXX","odsCode":"RXX","dialect":"itk","timeZone":"Europe/London"}]')).toEqual([
      { facility: 'RXX', odsCode: 'RXX', dialect: 'itk', timeZone: 'Europe/London' },
    ]);
  });

  it.each(['{}', 'RXX', '[{"facility":"RXX"}]', '[{"facility":"RXX","odsCode":"RXX","timeZone":"Nowhere"}]'])(
    'is refused where it is %s',
    (text) => {
      expect(() => read(text)).toThrow('SENDERS must be a JSON array of senders');
    },
  );
});
