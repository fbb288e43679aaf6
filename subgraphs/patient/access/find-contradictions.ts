import { type AccessArea, accessAreas } from '../../../schema/runtime/access.ts';
import { jobRoles, type RoleCode } from '../../../schema/runtime/job-roles.ts';
import type { Cell, EntitlementTable, Reader } from './entitlement-table.ts';

const seesNobody: ReadonlySet<Reader['kind']> = new Set(['analyst', 'privacy-officer']);
const grantedKinds: ReadonlySet<Reader['kind']> = new Set(['family', 'app']);
const areas = Object.keys(accessAreas) as AccessArea[];

/** Finds what in a policy contradicts itself or what no policy may say, each with its place. */
export function findContradictions({ readers }: EntitlementTable): readonly string[] {
  return [...findRoleFaults(readers), ...findKindFaults(readers), ...readers.flatMap(findReaderFaults)];
}

/** Every national role stands with exactly one reader, of the kind that the role makes. */
function findRoleFaults(readers: readonly Reader[]): readonly string[] {
  return (Object.keys(jobRoles) as RoleCode[]).flatMap((role) => {
    const having = readers.filter(({ roles }) => roles.includes(role));
    if (having.length === 0) return [`Readers: the role ${role} stands with no reader.`];
    if (having.length > 1) {
      return [
        `Readers: the role ${role} stands with ${having.map(({ name }) => `"${name}"`).join(' and ')}.`,
      ];
    }
    const [reader] = having;
    const { kind } = jobRoles[role];
    return reader === undefined || reader.kind === kind
      ? []
      : [`Readers: "${reader.name}" is ${reader.kind}, but the role ${role} makes a ${kind}.`];
  });
}

function findKindFaults(readers: readonly Reader[]): readonly string[] {
  return (['patient', 'family', 'app'] as const).flatMap((kind) => {
    const count = readers.filter((reader) => reader.kind === kind).length;
    return count === 1 ? [] : [`Readers: there must be one reader of the kind ${kind}; there are ${count}.`];
  });
}

function findReaderFaults(reader: Reader): readonly string[] {
  const { name, kind, relationships } = reader;
  const isProfessional = kind === 'professional';
  const seesAny = areas.some((area) => isSeeing(reader.cells[area]));
  const faults: string[] = [];
  const forbid = (is: boolean, what: string) => is && faults.push(`Readers: "${name}" ${what}.`);
  forbid(!isProfessional && reader.mayBreakGlass, `may break glass, which only professionals may`);
  forbid(!isProfessional && reader.mayClaim, `may claim a relationship, which only professionals may`);
  forbid(!isProfessional && reader.hasDowntimeView, `has the downtime view, which only professionals may`);
  forbid(
    !isProfessional && reader.seesRestricted,
    `is shown restricted people, which only professionals are`,
  );
  forbid(
    !isProfessional && reader.roles.length > 0 && !seesNobody.has(kind),
    `has a role that no ${kind} has`,
  );
  forbid(reader.purposes.length === 0, `has no purpose`);
  forbid(
    (kind === 'patient' || grantedKinds.has(kind)) && reader.assurance !== 'P9',
    `needs the assurance P9`,
  );
  forbid(seesAny && relationships.length === 0, `sees something of people without any relationship`);
  forbid(
    reader.mayClaim !== relationships.includes('claim'),
    `may claim or not, and its relationships say otherwise`,
  );
  forbid(relationships.includes('self') !== (kind === 'patient'), `has a relationship that is not its own`);
  forbid(
    relationships.includes('grant') !== grantedKinds.has(kind),
    `has a relationship that is not its own`,
  );
  forbid(
    seesAny && !isSeeing(reader.cells.demographics),
    `sees records, and not whose they are: "demographics" must be shown`,
  );
  for (const area of areas) {
    const cell = reader.cells[area];
    const at = `Areas: "${area}" for "${name}" is "${cell}"`;
    if (seesNobody.has(kind) && isSeeing(cell)) faults.push(`${at}, but a ${kind} sees nobody.`);
    if (cell.startsWith('by grant') && !grantedKinds.has(kind))
      faults.push(`${at}, but a ${kind} has no grant.`);
    if (cell === 'aggregate' && kind !== 'analyst') faults.push(`${at}, but only analysts count.`);
    if (kind === 'app' && isSeeing(cell) && cell !== 'by grant')
      faults.push(`${at}, but apps see by grant alone.`);
  }
  return faults;
}

function isSeeing(cell: Cell): boolean {
  return cell !== 'none' && cell !== 'aggregate' && cell !== 'case by case';
}
