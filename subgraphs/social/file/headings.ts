/** The columns of Client Level Data that are read, by our name for each. */
export const columns = {
  periodStart: ['Reporting Period Start Date', 'Reporting Period Start'],
  periodEnd: ['Reporting Period End Date', 'Reporting Period End'],
  council: ['LA Code', 'Local Authority Code', 'LA'],
  tracedNhsNumber: ['Traced NHS Number', 'NHS Number (Traced)', 'DER NHS Number Traced'],
  nhsNumber: ['NHS Number', 'NHS No'],
  localId: ['LA Person Unique Identifier', 'LA Person Unique ID', 'Local Person Identifier'],
  birthDate: ['Date of Birth', 'DOB'],
  deathDate: ['Date of Death', 'DOD'],
  clientType: ['Client Type'],
  eventType: ['Event Type'],
  reference: ['Event Reference', 'Event Reference Number'],
  start: ['Event Start Date'],
  end: ['Event End Date'],
  description: ['Event Description'],
  outcome: ['Event Outcome'],
  routeOfAccess: ['Request: Route of Access', 'Route of Access'],
  assessmentType: ['Assessment Type', 'Assessment: Assessment Type'],
  serviceType: ['Service Type', 'Service: Service Type'],
  serviceComponent: ['Service Component', 'Service: Service Component'],
  deliveryMechanism: ['Delivery Mechanism', 'Service: Delivery Mechanism'],
  provider: ['Provider CQC Location Name', 'Provider Name'],
  unitCost: ['Unit Cost', 'Unit Cost (Service)', 'Costs: Unit Cost (Service)'],
  unitType: ['Cost Frequency (Unit Type)', 'Cost Frequency', 'Costs: Cost Frequency (Unit Type)'],
  unitsPerWeek: ['Planned units per week', 'Planned Units Per Week (Service)'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Our name for a column. */
export type Column = keyof typeof columns;

/** Where each column that a file has stands, counted from 0. */
export type ColumnPlaces = ReadonlyMap<Column, number>;

/** The columns of a file, or the headings without which nothing in it can be read. */
export type ReadHeadings =
  | {
      readonly ok: true;
      readonly places: ColumnPlaces;
      /** How many cells a row has. */
      readonly width: number;
      /** The columns that are read and that the file lacks. */
      readonly lacking: readonly string[];
      /** How many of the file's columns are not read. */
      readonly unread: number;
    }
  | { readonly ok: false; readonly fault: string };

/** Columns without which a row says nothing of a person. */
const required: readonly Column[] = ['council', 'eventType', 'start', 'end'];
const people: readonly Column[] = ['tracedNhsNumber', 'nhsNumber', 'localId'];

const known: ReadonlyMap<string, Column> = new Map(
  Object.entries(columns).flatMap(([column, spellings]) =>
    spellings.map((spelling): [string, Column] => [toSkeleton(spelling), column as Column]),
  ),
);

/** Finds the columns in a file's headings, in any order, whatever their case, spaces and punctuation. */
export function readHeadings(headings: readonly string[]): ReadHeadings {
  const places = new Map<Column, number>();
  for (const [place, heading] of headings.entries()) {
    const column = known.get(toSkeleton(heading));
    if (column === undefined) continue;
    if (places.has(column)) {
      const heading = columns[column][0];
      return refuse(`The heading "${heading}" stands twice, in one spelling or another: keep one of them.`);
    }
    places.set(column, place);
  }
  const missing = required.filter((column) => !places.has(column)).map((column) => columns[column][0]);
  if (missing.length > 0) return refuse(`These headings are missing: ${missing.join(', ')}.`);
  if (!people.some((column) => places.has(column))) {
    return refuse('A heading for the person is missing: NHS Number or LA Person Unique Identifier.');
  }
  const lacking = (Object.keys(columns) as Column[])
    .filter((column) => column !== 'tracedNhsNumber' && !places.has(column))
    .map((column) => columns[column][0]);
  return { ok: true, places, width: headings.length, lacking, unread: headings.length - places.size };
}

function refuse(fault: string): ReadHeadings {
  return { ok: false, fault: `${fault} The first line must hold the headings of Client Level Data.` };
}

/** Letters and digits alone, without the underscores of a database's column names. */
function toSkeleton(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
