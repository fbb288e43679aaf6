import { readFile } from 'node:fs/promises';
import { Kind, parse } from 'graphql';

/** Reads the text of a supergraph from a file; fails with a sentence where it cannot be read or is none. */
export async function readSupergraph(file: string | URL): Promise<string> {
  const name = file instanceof URL ? file.pathname : file;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new Error(`The supergraph cannot be read from ${name}.`, { cause });
  }
  if (!isSupergraph(text)) throw new Error(`What ${name} holds is no supergraph of Federation 2.`);
  return text;
}

/** Tells whether a text is a schema that says which subgraphs it was composed of. */
export function isSupergraph(text: string): boolean {
  try {
    return parse(text, { noLocation: true }).definitions.some(
      (definition) =>
        definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
    );
  } catch {
    return false;
  }
}
