import { hash } from 'node:crypto';
import type { Caller } from '../../../schema/runtime/caller.ts';
import { toGraphError } from '../../../schema/runtime/graph-error.ts';
import type { Scope } from '../../../schema/runtime/scopes.ts';

/** Refuses a value of a mutation's input, by the name of the field. */
export function refuseInput(reason: string, message: string) {
  return toGraphError('BAD_USER_INPUT', { reason, message });
}

/** Admits why somebody opens a record: some words, without a number by which a person could be known. */
export function parseReason(text: string): string {
  const reason = text.trim().replaceAll(/\s+/g, ' ');
  if (reason.length < 10 || reason.length > 500) {
    throw refuseInput('REASON', 'The reason has 10 to 500 characters.');
  }
  // Whoever reviews it sees the reason and must not learn from it whose record it was.
  if (/\d(?:[\s-]?\d){8,}/.test(reason)) {
    throw refuseInput('REASON', 'The reason must not hold a number by which the person could be known.');
  }
  return reason;
}

/** Admits a whole number between two others, or a default where none is given. */
export function parseWhole(
  given: number | null | undefined,
  { least, most, otherwise, reason }: { least: number; most: number; otherwise: number; reason: string },
): number {
  const value = given ?? otherwise;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw refuseInput(reason, `This is a whole number from ${least} to ${most}.`);
}

/** Turns a caller's own key for a call into one that nobody else's key can be taken for. */
export function toOnce(caller: Caller, call: string, key: string): string {
  if (key.length === 0 || key.length > 200) {
    throw refuseInput('IDEMPOTENCY_KEY', 'The key has 1 to 200 characters.');
  }
  return hash('sha256', JSON.stringify([caller.issuer, caller.subject, call, key]), 'base64url');
}

/** Fails with `FORBIDDEN` where the caller has not the scope for a call. */
export function demandScope(caller: Caller, scope: Scope): void {
  if (!caller.scopes.includes(scope)) throw toGraphError('FORBIDDEN');
}

/** Writes an instant of the store as the graph writes instants. */
export function toInstant(text: string): string {
  return new Date(text).toISOString();
}

/** Asks the store, and fails with `ACCESS_UNDECIDED` while it is away. */
export async function askStore<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw toGraphError('ACCESS_UNDECIDED', { cause });
  }
}
