import type { z } from 'zod';
import { type Failed, failed, type Withheld } from '../../kit/outcome.ts';
import { eventPage } from './api-shapes.ts';
import type { CallContext, CouncilClient } from './council-client.ts';

/** What a council listed of one person: entries as they came, and whether there may be more. */
export interface Listed {
  readonly kind: 'listed';
  readonly entries: readonly unknown[];
  readonly isCutShort: boolean;
}

/** The most pages of events that are read for one person. */
export const maximumPages = 50;

/** Reads a list that comes whole, under the name that the council gives it. */
export async function readList(
  client: CouncilClient,
  personId: number,
  path: string,
  shape: z.ZodType<readonly unknown[]>,
  context: CallContext,
): Promise<Listed | Failed | Withheld> {
  const reply = await client.readOfPerson(personId, path, context);
  if (reply.kind !== 'found') return reply;
  const parsed = shape.safeParse(reply.value);
  if (!parsed.success) return failed('SOURCE_BAD_CONTENT');
  return { kind: 'listed', entries: parsed.data, isCutShort: false };
}

/**
 * Reads a person's events page by page.
 *
 * A cursor that comes back a second time, a page that fails after others were read, and more pages than are
 * read at most cut the list short; only a first page that fails leaves nothing known.
 */
export async function readEvents(
  client: CouncilClient,
  personId: number,
  context: CallContext,
): Promise<Listed | Failed | Withheld> {
  const entries: unknown[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let page = 1; page <= maximumPages; page += 1) {
    const start = cursor === undefined ? '' : `cursor=${encodeURIComponent(cursor)}&`;
    const reply = await client.readOfPerson(personId, `events?${start}limit=50`, context);
    if (reply.kind === 'withheld') return reply;
    const parsed = reply.kind === 'found' ? eventPage.safeParse(reply.value) : undefined;
    if (parsed?.success !== true) {
      if (page > 1) return { kind: 'listed', entries, isCutShort: true };
      return reply.kind === 'failed' ? reply : failed('SOURCE_BAD_CONTENT');
    }
    entries.push(...parsed.data.events);
    const { nextCursor } = parsed.data;
    if (nextCursor === null || nextCursor === undefined || nextCursor === '') {
      return { kind: 'listed', entries, isCutShort: false };
    }
    if (seen.has(nextCursor)) return { kind: 'listed', entries, isCutShort: true };
    seen.add(nextCursor);
    cursor = nextCursor;
  }
  return { kind: 'listed', entries, isCutShort: true };
}
