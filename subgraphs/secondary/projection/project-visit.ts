import type { HospitalMessage, PatientFacts } from '../facts/hospital-message.ts';
import { applyVisitDetails } from './apply-visit-details.ts';
import { applyVisitEvent } from './apply-visit-event.ts';
import { toPersonKey } from './keys.ts';
import { orderMessages, type ReceivedMessage } from './order-messages.ts';
import { endLast } from './stays.ts';
import type { Visit, VisitMessage } from './visit.ts';

/**
 * Projects a visit from all messages about it, in whatever order they came and however often.
 *
 * `undefined` where none of the messages is about the visit.
 */
export function projectVisit(visitNumber: string, messages: readonly ReceivedMessage[]): Visit | undefined {
  let visit: Visit | undefined;
  for (const { facts, receivedAt } of orderMessages(messages)) {
    for (const patient of facts.patients) {
      if (patient.visit?.visitNumber !== visitNumber) continue;
      const message: VisitMessage = { facts, visit: patient.visit, receivedAt };
      const before = namePerson(visit ?? toEmptyVisit(message), patient, facts);
      visit = applyVisitEvent(applyVisitDetails(before, message), message);
    }
  }
  return visit === undefined ? undefined : closeStays(visit);
}

function toEmptyVisit({ visit, facts, receivedAt }: VisitMessage): Visit {
  return {
    visitNumber: visit.visitNumber,
    personKeys: [],
    isCancelled: false,
    status: 'UNKNOWN',
    participants: {},
    stays: [],
    diagnoses: [],
    procedures: [],
    faults: [],
    system: facts.system,
    receivedAt,
  };
}

function namePerson(visit: Visit, { person }: PatientFacts, facts: HospitalMessage): Visit {
  const key = toPersonKey(facts.trust, person);
  if (key === undefined) return visit;
  // A45 moves the visit to another person; anything else that names another one leaves it in doubt.
  if (facts.trigger === 'A45') return { ...visit, personKeys: [key] };
  return visit.personKeys.includes(key) ? visit : { ...visit, personKeys: [...visit.personKeys, key].sort() };
}

/** A visit that is over is over in every place. */
function closeStays(visit: Visit): Visit {
  if (visit.status !== 'FINISHED' || visit.discharged === undefined) return visit;
  return { ...visit, stays: endLast(visit.stays, visit.discharged) };
}
