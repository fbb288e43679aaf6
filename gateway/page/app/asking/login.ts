import { isObject, type Json, textAt } from '../answer/json.ts';
import { type Credentials, CredentialsRefused } from './credentials.ts';
import type { Reader } from './readers.ts';

/** A login that the browser keeps, where no script can read it; it is named here so that the page can ask with it. */
export interface Login {
  readonly id: string;
  readonly reader: Reader;
}

/** Finds out who is logged in; `undefined` where nobody is. Throws where that cannot be found out. */
export async function fetchLogin(): Promise<Login | undefined> {
  const response = await fetch('/login/who');
  if (response.status === 401) return undefined;
  const given = (await response.json()) as Json;
  const id = isObject(given) ? textAt(given, 'id') : undefined;
  if (!response.ok || !isObject(given) || id === undefined)
    throw new Error('It is not known who is logged in.');
  const [subject, role, organisation] = ['subject', 'role', 'organisation'].map(
    (key) => textAt(given, key) ?? '',
  );
  const name = textAt(given, 'name') ?? '';
  return {
    id,
    reader: {
      // The same person in another role is another reader.
      id: JSON.stringify([subject, role, organisation]),
      name,
      role: role ?? '',
      organisation: organisation ?? '',
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
