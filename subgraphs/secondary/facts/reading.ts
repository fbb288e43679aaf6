import type { Hl7Segment } from '@medplum/core';
import type { PartialDate } from '../../../schema/runtime/partial-date.ts';
import type { Change } from '../hl7/change.ts';
import { readComponent } from '../hl7/fields.ts';
import { parseTimestamp } from '../hl7/parse-timestamp.ts';
import type { SenderProfile } from '../profiles/choose-profile.ts';

/** The reading of one message: how its sender writes, and which of its fields were refused. */
export interface Reading {
  readonly profile: SenderProfile;
  /** Notes that a field holds something that cannot be read; the rest of the message stands. */
  refuse(field: string): void;
}

/** Reads a time stamp; one that names no real time is refused and says nothing. */
export function readTime(segment: Hl7Segment, field: number, reading: Reading): Change<PartialDate> {
  const text = readComponent(segment, field);
  if (text === undefined || text === null) return text;
  const precision = readComponent(segment, field, 2) ?? '';
  const date = parseTimestamp(text, precision, reading.profile.timeZone);
  if (date === undefined) reading.refuse(`${segment.name}-${field}`);
  return date;
}

/** An object of those of its values that are there. */
export function present<T extends object>(values: {
  readonly [Key in keyof T]?: T[Key] | null | undefined;
}): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<T>;
}
