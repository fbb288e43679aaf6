import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startTestCouncil } from '../support/social-council.ts';
import { askSocial, startTestSocial } from '../support/social-harness.ts';

const examples = process.env['CAREGRAPH_EXAMPLES'];

/** The council's name for each heading of a Client Level Data file. */
const headings: Readonly<Record<string, string>> = {
  'Event Type': 'eventType',
  'Event Reference': 'eventId',
  'Event Start Date': 'startDate',
  'Event End Date': 'endDate',
  'Event Description': 'description',
  'Event Outcome': 'outcome',
  'Request: Route of Access': 'routeOfAccess',
  'Assessment Type': 'assessmentType',
  'Service Type': 'serviceType',
  'Service Component': 'serviceComponent',
  'Delivery Mechanism': 'deliveryMechanism',
  'Provider CQC Location Name': 'providerName',
  'Planned units per week': 'plannedUnitsPerWeek',
};

function readRows(text: string): Record<string, string | null>[] {
  const [header = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2] ?? ''),
    );
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] || null])));
}

describe.skipIf(examples === undefined)('public examples (set CAREGRAPH_EXAMPLES to their folder)', () => {
  test('a return in the wording of Release 2 is read, with each event once', async () => {
    const file = join(examples ?? '', 'synthetic-linked', 'CLD_R2_la815.csv');
    const rows = readRows(await readFile(file, 'utf8')).filter((row) => row['NHS Number'] === '9465698679');
    const events = rows.map((row) =>
      Object.fromEntries(Object.entries(headings).map(([heading, name]) => [name, row[heading] ?? null])),
    );
    const council = await startTestCouncil({
      persons: [
        {
          personId: 4711,
          nhsId: 9465698679,
          nhsIdStatus: 'verified',
          dateOfBirth: '1951-12-12',
          restricted: 'N',
          deleted: false,
          masterPersonId: null,
        },
      ],
      lists: { '4711 events': events },
    });
    const social = await startTestSocial(council.url);
    try {
      const { record } = await askSocial(
        social.url,
        { nhsNumber: '9465698679', previousNhsNumbers: [], birthDate: '1951-12-12' },
        `socialEncounterIndex { sources { state } entries { kind date } }
         socialCare { carePackages { serviceType { display } component { display } period { start end } unitsPerWeek reablement } }`,
      );
      expect(record.socialEncounterIndex).toEqual({
        sources: [{ state: 'COMPLETE' }],
        entries: [
          { kind: 'REQUEST', date: '2025-05-02' },
          { kind: 'ASSESSMENT', date: '2025-06-10' },
          { kind: 'REVIEW', date: '2025-12-01' },
        ],
      });
      const { carePackages } = record.socialCare;
      expect(carePackages).toHaveLength(3);
      expect(carePackages.filter(({ reablement }: { reablement: boolean }) => reablement)).toEqual([
        {
          serviceType: { display: 'Short term support: ST-Max' },
          component: { display: 'Reablement' },
          period: { start: '2025-05-03', end: '2025-06-13' },
          unitsPerWeek: 10.5,
          reablement: true,
        },
      ]);
    } finally {
      await social.close();
      await council.close();
    }
  });
});
