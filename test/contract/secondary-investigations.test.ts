import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningSecondary } from '../../subgraphs/secondary/start.ts';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { askRecord, edith, sendMessages, startTestSecondary } from '../support/secondary-house.ts';
import { pid, toMessage, toSegment } from '../support/secondary-messages.ts';

const person = pid({ nhsNumber: '9990000018', hospitalNumber: 'H1' });

const oru = (at: string, number: string, code: string, status: string, segments: readonly string[]) =>
  toMessage({
    type: 'ORU',
    event: 'R01',
    at,
    segments: [
      person,
      toSegment('OBR', { 1: '1', 3: number, 4: code, 7: '202603010830', 22: at.slice(0, 12), 25: status }),
      ...segments,
    ],
  });

const everything = `hospital { investigations {
  sources { system state warnings { code } }
  items {
    id code { display } status number collected issued note attachments
    results { id code { display } status value quantity { value comparator unit } date
      coded { display } referenceRange { text low { value } high { value } } interpretations { display } }
    earlierVersions { status issued results { value } }
    provenance { system recordedAt receivedAt }
  }
} }`;

describe('investigations of a hospital record', () => {
  let postgres: TestPostgres;
  let secondary: RunningSecondary;
  beforeAll(async () => {
    postgres = await withPostgres();
    secondary = await startTestSecondary(postgres.url);
    await secondary.settled();
    await sendMessages(secondary.mllpPort, [
      oru('20260301100000', 'F1', 'LFT^Liver function^WinPath', 'F', [
        'OBX|1|NM|ALP^Alkaline phosphatase||104|IU/L|35-104||||F',
        'OBX|2|NM|TRO^Troponin||<3|ng/L|<14|N|||F',
      ]),
      oru('20260302100000', 'F1', 'LFT^Liver function^WinPath', 'C', [
        'OBX|1|NM|ALP^Alkaline phosphatase||140|IU/L|35-104|H|||C',
      ]),
      oru('20260305100000', 'F2', 'CXR^Chest X-ray^RIS', 'F', ['OBX|1|TX|RPT^Report||Clear.||||||F']),
      // A report that names two people is nobody's.
      oru('20260306100000', 'F3', 'FBC^Full blood count', 'F', ['OBX|1|NM|HB^Haemoglobin||9|g/L|||||F']),
      oru('20260306110000', 'F3', 'FBC^Full blood count', 'C', ['OBX|1|NM|HB^Haemoglobin||9|g/L|||||C'])
        .replace('H1^^^RXX^MR', 'H2^^^RXX^MR')
        .replace('9990000018', '9990000026'),
    ]);
    await secondary.settled();
  });
  afterAll(async () => {
    await secondary.close();
    await postgres.close();
  });

  it('are the latest versions, newest first, with what they replaced', async () => {
    const { hospital } = await askRecord(secondary.url, edith, everything);
    const { sources, items } = hospital.investigations;
    expect(sources).toEqual([{ system: 'PAS', state: 'PARTIAL', warnings: [{ code: 'ITEMS_REFUSED' }] }]);
    expect(items.map((item: { number: string }) => item.number)).toEqual(['F2', 'F1']);
    expect(items[0].results).toMatchObject([{ value: 'Clear.', quantity: null, status: 'FINAL' }]);
    expect(items[1]).toMatchObject({
      code: { display: 'Liver function' },
      status: 'AMENDED',
      collected: '2026-03-01T08:30+00:00',
      issued: '2026-03-02T10:00+00:00',
      results: [
        {
          code: { display: 'Alkaline phosphatase' },
          status: 'AMENDED',
          value: '140',
          quantity: { value: 140, comparator: null, unit: 'IU/L' },
          referenceRange: { text: '35-104', low: { value: 35 }, high: { value: 104 } },
          interpretations: [{ display: 'High' }],
        },
      ],
      earlierVersions: [
        { status: 'FINAL', issued: '2026-03-01T10:00+00:00', results: [{ value: '104' }, { value: '<3' }] },
      ],
      provenance: { system: 'PAS', recordedAt: '2026-03-02T10:00+00:00' },
    });
  });

  it('name sensitivities with the organism that they are of, and two organisms are two reports', async () => {
    const sensitivities = (part: string, result: string) => [
      toSegment('OBR', {
        3: 'F9',
        4: 'SENS^Sensitivities',
        22: '202603081000',
        25: 'F',
        26: `CUL&Culture^${part}`,
      }),
      `OBX|1|ST|CIP^Ciprofloxacin||${result}||||||F`,
    ];
    const message = oru('20260308100000', 'F9', 'CUL^Urine culture', 'F', [
      'OBX|1|CWE|CUL^Culture|1|112283007^Escherichia coli^SCT||||||F',
      'OBX|2|CWE|CUL^Culture|2|3092008^Staphylococcus aureus^SCT||||||F',
      ...sensitivities('1', 'S'),
      ...sensitivities('2', 'R'),
    ]);
    await sendMessages(secondary.mllpPort, [
      message.replace('H1^^^RXX^MR', 'H3^^^RXX^MR').replace('9990000018', '9990000042'),
    ]);
    await secondary.settled();
    const subject = { nhsNumber: '9990000042', previousNhsNumbers: [] };
    const { hospital } = await askRecord(secondary.url, subject, everything);
    const told = hospital.investigations.items.map(
      ({ code, results }: { code: { display: string }; results: { value: string }[] }) => [
        code.display,
        ...results.map(({ value }) => value),
      ],
    );
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        ['Urine culture', 'Escherichia coli', 'Staphylococcus aureus'],
        ['Sensitivities: Escherichia coli', 'S'],
        ['Sensitivities: Staphylococcus aureus', 'R'],
      ]),
    );
  });

  it('have ids that last, each its own', async () => {
    const read = async () =>
      (await askRecord(secondary.url, edith, everything)).hospital.investigations.items;
    const first = await read();
    const ids = first.flatMap((item: { id: string; results: { id: string }[] }) => [
      item.id,
      ...item.results.map(({ id }) => id),
    ]);
    expect(new Set(ids).size).toBe(4);
    expect(await read()).toEqual(first);
  });

  it('are none where the hospital holds none, and others are not held', async () => {
    const other = { ...edith, nhsNumber: '9990000034', birthDate: '1970-01-01', familyName: 'Other' };
    const { hospital } = await askRecord(
      secondary.url,
      other,
      'hospital { investigations { sources { state } items { id } } referrals { sources { state reasonCode } items { id } } }',
    );
    expect(hospital).toEqual({
      investigations: { sources: [{ state: 'NONE_RECORDED' }], items: [] },
      referrals: { sources: [{ state: 'NOT_SUPPORTED', reasonCode: 'NOT_HELD' }], items: [] },
    });
  });
});
