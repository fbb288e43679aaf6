import type { Hl7Segment } from '@medplum/core';
import { readComponent } from '../hl7/fields.ts';
import type { PersonFacts } from './hospital-message.ts';
import { readAllergies } from './read-allergies.ts';
import { readAllergyChanges } from './read-allergy-changes.ts';
import { readFormerNumber, readIdentifiers } from './read-identifiers.ts';
import { readTime, type Reading } from './reading.ts';

/** Reads who a group of segments is about: PID, with MRG and AL1 where they are there. */
export function readPerson(
  segments: {
    readonly pid: Hl7Segment;
    readonly mrg?: Hl7Segment;
    readonly al1: readonly Hl7Segment[];
    readonly iam: readonly Hl7Segment[];
  },
  reading: Reading,
): PersonFacts {
  const { pid, mrg } = segments;
  const identifiers = readIdentifiers(pid, reading);
  const birth = readTime(pid, 7, reading);
  const formerNumber =
    mrg === undefined ? undefined : readFormerNumber(mrg, identifiers.hospitalNumber, reading);
  return {
    ...identifiers,
    // The time of a birth that some senders add is no part of the date.
    birthDate: typeof birth === 'string' ? birth.slice(0, 10) : birth,
    familyName: readComponent(pid, 5, 1, 'first'),
    allergies: readAllergies(segments.al1, reading),
    ...(segments.iam.length === 0 ? {} : readAllergyChanges(segments.iam, reading)),
    ...(formerNumber === undefined ? {} : { formerNumber }),
  };
}
