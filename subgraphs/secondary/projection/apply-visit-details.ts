import { applyChange, type Change } from '../hl7/change.ts';
import type { VisitFacts } from '../facts/hospital-message.ts';
import { present } from '../facts/reading.ts';
import type { Visit, VisitMessage } from './visit.ts';

/** The events whose PV1 describes what they take back, so that it is not read as news. */
const takingBack: ReadonlySet<string> = new Set(['A11', 'A23']);

/** Applies what a message says of a visit beside what happened: `""` deletes, absent keeps. */
export function applyVisitDetails(visit: Visit, { facts, visit: said, receivedAt }: VisitMessage): Visit {
  const {
    class: _class,
    admissionMethod: _method,
    dischargeDestination: _destination,
    specialty: _specialty,
    reason: _reason,
    admitted: _admitted,
    discharged: _discharged,
    expected: _expected,
    recordedAt: _recordedAt,
    ...kept
  } = visit;
  const isNews = !takingBack.has(facts.trigger);
  // A13 takes the discharge back, and with it what its message may still say about it.
  const isDischargeNews = isNews && facts.trigger !== 'A13';
  const change = <T>(known: T | undefined, to: Change<T>, applies = isNews) =>
    applies ? applyChange(known, to) : known;
  return {
    ...kept,
    ...present<Visit>({
      class: change(visit.class, said.class),
      admissionMethod: change(visit.admissionMethod, said.admissionMethod),
      dischargeDestination: change(visit.dischargeDestination, said.dischargeDestination, isDischargeNews),
      specialty: change(visit.specialty, said.specialty),
      reason: change(visit.reason, said.reason),
      admitted: change(visit.admitted, said.admitted),
      discharged: change(visit.discharged, said.discharged, isDischargeNews),
      expected: change(visit.expected, said.expected),
      recordedAt: facts.recordedAt ?? facts.sentAt,
    }),
    participants: {
      ...present<Visit['participants']>({
        attending: change(visit.participants.attending, said.participants.attending),
        referring: change(visit.participants.referring, said.participants.referring),
        consulting: change(visit.participants.consulting, said.participants.consulting),
        admitting: change(visit.participants.admitting, said.participants.admitting),
      }),
    },
    diagnoses: change(visit.diagnoses, said.diagnoses) ?? [],
    procedures: change(visit.procedures, said.procedures) ?? [],
    faults: toFaults(visit.faults, facts.faults, said),
    system: facts.system,
    receivedAt,
  };
}

/** Adds the fields that this message refused, less those that it gives in a form that can be read. */
function toFaults(known: readonly string[], news: readonly string[], said: VisitFacts): readonly string[] {
  const isGivenAnew = (fault: string) =>
    (fault === 'PV1-44' && typeof said.admitted === 'string') ||
    (fault === 'PV1-45' && typeof said.discharged === 'string') ||
    (fault.startsWith('DG1') && said.diagnoses !== undefined) ||
    (fault.startsWith('PR1') && said.procedures !== undefined);
  const ofVisit = news.filter((fault) => /^(?:PV1|PV2|DG1|PR1)-/.test(fault));
  return [...new Set([...known.filter((fault) => !isGivenAnew(fault)), ...ofVisit])].sort();
}
