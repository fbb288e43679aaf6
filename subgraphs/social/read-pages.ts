import { z } from 'zod';
import { type Failed, failed, type Found, type Withheld } from '../kit/outcome.ts';

/** What a system listed of one person: entries as they came, and whether there may be more. */
export interface Listed {
  readonly kind: 'listed';
  readonly entries: readonly unknown[];
  readonly isCutShort: boolean;
}

/** The most pages of a list that are read for one person, unless more are asked for. */
export const maximumPages = 50;

/**
 * Reads a list page by page, under the name that the system gives it; a list that comes whole is one page.
 *
 * A cursor that comes back a second time, a page that fails after others were read, and more pages than are
 * read at most cut the list short; only a first page that fails leaves nothing known.
 */
export async function readPages(
  name: string,
  readPage: (cursor: string | undefined) => Promise<Found<unknown> | Failed | Withheld>,
  mostPages = maximumPages,
): Promise<Listed | Failed | Withheld> {
  const shape = z.object({ [name]: z.array(z.unknown()) });
  const entries: unknown[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let page = 1; page <= mostPages; page += 1) {
    const reply = await readPage(cursor);
    if (reply.kind === 'withheld') return reply;
    const list = reply.kind === 'found' ? shape.safeParse(reply.value).data?.[name] : undefined;
    const after = reply.kind === 'found' ? nextPage.safeParse(reply.value).data : undefined;
    if (list === undefined || after === undefined) {
      if (page > 1) return { kind: 'listed', entries, isCutShort: true };
      return reply.kind === 'failed' ? reply : failed('SOURCE_BAD_CONTENT');
    }
    entries.push(...list);
    const { nextCursor } = after;
    if (!nextCursor) return { kind: 'listed', entries, isCutShort: false };
    if (seen.has(nextCursor)) return { kind: 'listed', entries, isCutShort: true };
    seen.add(nextCursor);
    cursor = nextCursor;
  }
  return { kind: 'listed', entries, isCutShort: true };
}

const nextPage = z.object({ nextCursor: z.string().nullish() });
