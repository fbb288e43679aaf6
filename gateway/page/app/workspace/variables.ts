import { isObject, type Json, type JsonObject } from '../answer/json.ts';

/** Reads variables as they were typed; `undefined` where they are no JSON object. */
export function parseVariables(text: string): JsonObject | undefined {
  if (text.trim() === '') return {};
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Writes variables as a person reads them. */
export function printVariables(variables: JsonObject): string {
  return JSON.stringify(variables, undefined, 2);
}

/** The variables with another person, whichever way the query asks for one. */
export function withPerson(text: string, query: string, nhsNumber: string): string {
  const variables = { ...parseVariables(text) };
  delete variables['after'];
  if (/\$nhsNumbers\b/.test(query)) return printVariables({ ...variables, nhsNumbers: [nhsNumber] });
  return printVariables({ ...variables, nhsNumber });
}

/** The person that variables name first. */
export function toPerson(text: string): string {
  const { nhsNumber, nhsNumbers } = parseVariables(text) ?? {};
  if (typeof nhsNumber === 'string') return nhsNumber;
  const [first] = Array.isArray(nhsNumbers) ? (nhsNumbers as readonly Json[]) : [];
  return typeof first === 'string' ? first : '';
}

/** Tells whether a query asks about the person whom its variables name. */
export function isAboutChosen(query: string): boolean {
  return /\$nhsNumbers?\b/.test(query.replaceAll(/#[^\n]*/g, ''));
}

/** The name of the operation that a text holds, where it holds one; the first where it holds several. */
export function toOperationName(query: string): string | undefined {
  const plain = query.replaceAll(/#[^\n]*/g, '').replaceAll(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"/g, '""');
  return /\b(?:query|mutation|subscription)\s+([A-Za-z_]\w*)/.exec(plain)?.[1];
}
