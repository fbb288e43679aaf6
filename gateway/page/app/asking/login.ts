import { isObject, type Json, textAt } from '../answer/json.ts';
import { type Credentials, CredentialsRefused } from './credentials.ts';
import type { Reader } from './readers.ts';

/** A login that the browser keeps, where no script can read it; it is named here so that the page can ask with it. */
export interface Login {
  readonly id: string;
  readonly reader: Reader;
}

/** Finds out who is logged in; `undefined` where nobody is. */
export async function fetchLogin(): Promise<Login | undefined> {
  const response = await fetch('/login/who');
  const given: Json = response.ok ? ((await response.json()) as Json) : null;
  const id = isObject(given) ? textAt(given, 'id') : undefined;
  if (!isObject(given) || id === undefined) return undefined;
  return {
    id,
    reader: {
      id: textAt(given, 'subject') ?? '',
      name: textAt(given, 'name') ?? '',
      role: textAt(given, 'role') ?? '',
      organisation: textAt(given, 'organisation') ?? '',
      description: '',
    },
  };
}

/** Builds what asks with the login of the browser, as long as it is the same person's. */
export function createLoginCredentials(): Credentials {
  let known: Login | undefined;
  return {
    async get(readerId) {
      known ??= await fetchLogin();
      if (known === undefined) throw new CredentialsRefused('loginEnded');
      if (known.reader.id !== readerId) {
        known = undefined;
        throw new CredentialsRefused('loginChanged');
      }
      return toHeaders(known);
    },
    drop() {
      known = undefined;
    },
  };
}

/** Logs out, and tells where to go then; fails where the gateway does not answer. */
export async function logOut(): Promise<string> {
  const login = await fetchLogin();
  const response = await fetch('/logout', {
    method: 'POST',
    headers: login === undefined ? {} : toHeaders(login),
  });
  const given: Json = response.ok ? ((await response.json()) as Json) : null;
  const next = isObject(given) ? textAt(given, 'next') : undefined;
  if (next === undefined) throw new Error('Nobody was logged out.');
  return next;
}

function toHeaders({ id }: Login): Readonly<Record<string, string>> {
  return { 'x-caregraph-login': id };
}
