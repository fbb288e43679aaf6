import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import type { SocialCareEvent } from '../events/social-care-event.ts';
import { toEventKind } from '../events/event-kind.ts';
import { type Column, columns, type ColumnPlaces } from './headings.ts';
import { readAmount } from './read-amount.ts';
import { readCell, readIdentifier } from './read-cell.ts';
import { readDay } from './read-day.ts';

/** One row of a file as admitted. */
export interface FileEvent {
  readonly council: string;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly localId: string | null;
  readonly nhsNumber: string | null;
  /** Whether the number was traced against the demographic service, or only supplied. */
  readonly isTraced: boolean;
  readonly birthDate: string | null;
  readonly clientType: string | null;
  readonly unitCost: string | null;
  readonly unitType: string | null;
  readonly event: SocialCareEvent;
}

/** Why a row was refused: a lasting name for the reason, and the heading of the cell where one is at fault. */
export interface RowFault {
  readonly reason: RowReason;
  readonly heading?: string;
}

/** Every reason for which a row is refused, with what to do. */
export const rowReasons = {
  UNREADABLE_ROW: 'The quotation marks of the row do not match. Correct them at the place that is named.',
  CELL_COUNT:
    'The row has more or fewer cells than there are headings. Put text with commas into quotation marks, and write the commas of empty cells too.',
  VALUE_MISSING: 'A value is missing that every event has.',
  BAD_DATE:
    'The date names no day for sure. Write it as YYYY-MM-DD or DD/MM/YYYY: with four digits of the year, and not as the number of days that a spreadsheet counts.',
  NO_PERSON: 'The row names no person: neither a valid NHS number nor a local identifier.',
  END_BEFORE_START: 'The event ends before it starts.',
  STARTS_AFTER_DEATH: 'The event starts after the date of death.',
  STARTS_IN_FUTURE: 'The event starts after the day of the import.',
  NOT_ENDED: 'Only a service may be without an end.',
  TOO_LONG: 'A value is longer than 2,000 characters.',
} as const;

/** A reason for which a row is refused. */
export type RowReason = keyof typeof rowReasons;

/** A row that was admitted or refused; one that tells of no event, as it may, is admitted without. */
export type AdmittedRow =
  | { readonly ok: true; readonly row: FileEvent | null }
  | { readonly ok: false; readonly fault: RowFault };

/** How rows of one file are admitted. */
export interface RowRules {
  readonly places: ColumnPlaces;
  readonly width: number;
  /** The day of the import, as `YYYY-MM-DD`. */
  readonly today: string;
}

const longest = 2000;

/**
 * Admits one row, or says why not; values outside the code lists are kept as they are.
 *
 * Source: DHSC, Client Level Data, data cleaning: an event that ends after the death ends with it; only services
 * may be open; the person is the traced number, else the supplied one, else the council's own identifier.
 */
export function admitRow(cells: readonly string[], rules: RowRules): AdmittedRow {
  if (cells.length !== rules.width) return refuse('CELL_COUNT');
  const at = (column: Column): string | null => {
    const place = rules.places.get(column);
    return place === undefined ? null : readCell(cells[place]);
  };
  const whoAt = (column: Column): string | null => readIdentifier(at(column) ?? undefined);
  const days = readDays((column) => (column === 'birthDate' ? whoAt(column) : at(column)));
  if (!days.ok) return refuse('BAD_DATE', days.column);
  const { start, end, birthDate, deathDate, periodStart, periodEnd } = days;
  const council = at('council');
  const eventType = at('eventType');
  if (council === null) return refuse('VALUE_MISSING', 'council');
  const clientType = at('clientType');
  if (eventType === null) {
    return isKnownByAssociation(clientType) ? { ok: true, row: null } : refuse('VALUE_MISSING', 'eventType');
  }
  if (start === null) return refuse('VALUE_MISSING', 'start');
  const long = [...rules.places].find(([, place]) => (cells[place]?.length ?? 0) > longest);
  if (long !== undefined) return refuse('TOO_LONG', long[0]);
  if (start > rules.today) return refuse('STARTS_IN_FUTURE', 'start');
  if (end === null && toEventKind({ eventType }) !== 'service') return refuse('NOT_ENDED', 'end');
  if (end !== null && end < start) return refuse('END_BEFORE_START', 'end');
  if (deathDate !== null && start > deathDate) return refuse('STARTS_AFTER_DEATH', 'start');

  const traced = readNumber(whoAt('tracedNhsNumber'));
  const supplied = readNumber(whoAt('nhsNumber'));
  const nhsNumber = traced ?? supplied ?? null;
  const localId = whoAt('localId');
  if (nhsNumber === null && localId === null) return refuse('NO_PERSON');
  return {
    ok: true,
    row: {
      council,
      periodStart,
      periodEnd,
      localId,
      nhsNumber,
      isTraced: traced !== undefined,
      birthDate,
      clientType,
      unitCost: at('unitCost'),
      unitType: at('unitType'),
      event: {
        eventId: at('reference') ?? '',
        eventType,
        startDate: start,
        endDate: deathDate !== null && (end === null || end > deathDate) ? deathDate : end,
        description: at('description'),
        outcome: at('outcome'),
        routeOfAccess: at('routeOfAccess'),
        assessmentType: at('assessmentType'),
        serviceType: at('serviceType'),
        serviceComponent: at('serviceComponent'),
        deliveryMechanism: at('deliveryMechanism'),
        providerName: at('provider'),
        plannedUnitsPerWeek: readAmount(at('unitsPerWeek')),
        worker: null,
        status: null,
      },
    },
  };
}

function refuse(reason: RowReason, column?: Column): AdmittedRow {
  const heading = column === undefined ? {} : { heading: columns[column][0] };
  return { ok: false, fault: { reason, ...heading } };
}

/**
 * Source: DHSC, Client Level Data, carers: a carer who is linked to somebody, and whom no event is about, has a row with the
 * details of the person alone. Release 2 says that the carer is unpaid.
 */
function isKnownByAssociation(clientType: string | null): boolean {
  return /^(?:unpaid )?carer known by association$/.test(
    clientType?.toLowerCase().replaceAll(/\s+/g, ' ') ?? '',
  );
}

/** Days that databases and spreadsheets write where there is none. */
const standIns: ReadonlySet<string> = new Set([
  '0001-01-01',
  '1899-12-30',
  '1900-01-01',
  '2099-12-31',
  '2999-12-31',
  '9999-12-31',
]);

const dayColumns = ['start', 'end', 'birthDate', 'deathDate', 'periodStart', 'periodEnd'] as const;
type DayColumn = (typeof dayColumns)[number];

function readDays(
  at: (column: Column) => string | null,
):
  | ({ readonly ok: true } & Record<DayColumn, string | null>)
  | { readonly ok: false; readonly column: DayColumn } {
  const days: Partial<Record<DayColumn, string | null>> = {};
  for (const column of dayColumns) {
    const text = at(column);
    const day = text === null ? null : readDay(text);
    if (day === undefined) return { ok: false, column };
    days[column] = day !== null && column !== 'start' && standIns.has(day) ? null : day;
  }
  return { ok: true, ...(days as Record<DayColumn, string | null>) };
}

/** A spreadsheet takes zeros from the front of a number and adds `.0`; nothing brings back what `9.99E+09` lost. */
function readNumber(text: string | null): string | undefined {
  if (text === null) return undefined;
  const digits = text.replace(/\.0$/, '');
  const parsed = parseNhsNumber(/^\d{8,9}$/.test(digits) ? digits.padStart(10, '0') : digits);
  return parsed.ok ? parsed.nhsNumber : undefined;
}
