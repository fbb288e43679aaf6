import { hash } from 'node:crypto';
import { z } from 'zod';
import { createSealedText } from '../../../schema/runtime/sealed-text.ts';
import type { Secret } from '../../../schema/runtime/secret.ts';
import type { Position } from './position.ts';
import type { Shown, Stretch, Trail } from './trail.ts';

/** Turns trails into the graph's opaque cursors and back. */
export interface Cursors {
  toCursor(trail: Trail, binding: string): string;
  /** The trail, or `undefined` where the cursor is not ours or was made under another binding. */
  parseCursor(cursor: string, binding: string): Trail | undefined;
}

const positionText = z.tuple([z.number().nullable(), z.string()]);
const shownText = z.tuple([z.number(), z.number(), z.boolean()]);
const stretchText = z.tuple([positionText, z.tuple([shownText, shownText, shownText, shownText])]);
const cursorText = z.tuple([
  z.string(),
  z.enum(['forwards', 'backwards']),
  positionText.nullable(),
  z.array(stretchText).min(1),
]);

type PositionText = z.infer<typeof positionText>;
type StretchText = z.infer<typeof stretchText>;

/** Builds the cursors of the joined lists; a cursor opens in every process that shares the secret. */
export function createCursors(secret: Secret): Cursors {
  const sealedText = createSealedText(secret, 'cursor');
  return {
    toCursor: ({ direction, from, stretches }, binding) =>
      sealedText.seal(
        JSON.stringify([
          toMark(binding),
          direction,
          from === null ? null : fromPosition(from),
          stretches.map(fromStretch),
        ] satisfies z.infer<typeof cursorText>),
      ),
    parseCursor(cursor, binding) {
      const text = sealedText.open(cursor);
      // What opens is ours, but a release before this one may have written it in another form.
      const parsed = cursorText.safeParse(text === undefined ? undefined : JSON.parse(text));
      if (!parsed.success) return undefined;
      const [mark, direction, from, stretches] = parsed.data;
      if (mark !== toMark(binding)) return undefined;
      return {
        direction,
        from: from === null ? null : toPosition(from),
        stretches: stretches.map(toStretch),
      };
    },
  };
}

/** The view, filters and person that a cursor belongs to are only ever compared, so their digest is enough. */
function toMark(binding: string): string {
  return hash('sha256', binding, 'base64url').slice(0, 22);
}

function fromPosition({ instant, id }: Position): PositionText {
  return [instant, id];
}

function toPosition([instant, id]: PositionText): Position {
  return { instant, id };
}

function fromStretch({ end, shown: { primary, secondary, community, social } }: Stretch): StretchText {
  return [
    fromPosition(end),
    [fromShown(primary), fromShown(secondary), fromShown(community), fromShown(social)],
  ];
}

function toStretch([end, [primary, secondary, community, social]]: StretchText): Stretch {
  return {
    end: toPosition(end),
    shown: {
      primary: toShown(primary),
      secondary: toShown(secondary),
      community: toShown(community),
      social: toShown(social),
    },
  };
}

function fromShown({ count, sum, isLacking }: Shown): z.infer<typeof shownText> {
  return [count, sum, isLacking];
}

function toShown([count, sum, isLacking]: z.infer<typeof shownText>): Shown {
  return { count, sum, isLacking };
}
