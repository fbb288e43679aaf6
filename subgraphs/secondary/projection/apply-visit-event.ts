import type { EncounterStatus } from '../../../schema/generated/shared.ts';
import { correctLast, endLast, isSamePlace, moveTo, type Stay, takeBack } from './stays.ts';
import type { Visit, VisitMessage } from './visit.ts';

/** The events that begin a visit, and begin it anew where it was cancelled. */
const beginning: ReadonlySet<string> = new Set(['A01', 'A04', 'A05']);

/**
 * Applies what happened to a visit (HL7 v2.5, 3.3); messages come here in the order of their events.
 *
 * What was cancelled stays cancelled until it happens again: no update brings it back.
 */
export function applyVisitEvent(visit: Visit, message: VisitMessage): Visit {
  const { facts } = message;
  if (visit.isCancelled && !beginning.has(facts.trigger)) return visit;
  const at = facts.occurredAt ?? facts.recordedAt ?? facts.sentAt;
  switch (facts.trigger) {
    case 'A05':
      return plan(visit);
    case 'A04':
      return arrive(visit, message, at, 'ARRIVED');
    case 'A01':
      return arrive(visit, message, at, 'IN_PROGRESS');
    case 'A02':
    case 'A06':
    case 'A07':
    case 'A17':
      return { ...visit, stays: move(visit, message, at), status: toOngoing(visit.status) };
    case 'A03':
      return discharge(visit, message, at);
    case 'A11':
    case 'A23':
      return cancel(visit);
    case 'A12':
      return cancelTransfer(visit, message);
    case 'A13':
      return reopen(visit);
    case 'A21':
    case 'A22':
    case 'A52':
    case 'A53':
      // The bed is kept during leave, so the stay goes on.
      return visit.status === 'UNKNOWN' ? { ...visit, status: 'IN_PROGRESS' } : visit;
    case 'A38':
      return visit.status === 'PLANNED' ? { ...visit, status: 'CANCELLED' } : visit;
    default:
      return update(visit, message);
  }
}

function cancel(visit: Visit): Visit {
  const { arrived: _, discharged: __, ...rest } = visit;
  return { ...rest, isCancelled: true, status: 'CANCELLED', stays: [] };
}

/** A cancelled transfer says where the person is after all; who is there already was never moved. */
function cancelTransfer(visit: Visit, { visit: { place } }: VisitMessage): Visit {
  const isBack = place !== undefined && place !== null && isSamePlace(visit.stays.at(-1)?.place, place);
  return isBack ? visit : { ...visit, stays: takeBack(visit.stays) };
}

/** A plan begins a visit, or begins it anew; it says nothing of a visit that is under way or over. */
function plan(visit: Visit): Visit {
  const isNew = visit.status === 'UNKNOWN' || visit.status === 'CANCELLED';
  return isNew ? { ...visit, isCancelled: false, status: 'PLANNED' } : visit;
}

function revive(visit: Visit): Visit {
  return visit.isCancelled ? { ...visit, isCancelled: false, status: 'UNKNOWN' } : visit;
}

function arrive(visit: Visit, message: VisitMessage, at: string | undefined, status: EncounterStatus): Visit {
  const revived = revive(visit);
  const isOver = revived.status === 'FINISHED';
  const arrived = revived.arrived ?? at;
  const began = message.visit.admitted ?? at;
  return {
    ...revived,
    status: isOver ? revived.status : status,
    ...(arrived === undefined ? {} : { arrived }),
    // The first stay began with the admission, which may have been entered later.
    stays: isOver ? revived.stays : move(revived, message, revived.stays.length === 0 ? began : at),
  };
}

function move(visit: Visit, { visit: { place } }: VisitMessage, at: string | undefined): readonly Stay[] {
  return place ? moveTo(visit.stays, place, at) : visit.stays;
}

function discharge(visit: Visit, { visit: said }: VisitMessage, at: string | undefined): Visit {
  const discharged = said.discharged ?? at;
  const stays = visit.stays.length === 0 && said.place ? [{ place: said.place }] : visit.stays;
  return {
    ...visit,
    status: 'FINISHED',
    ...(discharged === undefined ? {} : { discharged }),
    stays,
  };
}

function reopen(visit: Visit): Visit {
  const { discharged: _, dischargeDestination: __, ...open } = visit;
  return {
    ...open,
    status: 'IN_PROGRESS',
    stays: endLast(visit.stays, undefined),
  };
}

function update(visit: Visit, { visit: { place, discharged } }: VisitMessage): Visit {
  const status = visit.status === 'UNKNOWN' && typeof discharged === 'string' ? 'FINISHED' : visit.status;
  const stays = place ? correctLast(visit.stays, place) : visit.stays;
  return { ...visit, status, stays };
}

function toOngoing(status: EncounterStatus): EncounterStatus {
  return status === 'FINISHED' ? status : 'IN_PROGRESS';
}
