import { isList, isObject, type Json, type JsonObject, listAt } from '../answer/json.ts';
import type { Answer, AnswerError } from '../asking/answer.ts';

/** Where an answer goes on. */
export interface NextPage {
  readonly path: readonly string[];
  readonly cursor: string;
}

/** Finds the list of an answer that has a next page; `undefined` where there is none that the query can ask for. */
export function findNextPage({ data, question }: Answer): NextPage | undefined {
  if (!/\$after\b/.test(question.query) || data === undefined) return undefined;
  const [first, ...others] = findOpenLists(data, []);
  return others.length === 0 ? first : undefined;
}

/** The names of the lists of an answer that go on after what is shown, each once. */
export function nameOpenLists({ data }: Answer): readonly string[] {
  const lists = data === undefined ? [] : findOpenLists(data, []);
  return [...new Set(lists.map(({ path }) => path.findLast((key) => key !== '[]') ?? ''))];
}

function findOpenLists(value: Json, path: readonly string[]): NextPage[] {
  if (isList(value)) return value.flatMap((item) => findOpenLists(item, [...path, '[]']));
  if (!isObject(value)) return [];
  const { pageInfo } = value;
  const own =
    isObject(pageInfo) && pageInfo['hasNextPage'] === true
      ? [{ path, cursor: typeof pageInfo['endCursor'] === 'string' ? pageInfo['endCursor'] : '' }]
      : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, inner]) => findOpenLists(inner ?? null, [...path, key])),
  ];
}

/** Joins the next page of a list to what is known; what its sources said of either page is kept. */
export function joinPages(whole: Answer, page: Answer, path: readonly string[]): Answer | undefined {
  const joined = joinAt(whole.data, page.data, path);
  if (joined === undefined) return undefined;
  // What is put together was never sent so, and no receipt is about it.
  const { sent: _sent, ...rest } = whole;
  return {
    ...rest,
    data: joined,
    errors: [...whole.errors, ...page.errors.map((error) => moveError(error, path, countItems(whole, path)))],
    extensions: page.extensions,
    bytes: whole.bytes + page.bytes,
    milliseconds: whole.milliseconds + page.milliseconds,
  };
}

function joinAt(
  whole: JsonObject | undefined,
  page: JsonObject | undefined,
  path: readonly string[],
): JsonObject | undefined {
  if (whole === undefined || page === undefined) return undefined;
  const [key, ...rest] = path;
  if (key === undefined) {
    if (listAt(page, 'edges').length === 0) return undefined;
    return {
      ...page,
      edges: [...listAt(whole, 'edges'), ...listAt(page, 'edges')],
      ...(isList(whole['sources'])
        ? { sources: [...listAt(whole, 'sources'), ...listAt(page, 'sources')] }
        : {}),
    };
  }
  const inner = joinAt(toObject(whole[key]), toObject(page[key]), rest);
  return inner === undefined ? undefined : { ...whole, [key]: inner };
}

function toObject(value: Json | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** An error keeps pointing at its item after the items of earlier pages were put before it. */
function moveError(error: AnswerError, path: readonly string[], by: number): AnswerError {
  const place = error.path ?? [];
  const index = place[path.length + 1];
  const isBelow = path.every((key, position) => place[position] === key) && place[path.length] === 'edges';
  return isBelow && typeof index === 'number'
    ? { ...error, path: place.with(path.length + 1, index + by) }
    : error;
}

function countItems({ data }: Answer, path: readonly string[]): number {
  let value = data;
  for (const key of path) value = toObject(value?.[key]);
  return value === undefined ? 0 : listAt(value, 'edges').length;
}
