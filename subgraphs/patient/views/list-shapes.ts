import type { z } from 'zod';
import { settingTypes } from '../../../schema/care-settings.ts';
import { createPartShapes, type PartShapes } from './parse-setting-part.ts';

/** The kinds of item that each setting has a type of its own for. */
export type ListKind = 'encounter' | 'carePlan' | 'document';

/**
 * Builds the forms of the parts of a list that a stretch of time or a kind may shorten.
 *
 * An item of another setting's type would be asked of that setting, so it makes the answer unusable.
 */
export function createListShapes<Entry extends { readonly type: string }>(
  kind: ListKind,
  shape: z.ZodType<Entry>,
): PartShapes<Entry> {
  return createPartShapes(
    (setting) => shape.refine(({ type }) => type === settingTypes[setting][kind]),
    false,
  );
}
