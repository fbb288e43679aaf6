import { hash } from 'node:crypto';
import { z } from 'zod';
import type { SeenAnswer } from './receipt.ts';

/** How many items a receipt names, so that its size is bounded. */
const mostItems = 2000;

const answerShape = z.object({
  data: z.unknown(),
  extensions: z
    .object({
      completeness: z
        .array(
          z.object({
            setting: z.string().optional(),
            state: z.string(),
            reasonCode: z.string().optional(),
          }),
        )
        .default([]),
    })
    .loose()
    .default({ completeness: [] }),
});

/**
 * Sees what an answer's text shows; `undefined` where it holds nothing of anybody, or is no answer of a graph.
 *
 * @param written the answer without spaces and without a receipt, where that is at hand
 */
export function seeAnswer(text: string, written?: string): SeenAnswer | undefined {
  const parsed = answerShape.safeParse(readJson(text));
  if (!parsed.success || parsed.data.data === null || parsed.data.data === undefined) return undefined;
  const { data, extensions } = parsed.data;
  const items = new Map<string, string>();
  const paths = new Set<string>();
  see(data, '', { items, paths });
  if (paths.size === 0) return undefined;
  const named = [...items].slice(0, mostItems);
  return {
    response: digest(written ?? toUnreceipted(text)),
    items: named,
    ...(items.size > named.length ? { moreItems: items.size - named.length } : {}),
    paths: [...paths].toSorted(),
    completeness: extensions.completeness.map(({ setting = 'GRAPH', state, reasonCode }) =>
      [setting, state, ...(reasonCode === undefined ? [] : [reasonCode])].join(' '),
    ),
  };
}

/** The text of an answer as it was before a receipt was put in, whatever spaces it was saved with. */
export function toUnreceipted(text: string): string {
  const answer = readJson(text);
  if (!isRecord(answer) || !isRecord(answer['extensions'])) return JSON.stringify(answer);
  const { receipt: _receipt, ...extensions } = answer['extensions'];
  return JSON.stringify({ ...answer, extensions });
}

/** The digest of a text. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url');
}

interface Seen {
  readonly items: Map<string, string>;
  readonly paths: Set<string>;
}

function see(value: unknown, path: string, seen: Seen): void {
  if (value === null) return;
  if (Array.isArray(value)) {
    // That a list was empty was seen as well.
    if (value.length === 0) seen.paths.add(path);
    for (const each of value) see(each, path, seen);
    return;
  }
  if (!isRecord(value)) {
    seen.paths.add(path);
    return;
  }
  const { id } = value;
  if (typeof id === 'string') {
    // The same item can stand in several places with other fields: all that was seen of it counts.
    const before = seen.items.get(id);
    const version = digest(JSON.stringify(value));
    seen.items.set(
      id,
      before === undefined || before === version ? version : digest([before, version].toSorted().join()),
    );
  }
  for (const [key, part] of Object.entries(value)) see(part, path === '' ? key : `${path}.${key}`, seen);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
