import { hash } from 'node:crypto';
import { clinicalSettings } from '../../../schema/care-settings.ts';
import { type AccessArea, accessAreas, viewsOfArea } from '../../../schema/runtime/access.ts';
import { jobRoles, type RoleCode } from '../../../schema/runtime/job-roles.ts';
import { type PurposeOfUse, purposesOfUse } from '../../../schema/runtime/purpose-of-use.ts';
import {
  assurances,
  type Cell,
  conditionalCells,
  type EntitlementTable,
  type Reader,
  readerKinds,
  relationships,
  reportedRelationships,
} from './entitlement-table.ts';
import { findContradictions } from './find-contradictions.ts';
import { type PageTable, readTables, type TableRow } from './read-tables.ts';

/** A policy that can be used, or every fault in it, each with its place. */
export type ParsedEntitlements =
  | { readonly ok: true; readonly table: EntitlementTable }
  | { readonly ok: false; readonly faults: readonly string[] };

const areas = Object.keys(accessAreas) as AccessArea[];

/** Admits the page that holds the policy; a gap or a contradiction is told with its place. */
export function parseEntitlements(page: string): ParsedEntitlements {
  const faults: string[] = [];
  const tables = readTables(page);
  const byHeading = (heading: string): PageTable => {
    const found = tables.filter((table) => table.heading === heading);
    if (found.length !== 1) faults.push(`"${heading}" must hold one table; it holds ${found.length}.`);
    return found[0] ?? { heading, columns: [], rows: [] };
  };
  const [readersTable, areasTable, graceTable, emergencies] = [
    byHeading('Readers'),
    byHeading('Areas'),
    byHeading('Relationships'),
    byHeading('Emergencies'),
  ];
  const names = readersTable.rows.map(({ name }) => name);
  faults.push(...findRowFaults(readersTable, names), ...findRowFaults(areasTable, areas));
  faults.push(...findRowFaults(graceTable, reportedRelationships), ...findRowFaults(emergencies, areas));
  for (const name of names) {
    if (!areasTable.columns.includes(name)) faults.push(`Areas: the reader "${name}" has no column.`);
  }
  for (const column of areasTable.columns) {
    if (!names.includes(column)) faults.push(`Areas: the column "${column}" stands for no reader.`);
  }
  const readers = readersTable.rows.map((row) => toReader(row, areasTable, faults));
  const days = graceTable.rows.map((row) => [row.name, toDays(row, faults)] as const);
  const openedBy = (column: string) =>
    new Set(
      emergencies.rows.filter((row) => toYes('Emergencies', row, column, faults)).map(({ name }) => name),
    );
  const table: EntitlementTable = {
    version: hash('sha256', page),
    readers,
    graceDays: Object.fromEntries(days) as EntitlementTable['graceDays'],
    openedByBreakGlass: openedBy('break glass') as ReadonlySet<AccessArea>,
    shownInDowntime: openedBy('downtime') as ReadonlySet<AccessArea>,
  };
  if (faults.length === 0) faults.push(...findContradictions(table));
  return faults.length === 0 ? { ok: true, table } : { ok: false, faults };
}

function findRowFaults({ heading, rows }: PageTable, expected: readonly string[]): readonly string[] {
  const names = rows.map(({ name }) => name);
  return [
    ...expected
      .filter((name) => !names.includes(name))
      .map((name) => `${heading}: the row "${name}" is missing.`),
    ...names
      .filter((name) => !expected.includes(name))
      .map((name) => `${heading}: the row "${name}" is not known.`),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `${heading}: the row "${name}" stands twice.`),
  ];
}

function toReader(row: TableRow, areasTable: PageTable, faults: string[]): Reader {
  const text = (column: string) => row.cells.get(column) ?? '';
  const refuse = (column: string, demand: string) =>
    faults.push(`Readers: "${row.name}", "${column}": "${text(column)}" ${demand}.`);
  const one = <T extends string>(column: string, known: readonly T[]): T => {
    const found = known.find((each) => each === text(column));
    if (found === undefined) refuse(column, `must be one of ${known.join(', ')}`);
    return found ?? (text(column) as T);
  };
  const several = <T extends string>(
    column: string,
    separator: RegExp,
    is: (word: string) => word is T,
  ): T[] => {
    const words = text(column)
      .split(separator)
      .filter((word) => word !== '' && word !== 'none');
    for (const word of words) if (!is(word)) refuse(column, `holds "${word}", which is not known`);
    return words as T[];
  };
  const isRelationship = (word: string): word is Reader['relationships'][number] =>
    relationships.some((each) => each === word);
  const home = one('home', [...clinicalSettings, 'none']);
  return {
    name: row.name,
    kind: one('kind', readerKinds),
    roles: several('roles', /\s+/, (word): word is RoleCode => Object.hasOwn(jobRoles, word)),
    purposes: several('purposes', /\s+/, (word): word is PurposeOfUse => Object.hasOwn(purposesOfUse, word)),
    assurance: one('assurance', assurances),
    relationships: several('relationships', /\s*,\s*/, isRelationship),
    ...(home === 'none' ? {} : { home }),
    seesRestricted: one('restricted person', ['without places', 'not available']) === 'without places',
    seesDead: toYes('Readers', row, 'after death', faults),
    mayClaim: toYes('Readers', row, 'may claim', faults),
    mayBreakGlass: toYes('Readers', row, 'may break glass', faults),
    hasDowntimeView: toYes('Readers', row, 'downtime', faults),
    cells: Object.fromEntries(
      areas.map((area) => [area, toCell(area, row.name, areasTable, faults)]),
    ) as Reader['cells'],
  };
}

function toCell(area: AccessArea, reader: string, { rows }: PageTable, faults: string[]): Cell {
  const text = rows.find(({ name }) => name === area)?.cells.get(reader) ?? '';
  const known: readonly Cell[] = [...viewsOfArea[area], ...conditionalCells];
  const cell = known.find((each) => each === text);
  if (cell === undefined) {
    const is = text === '' ? 'is empty' : `is "${text}"`;
    faults.push(`Areas: "${area}" for "${reader}" ${is} and must be one of ${known.join(', ')}.`);
  }
  return cell ?? 'none';
}

function toYes(heading: string, row: TableRow, column: string, faults: string[]): boolean {
  const text = row.cells.get(column) ?? '';
  if (text !== 'yes' && text !== 'no') {
    faults.push(`${heading}: "${row.name}", "${column}": "${text}" must be yes or no.`);
  }
  return text === 'yes';
}

function toDays(row: TableRow, faults: string[]): number {
  const text = row.cells.get('days') ?? '';
  if (!/^\d{1,4}$/.test(text)) {
    faults.push(`Relationships: "${row.name}", "days": "${text}" must be a whole number.`);
  }
  return Number(text);
}
