import type { Hl7Segment } from '@medplum/core';
import { parseNhsNumber } from '../../../schema/runtime/nhs-number.ts';
import { readComponent, type Repetition, readRepetitions } from '../hl7/fields.ts';
import type { Dialect } from '../profiles/dialects.ts';
import type { HospitalNumber } from './hospital-message.ts';
import type { Reading } from './reading.ts';

/** The numbers by which a message names a person. */
export interface Identifiers {
  readonly hospitalNumber?: HospitalNumber;
  readonly nhsNumber?: string;
}

/**
 * Reads PID-3: the NHS number under any of the sender's labels for it, and the hospital's own number. Senders of
 * older versions put either, with its type, into PID-2, or the NHS number into PID-4.
 *
 * An NHS number that fails its check digit, or that PID-32 says is not verified, is refused and joins nothing.
 */
export function readIdentifiers(segment: Hl7Segment, reading: Reading): Identifiers {
  const repetitions = readRepetitions(segment, 3) ?? [];
  const { dialect } = reading.profile;
  const other = readRepetitions(segment, 2) ?? [];
  const external = other.filter((repetition) => repetition(5) !== undefined);
  const alternate = readRepetitions(segment, 4) ?? [];
  const national = [...repetitions, ...other, ...alternate].filter((repetition) =>
    isNhsNumber(repetition, dialect),
  );
  const numbers = new Set(national.flatMap((repetition) => toNhsNumber(repetition, reading)));
  // Two different numbers for one person say nothing about which is theirs.
  if (numbers.size > 1) reading.refuse('PID-3 NHS number');
  const [nhsNumber] = numbers.size === 1 && isVerified(segment, reading) ? numbers : [];
  const local = [...repetitions, ...external].filter((repetition) => !isNhsNumber(repetition, dialect));
  const hospitalNumber = toHospitalNumber(local, reading);
  return {
    ...(nhsNumber === undefined ? {} : { nhsNumber }),
    ...(hospitalNumber === undefined ? {} : { hospitalNumber }),
  };
}

/** Reads MRG-1: the hospital number that was in use before; without an authority it has the person's own. */
export function readFormerNumber(
  segment: Hl7Segment,
  current: HospitalNumber | undefined,
  reading: Reading,
): HospitalNumber | undefined {
  const repetitions = (readRepetitions(segment, 1) ?? []).filter(
    (repetition) => !isNhsNumber(repetition, reading.profile.dialect),
  );
  const former = toHospitalNumber(repetitions, reading);
  if (former === undefined || former.authority !== '' || current === undefined) return former;
  return repetitions[0]?.(4) === undefined ? { ...former, authority: current.authority } : former;
}

function isNhsNumber(repetition: Repetition, { nhsNumberLabels }: Dialect): boolean {
  return nhsNumberLabels.some(
    ({ authority, type }) =>
      (authority === undefined || isAuthority(repetition, authority)) &&
      (type === undefined || repetition(5) === type),
  );
}

/** Tells whether an authority (CX.4) has a name, or a universal id such as an OID. */
function isAuthority(repetition: Repetition, name: string): boolean {
  return repetition(4, 'first') === name || repetition(4, 'second') === name;
}

function toNhsNumber(repetition: Repetition, reading: Reading): readonly string[] {
  const text = repetition(1);
  if (text === undefined) return [];
  const parsed = parseNhsNumber(text);
  if (parsed.ok) return [parsed.nhsNumber];
  reading.refuse('PID-3 NHS number');
  return [];
}

/** What PID-32 says of a number that is not "present and verified": statuses 02 to 08 of the NHS Data Dictionary. */
const unverified = /^0?[2-8]$|^trace|\bnot (?:traced|present|verified)/i;

function isVerified(segment: Hl7Segment, reading: Reading): boolean {
  const status = readComponent(segment, 32);
  const isVerified = !unverified.test(status ?? '');
  if (!isVerified) reading.refuse('PID-32');
  return isVerified;
}

function toHospitalNumber(
  repetitions: readonly Repetition[],
  { profile }: Reading,
): HospitalNumber | undefined {
  const { hospitalNumberTypes } = profile.dialect;
  const chosen =
    repetitions.find((repetition) => hospitalNumberTypes.includes(repetition(5) ?? '')) ??
    repetitions.find((repetition) => repetition(5) === undefined);
  const value = chosen?.(1);
  if (value === undefined) return undefined;
  // Two authorities that have no name but an id must not be taken for one.
  const authority = chosen?.(4, 'first') ?? chosen?.(4, 'second') ?? '';
  return { value, authority: authority === profile.organisation.odsCode ? '' : authority };
}
