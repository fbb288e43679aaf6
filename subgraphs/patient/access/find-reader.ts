import { type Caller, isStaff } from '../../../schema/runtime/caller.ts';
import type { EntitlementTable, Reader } from './entitlement-table.ts';

/** As whom a caller reads: by their role, or by whether they ask for themselves. */
export interface ReadingAs {
  readonly reader: Reader;
  /** The citizen behind the question, where there is one. */
  readonly citizen?: string;
  /** The application behind the question, where it needs a grant of its own. */
  readonly app?: string;
}

/**
 * Finds as whom a caller reads somebody with an NHS number; `undefined` where they may read nobody at all: for
 * an unknown role or purpose, without the scope, or not known surely enough.
 */
export function findReader(
  table: EntitlementTable,
  caller: Caller,
  nhsNumber: string,
): ReadingAs | undefined {
  if (!caller.scopes.includes('record.read')) return undefined;
  const found = toReadingAs(table, caller, nhsNumber);
  return found?.reader.purposes.includes(caller.purpose) === true ? found : undefined;
}

function toReadingAs(table: EntitlementTable, caller: Caller, nhsNumber: string): ReadingAs | undefined {
  const ofKind = (kind: Reader['kind']) => table.readers.find((reader) => reader.kind === kind);
  if (isStaff(caller)) {
    const reader = table.readers.find(({ roles }) => roles.includes(caller.roleCode));
    return reader?.kind === 'professional' && caller.kind === 'professional' ? { reader } : undefined;
  }
  if (caller.kind === 'citizen') {
    const reader = ofKind(caller.nhsNumber === nhsNumber ? 'patient' : 'family');
    const isSure = caller.assurance.identity === 'P9';
    return reader !== undefined && isSure ? { reader, citizen: caller.nhsNumber } : undefined;
  }
  if (caller.kind === 'app') {
    const reader = ofKind('app');
    const { actingFor } = caller;
    if (reader === undefined || actingFor?.assurance.identity !== 'P9') return undefined;
    return { reader, citizen: actingFor.nhsNumber, app: caller.clientId };
  }
  return undefined;
}
