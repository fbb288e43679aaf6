import type { SourceWarning } from '../../../schema/generated/shared.ts';
import { absent, type Contribution, failed, found } from '../../kit/outcome.ts';
import type { OwnedRow } from './admit-items.ts';
import { type HospitalSource, toFreshness } from './hospital-sources.ts';
import type { KnownAs } from './known-as.ts';
import type { ToldRow } from './rows.ts';

/** What there is to say of one source for one person. */
export interface ContributionParts<Row, Item> {
  readonly source: HospitalSource;
  readonly knownAs: KnownAs;
  /** The rows of the source's trust that are about one of the person's numbers. */
  readonly rows: readonly OwnedRow<Row>[];
  /** Makes the graph's items of a row that is surely this person's. */
  readonly toItems: (row: Row) => readonly Item[];
  /** Whether the hospital marked a row as confidential, so that it is left out. */
  readonly isConfidential: (row: Row) => boolean;
  readonly now: number;
}

const sentences = {
  someoneElse: 'Records that may be about someone else were left out.',
  unreadable: 'Some items could not be read and were left out.',
  setAside: 'Messages about this person could not be read and were left out.',
  awaiting: 'Messages that arrived are still waiting to be filed.',
  confidential: 'Items marked confidential were left out.',
  bornAnotherDay: 'The hospital holds another date of birth for this person.',
  details: 'Details of some items could not be read and were left out.',
} as const;

/** Says what one source contributes to one area of one person's record. */
export function toContribution<Row extends ToldRow, Item extends { readonly id: string }>(
  parts: ContributionParts<Row, Item>,
): Contribution<Item> {
  const { source, knownAs, rows, now } = parts;
  const { identity } = source;
  if (source.lastSentAt === undefined) return { source: identity, outcome: failed('FEED_SILENT') };
  if (knownAs.isSomeoneElse) return { source: identity, outcome: failed('SOURCE_IDENTITY_MISMATCH') };
  const certain = rows.filter(({ personKeys }) => personKeys.every((key) => knownAs.keys.has(key)));
  const readable = certain.flatMap(({ row }) => row ?? []);
  if (certain.length > 0 && readable.length === 0) {
    return { source: identity, outcome: failed('SOURCE_BAD_CONTENT') };
  }
  const open = readable.filter((row) => !parts.isConfidential(row));
  // Numbers that were merged can each bring the same item; the newest statement comes first.
  const items = new Map<string, Item>();
  for (const item of open.flatMap(parts.toItems)) if (!items.has(item.id)) items.set(item.id, item);
  const warnings: readonly (SourceWarning | undefined)[] = [
    warn('ITEMS_REFUSED', sentences.someoneElse, knownAs.isInDoubt || certain.length < rows.length),
    warn('ITEMS_REFUSED', sentences.unreadable, readable.length < certain.length),
    warn('ITEMS_REFUSED', sentences.setAside, knownAs.isSetAside),
    warn('DATA_AWAITING_FILING', sentences.awaiting, knownAs.isAwaiting),
    warn('CONFIDENTIAL_ITEMS', sentences.confidential, open.length < readable.length),
    warn('OTHER', sentences.bornAnotherDay, knownAs.isBornAnotherDay),
    warn('OTHER', sentences.details, open.some(({ faults }) => faults.length > 0) || knownAs.isUnreadable),
  ];
  return {
    source: identity,
    outcome: items.size === 0 ? absent : found([...items.values()]),
    ...toFreshness(source, now),
    warnings: warnings.filter((warning) => warning !== undefined),
  };
}

function warn(code: SourceWarning['code'], message: string, applies: boolean): SourceWarning | undefined {
  return applies ? { code, message } : undefined;
}
