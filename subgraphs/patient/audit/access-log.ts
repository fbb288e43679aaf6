import type {
  AccessLogConnection,
  AccessLogEntry,
  AccessLogOutcome,
  PatientAccessLogArgs,
} from '../../../schema/generated/patient.ts';
import { parseAreaLetters } from '../../../schema/runtime/access.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { SealedText } from '../../../schema/runtime/sealed-text.ts';
import type { SubgraphContext } from '../../kit/context.ts';
import type { Access } from '../access/access-context.ts';
import { toAge } from '../access/age.ts';
import { askStore, parseWhole } from '../access/mutation-input.ts';
import { recordAction } from '../access/record-action.ts';
import { toConnection } from '../access/to-connection.ts';
import { toGraphAreas } from '../grants/area-names.ts';
import type { PatientView } from '../patient-view.ts';
import type { AuditEvent } from './audit-event.ts';
import { parsePlace, toPlaceCursor } from './place-cursor.ts';
import { tellAction, tellReader, tellWhy } from './plain-words.ts';
import { isFailure } from './outcomes.ts';
import { createIsTold } from './told-to-person.ts';
import { readEvent } from './verify-events.ts';

/** How many events are read at once, so that what is not told does not show in how long an answer takes. */
const batch = 200;
/** From what age somebody reads who looked: below it a parent could be reading along. */
const leastAge = 16;

/**
 * Who looked at a person's record, newest first, in plain words; recorded itself before it is answered.
 *
 * For the living person alone, from the age of sixteen: everybody else fails with `FORBIDDEN`, proxies and parents too,
 * for a log would tell somebody who controls the person from whom they seek help. What is not told leaves no gap: a
 * cursor is opaque, nothing is counted, and pages are full.
 */
export async function listAccessLog(
  access: Access,
  cursors: SealedText,
  view: PatientView,
  { first, after }: PatientAccessLogArgs,
  context: SubgraphContext,
): Promise<AccessLogConnection> {
  const { person } = view.traced;
  const size = parseWhole(first, { least: 1, most: 100, otherwise: 20, reason: 'PAGE_SIZE' });
  const about = { action: 'access log', nhsNumber: person.nhsNumber } as const;
  if (!mayRead(view, access.now(), context)) {
    await recordAction(access, context, { ...about, outcome: 'FORBIDDEN' });
    throw toGraphError('FORBIDDEN');
  }
  const binding = `access log ${person.nhsNumber}`;
  const below = after ? parsePlace(cursors, binding, after) : undefined;
  await recordAction(access, context, { ...about, outcome: 'permit' });
  const numbers = [person.nhsNumber, ...person.previousNhsNumbers];
  const told = await findTold(access, numbers, below, size + 1);
  return toConnection({ items: told.slice(0, size), hasMore: told.length > size }, after, {
    cursor: ({ position }) => toPlaceCursor(cursors, binding, position),
    node: ({ event }) => toEntry(event, person.nhsNumber, context),
  });
}

function mayRead(
  { traced: { person, decision } }: PatientView,
  now: number,
  { request: { caller } }: SubgraphContext,
): boolean {
  if (caller.kind !== 'citizen' || decision.basis?.kind !== 'self' || person.deceased === true) return false;
  const age = toAge(person.birthDate, now);
  return age !== undefined && age.least >= leastAge;
}

interface ToldEvent {
  readonly position: number;
  readonly event: AuditEvent;
}

async function findTold(
  { audit }: Access,
  numbers: readonly string[],
  below: number | undefined,
  wanted: number,
): Promise<readonly ToldEvent[]> {
  if (audit === undefined) throw toGraphError('AUDIT_UNAVAILABLE');
  const kept = await askStore(audit.readKept(numbers));
  const isTold = createIsTold(kept.map(readEvent).filter((event) => event !== undefined));
  const told: ToldEvent[] = [];
  let position = below;
  for (;;) {
    const rows = await askStore(audit.readOfPerson(numbers, position, batch));
    for (const row of rows) {
      const event = readEvent(row);
      if (event !== undefined && isTold(event)) told.push({ position: row.position, event });
    }
    position = rows.at(-1)?.position;
    if (told.length >= wanted || rows.length < batch) return told.slice(0, wanted);
  }
}

function toEntry(event: AuditEvent, person: string, { recordIds }: SubgraphContext): AccessLogEntry {
  const { writer, sequence, at, basis, areas } = event;
  const outcome: AccessLogOutcome =
    event.outcome === 'permit' ? 'SHOWN' : isFailure(event.outcome) ? 'FAILED' : 'REFUSED';
  return {
    id: recordIds.toId({
      type: 'AccessLogEntry',
      person,
      system: 'caregraph',
      identifier: `${writer}:${sequence}`,
    }),
    at,
    reader: tellReader(event, person),
    action: tellAction(event),
    why: tellWhy(event),
    outcome,
    areas: areas === undefined ? [] : [...toGraphAreas([...parseAreaLetters(areas).keys()])],
    isBreakGlass: basis === 'break glass' || basis === 'break glass opened',
  };
}
