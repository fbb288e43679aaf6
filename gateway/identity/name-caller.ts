import type { Caller } from '../../schema/runtime/caller.ts';

/** What tells one caller from all others: subjects are unique for their issuer alone. */
export function nameCaller({ issuer, subject }: Pick<Caller, 'issuer' | 'subject'>): string {
  return `${issuer} ${subject}`;
}
