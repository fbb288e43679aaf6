import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** The headings of Client Level Data, Release 2, that the file has. */
const headings = [
  'Reporting Period Start Date',
  'Reporting Period End Date',
  'LA Code',
  'NHS Number',
  'LA Person Unique Identifier',
  'Date of Birth',
  'Client Type',
  'Event Type',
  'Event Reference',
  'Event Start Date',
  'Event End Date',
  'Event Description',
  'Event Outcome',
  'Request: Route of Access',
  'Assessment Type',
  'Service Type',
  'Service Component',
  'Delivery Mechanism',
  'Provider CQC Location Name',
  'Planned units per week',
];

/** Every so many rows one cannot be used, as in files of councils. */
const faultEvery = 500;

/** Writes a file of Client Level Data with so many rows about a tenth as many people; returns how many are faulty. */
export async function writeLargeFile(path: string, rows: number): Promise<number> {
  const file = createWriteStream(path);
  let faulty = 0;
  file.write(`${headings.join(',')}\n`);
  for (let row = 0; row < rows; row += 1) {
    const isFaulty = row % faultEvery === faultEvery - 1;
    if (isFaulty) faulty += 1;
    if (!file.write(`${toRow(row, Math.ceil(rows / 10), isFaulty)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return faulty;
}

function toRow(row: number, people: number, isFaulty: boolean): string {
  const person = row % people;
  const month = String((row % 12) + 1).padStart(2, '0');
  const day = String((Math.floor(row / 12) % 28) + 1).padStart(2, '0');
  const start = `2025-${month}-${day}`;
  const isService = row % 3 === 0;
  const cells = [
    '2025-01-01',
    '2025-12-31',
    '901',
    '',
    String(100_000 + person),
    `19${30 + (person % 60)}-0${(person % 9) + 1}-1${person % 10}`,
    'Service user',
    isService ? 'Service' : row % 3 === 1 ? 'Request' : 'Review',
    `E${row}`,
    isFaulty ? '2025-02-31' : start,
    isService ? '' : `2025-12-${day}`,
    isService ? '"Home care, mornings and evenings"' : 'Contact by telephone',
    'Continuation of support or services',
    isService ? '' : 'Community / other route',
    '',
    isService ? 'Long term support: Community' : '',
    isService ? 'Home support or domiciliary care' : '',
    isService ? 'CASSR managed personal budget' : '',
    isService ? 'Brightwater Homecare' : '',
    isService ? '14' : '',
  ];
  return cells.join(',');
}
