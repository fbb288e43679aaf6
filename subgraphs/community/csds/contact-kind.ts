import type { EncounterKind, EncounterStatus } from '../../../schema/generated/community.ts';

const homes: ReadonlySet<string> = new Set(['A01', 'A02', 'G01', 'G02', 'G03', 'G04']);
const remote: ReadonlySet<string> = new Set(['02', '03', '04', '05', '06', '09', '10', '11', '12', '13']);
/** Health centres, practices, walk-in and out-patient clinics, day hospitals, day and resource centres. */
const clinics = /^(?:B0[12]|C0[123]|D0[123]|E01|E03|H01|J01)$/;

/**
 * What kind of meeting a contact was.
 *
 * How it was made comes first: a telephone call to someone at home is coded with the home as its place.
 */
export function toContactKind(mechanism: string | null, location: string | null): EncounterKind {
  if (mechanism !== null && remote.has(mechanism)) return 'REMOTE';
  if (mechanism !== '01' || location === null) return 'UNKNOWN';
  if (homes.has(location)) return 'HOME_VISIT';
  return clinics.test(location) ? 'CLINIC' : 'UNKNOWN';
}

/**
 * How far a contact has come. One that the person missed or that was called off did not happen, and is never
 * shown as finished.
 */
export function toContactStatus(attendance: string | null, date: string, today: string): EncounterStatus {
  if (attendance === null) return date > today ? 'PLANNED' : 'UNKNOWN';
  switch (attendance) {
    case '5':
    case '6':
      return 'FINISHED';
    case '3':
    case '7':
      return 'MISSED';
    case '2':
    case '4':
      return 'CANCELLED';
    default:
      return 'UNKNOWN';
  }
}
