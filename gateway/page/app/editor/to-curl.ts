import type { JsonObject } from '../answer/json.ts';

/** What a question is written from. */
export interface WrittenQuestion {
  readonly query: string;
  readonly variables: JsonObject;
  readonly operationName?: string;
}

/**
 * Writes a question as a command. The token is named, not written; the body goes in by standard input, so that no
 * number stands in an address or in a list of processes.
 */
export function toCurl(
  url: string,
  { query, variables, operationName }: WrittenQuestion,
  needsToken: boolean,
): string {
  const body = JSON.stringify({ query, variables, operationName }, undefined, 2);
  return [
    `curl --silent --show-error '${url}' \\`,
    "  --header 'content-type: application/json' \\",
    ...(needsToken ? ['  --header "authorization: Bearer $TOKEN" \\'] : []),
    `  --data-binary @- <<'${toMark(body)}'`,
    body,
    toMark(body),
    '',
  ].join('\n');
}

/** A mark for the end of the body that does not stand in it. */
function toMark(body: string): string {
  let mark = 'QUESTION';
  while (body.split('\n').includes(mark)) mark += '_';
  return mark;
}
