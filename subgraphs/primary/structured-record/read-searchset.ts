import { type Failed, failed, found } from '../../kit/outcome.ts';
import { withLabels } from '../../kit/record-labels.ts';
import { searchsetBundle } from '../fhir/document-resources.ts';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { toLabels } from '../fhir/to-labels.ts';
import { isRefused, type MappingContext, type Refused } from '../mapping/mapping-context.ts';
import type { SupplierDialect } from '../suppliers/supplier-dialect.ts';
import { findModifier } from './find-refusal.ts';
import { openBundle, type RecordQuestion } from './open-bundle.ts';
import type { AreaReading } from './read-area.ts';
import { createRecordIndex } from './record-index.ts';
import { count, createTally, toTallyWarnings } from './tally.ts';

/** Which items of the answer to a search are read, and how. */
export interface SearchsetRule<Item extends object> {
  readonly type: string;
  /** Whether an item is about the person; any other is refused and counted. */
  readonly isTheirs: (resource: FhirResource) => boolean;
  readonly toItem: (resource: FhirResource, context: MappingContext) => Item | Refused;
}

/**
 * Reads the answer to a search of one person's items (FHIR STU3, a bundle of type `searchset`); nothing is left out
 * in silence.
 */
export function readSearchset<Item extends object>(
  answer: unknown,
  question: RecordQuestion,
  { type, isTheirs, toItem }: SearchsetRule<Item>,
):
  | { readonly kind: 'read'; readonly dialect: SupplierDialect; readonly reading: AreaReading<Item> }
  | Failed {
  const frame = searchsetBundle.safeParse(answer);
  if (!frame.success) return failed('SOURCE_BAD_CONTENT');
  const index = createRecordIndex(frame.data.entry ?? []);
  const opened = openBundle(index, question, { isPatientNeeded: false });
  if (opened.kind === 'failed') return opened;
  const tally = createTally();
  const context = { ...opened.context, tally };
  // What holds no resource cannot be told apart from an item that was lost.
  for (let lost = (frame.data.entry ?? []).length - index.all.length; lost > 0; lost -= 1) {
    count(tally, 'refused', 'entry without a resource');
  }
  const items = index.ofType(type).flatMap((resource) => {
    tally.listed += 1;
    const item = isTheirs(resource)
      ? (findModifier(resource) ?? toItem(resource, context))
      : { refused: `${type} about someone else` };
    if (!isRefused(item)) return [withLabels(item, toLabels(resource))];
    count(tally, 'refused', item.refused);
    return [];
  });
  const isPaged = (frame.data.link ?? []).some(({ relation }) => relation === 'next');
  const warnings = [
    ...toTallyWarnings(tally),
    ...(isPaged ? [{ code: 'OTHER' as const, message: 'The practice sent only a part of its list.' }] : []),
  ];
  return { kind: 'read', dialect: opened.dialect, reading: { outcome: found(items), warnings, tally } };
}
