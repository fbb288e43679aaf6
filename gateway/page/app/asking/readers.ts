import { isList, isObject, type Json, textAt } from '../answer/json.ts';

/** Somebody as whom the sandbox lets one ask. */
export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly role: string;
  readonly organisation: string;
}

/** Finds out as whom one can ask; nobody where the gateway does not tell callers apart. */
export async function fetchReaders(): Promise<readonly Reader[]> {
  try {
    const response = await fetch('/sandbox/personas');
    if (!response.ok) return [];
    const found = (await response.json()) as Json;
    return isList(found) ? found.flatMap(parseReader) : [];
  } catch {
    return [];
  }
}

function parseReader(value: Json): Reader[] {
  if (!isObject(value)) return [];
  const { organisation, role } = value;
  const id = textAt(value, 'id');
  if (id === undefined) return [];
  return [
    {
      id,
      name: textAt(value, 'name') ?? id,
      description: textAt(value, 'description') ?? '',
      role: toText(role),
      organisation: toText(organisation),
    },
  ];
}

function toText(value: Json | undefined): string {
  if (isObject(value)) return textAt(value, 'name') ?? textAt(value, 'display') ?? '';
  return typeof value === 'string' ? value : '';
}

/** A reader in a line. */
export function toReaderName({ name, role }: Reader): string {
  return role === '' ? name : `${name}, ${role}`;
}
