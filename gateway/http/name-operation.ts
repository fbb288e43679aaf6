import { hash } from 'node:crypto';
import type { NamedOperation } from '../../schema/runtime/caller.ts';
import type { AskedOperation } from '../limits/create-operation-guard.ts';

/** Names what was asked without its text or its variables; `undefined` where no text was sent. */
export function nameOperation({ query, operationName }: AskedOperation): NamedOperation | undefined {
  if (typeof query !== 'string') return undefined;
  const name = typeof operationName === 'string' ? operationName : findOnlyName(query);
  return { hash: hash('sha256', query), ...(isName(name) ? { name } : {}) };
}

/** The name with which a text begins, as nearly all do that hold one operation. */
function findOnlyName(query: string): string | undefined {
  return /^\s*(?:query|mutation)\s+([A-Za-z_]\w*)/.exec(query)?.[1];
}

/** A name could hold a number or a day of birth, so only short ones without such a run of digits are taken. */
function isName(name: string | undefined): name is string {
  return name !== undefined && /^\w{1,64}$/.test(name) && !/\d{6}/.test(name);
}
