import type { Hl7Segment } from '@medplum/core';
import type { Change } from '../hl7/change.ts';
import { type Repetition, readRepetitions, readSubcomponents } from '../hl7/fields.ts';
import type { ParticipantFacts } from './common-facts.ts';

/**
 * Reads the people whom a field names (XCN); one person under several identifiers is one participant.
 *
 * Senders repeat a person for each of their identifiers; the national one, a consultant or practitioner code,
 * is kept before a local one.
 */
export function readParticipants(
  segment: Hl7Segment,
  field: number,
  role: string,
): Change<readonly ParticipantFacts[]> {
  const repetitions = readRepetitions(segment, field);
  if (repetitions === null || repetitions === undefined) return repetitions;
  const byName = new Map<string, ParticipantFacts>();
  for (const repetition of repetitions) {
    const participant = toParticipant(repetition, role);
    const key = participant.name ?? participant.identifier;
    if (key === undefined) continue;
    const known = byName.get(key);
    if (known === undefined || (isNational(participant) && !isNational(known))) byName.set(key, participant);
  }
  return [...byName.values()];
}

/**
 * Reads the one person whom a field names with a place and times (NDL): the person's parts are subcomponents
 * of its first component. Senders that write them as components, as elsewhere, are understood.
 */
export function readNamedPerson(
  segment: Hl7Segment,
  field: number,
  role: string,
): ParticipantFacts | undefined {
  const person = toParticipant(readSubcomponents(segment, field), role);
  return person.name === undefined ? readParticipants(segment, field, role)?.[0] : person;
}

function toParticipant(repetition: Repetition, role: string): ParticipantFacts {
  const family = repetition(2, 'first');
  const name = [repetition(6), repetition(3), repetition(4), family]
    .filter((part) => part !== undefined)
    .join(' ');
  const identifier = repetition(1);
  return { role, ...(name === '' ? {} : { name }), ...(identifier === undefined ? {} : { identifier }) };
}

/** Tells whether someone has a consultant code, a GMP code or a GMC number. */
function isNational({ identifier }: ParticipantFacts): boolean {
  return identifier !== undefined && /^[CG]?\d{7}$/.test(identifier);
}
