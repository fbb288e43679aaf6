import { parseNhsNumber } from '../../schema/runtime/nhs-number.ts';

/** Reads an NHS number that a system keeps as a number, so that leading zeros are lost. */
export function toNhsNumber(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const parsed = parseNhsNumber(String(value).trim().padStart(10, '0'));
  return parsed.ok ? parsed.nhsNumber : undefined;
}

/** A date that is not recorded, or to the month or year only, agrees with every day in it. */
export function isSameDay(left: string | null, right: string | undefined): boolean {
  return left === null || right === undefined || left.startsWith(right) || right.startsWith(left);
}
