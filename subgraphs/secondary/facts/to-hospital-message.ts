import type { Hl7Message, Hl7Segment } from '@medplum/core';
import { readComponent, readRepetitions } from '../hl7/fields.ts';
import type { MessageHeader } from '../hl7/read-header.ts';
import type { Refusal } from '../hl7/refusal.ts';
import type { SenderProfile } from '../profiles/choose-profile.ts';
import { type EventEffect, toEventEffect } from './events.ts';
import { groupByPerson, type PersonSegments } from './group-by-person.ts';
import type { HospitalMessage, PatientFacts, PersonFacts } from './hospital-message.ts';
import { present, readTime, type Reading } from './reading.ts';
import { readDocument } from './read-document.ts';
import { readPerson } from './read-person.ts';
import { readReports } from './read-reports.ts';
import { readVisit } from './read-visit.ts';

/** What a message says; `ignored` where messages of its kind are not applied; or why it says nothing usable. */
export type ReadMessage =
  | { readonly kind: 'read'; readonly effect: EventEffect; readonly facts: HospitalMessage }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly facts?: HospitalMessage };

/** Reads all that a message says, as its sender's profile explains it. */
export function toHospitalMessage(
  message: Hl7Message,
  header: MessageHeader,
  profile: SenderProfile,
): ReadMessage {
  const faults = new Set<string>();
  const reading: Reading = { profile, refuse: (field) => faults.add(field) };
  const evn = message.getSegment('EVN');
  // Older senders name the event in EVN-1 alone.
  const trigger = header.trigger || (evn && readComponent(evn, 1)) || '';
  if (trigger === '') return { kind: 'refused', refusal: 'message-type' };
  const people = groupByPerson(message);
  const namedEffect = toEventEffect(header.type, trigger);
  if (namedEffect === undefined) return { kind: 'ignored' };
  // What changes about a person is often told as A08 without any visit.
  const effect = trigger === 'A08' && people.every(hasNoVisit) ? 'person' : namedEffect;
  const patients = people.map((segments) => toPatient(segments, effect, reading));
  const txa = message.getSegment('TXA');
  const document =
    effect === 'document' && txa ? readDocument(txa, message.getAllSegments('OBX'), reading) : undefined;
  const times = present<Pick<HospitalMessage, 'recordedAt' | 'occurredAt' | 'sentAt' | 'document'>>({
    recordedAt: evn && readTime(evn, 2, reading),
    occurredAt: evn && readTime(evn, 6, reading),
    sentAt: readTime(message.header, 7, reading),
    document,
  });
  const facts: HospitalMessage = {
    trust: profile.organisation.odsCode,
    system: profile.system,
    trigger,
    patients,
    ...times,
    faults: [...faults],
  };
  const refusal = findRefusal(effect, facts, message);
  return refusal === undefined ? { kind: 'read', effect, facts } : { kind: 'refused', refusal, facts };
}

function toPatient(segments: PersonSegments, effect: EventEffect, reading: Reading): PatientFacts {
  const { pv1 } = segments;
  const person = readPerson(segments, reading);
  // A laboratory repeats where the person was when the order was made, which is no news about the visit.
  if (effect === 'report') return { person, reports: readReports(segments.all, reading) };
  const visit = pv1 === undefined ? undefined : readVisit({ ...segments, pv1 }, reading);
  return { person, ...(visit === undefined ? {} : { visit }) };
}

function findRefusal(effect: EventEffect, facts: HospitalMessage, message: Hl7Message): Refusal | undefined {
  const { patients } = facts;
  const pids = message.getAllSegments('PID');
  if (pids.length === 0 || pids.some(isAnonymous)) return 'no-person';
  if (effect === 'visit' && patients.some(({ visit }) => visit === undefined)) return 'no-visit-number';
  if (effect === 'document' && facts.document === undefined) return 'no-document-number';
  // What names nobody whom a later message could name again would be shown to nobody for ever.
  if (patients.some(({ person }) => isNameless(person))) return 'unknown-number';
  const isReport = effect === 'report';
  if (isReport && patients.every(({ reports = [] }) => reports.length === 0)) return 'no-report';
  const isMerge = effect === 'merge' || facts.trigger === 'A45';
  if (isMerge && patients.some(({ person }) => person.formerNumber === undefined)) return 'no-merged-number';
  return undefined;
}

/** Tells whether nothing is told of a visit: no PV1, or one that gives a class at most, such as `N` for no visit. */
function hasNoVisit({ pv1, pv2, dg1, pr1 }: PersonSegments): boolean {
  if (pv2 !== undefined || dg1.length > 0 || pr1.length > 0) return false;
  const count = pv1?.fields.length ?? 0;
  return Array.from({ length: count }, (_, field) => field).every(
    (field) => pv1 === undefined || field < 3 || readRepetitions(pv1, field) === undefined,
  );
}

function isNameless({ hospitalNumber, nhsNumber }: PersonFacts): boolean {
  return hospitalNumber === undefined && nhsNumber === undefined;
}

function isAnonymous(pid: Hl7Segment): boolean {
  return !(readRepetitions(pid, 3) ?? []).some((repetition) => repetition(1) !== undefined);
}
