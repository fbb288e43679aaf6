import type {
  ReadingConcern,
  ReadingOrigin,
  ReadingVersion,
  TelehealthReading,
} from '../../../../schema/generated/community.ts';
import { isNotCompared } from '../alerts/find-crossings.ts';
import type { Threshold } from '../alerts/threshold.ts';
import type { Merged } from '../merge-versions.ts';
import type { KeptVersion } from '../store/read-current.ts';
import { foundText, isUsable, type MeasuredPart, type ReadingFacts } from '../telehealth-facts.ts';
import { type SupplierItemContext, toSupplierItemId, toSupplierProvenance } from './supplier-item.ts';

/**
 * Maps a reading as it holds now, with what was said of it before. What was entered in error has no value.
 *
 * @param thresholds all limits of the person
 */
export function toReading(
  { current, earlier }: Merged<KeptVersion<ReadingFacts>>,
  context: SupplierItemContext,
  thresholds: readonly Threshold[],
): TelehealthReading {
  const { facts, status } = current;
  const isValue = isUsable(status);
  const said = (part: MeasuredPart) => (isValue ? part.original : null);
  const measured = (part: MeasuredPart) => (isValue ? part.measure : null);
  return {
    id: toSupplierItemId(context, 'TelehealthReading', current.identifier),
    code: facts.code,
    status,
    value: measured(facts),
    original: said(facts),
    text: isValue ? toText(facts) : null,
    components: facts.components.map((part) => ({
      code: part.code,
      value: measured(part),
      original: said(part),
    })),
    date: current.date,
    origin: toOrigin(facts),
    device: facts.device,
    concerns: [...facts.concerns, ...(isValue ? toConcerns(current, thresholds) : [])],
    note: facts.note,
    history: toSaid(current, earlier)
      .slice(isValue ? 1 : 0)
      .map(toVersion),
    provenance: toSupplierProvenance(context, current.stated, current.received),
  };
}

/** What is said in words; where nothing is, the code alone says what was found. */
function toText({ text, original, components }: ReadingFacts): string | null {
  return text === null && original === null && components.length === 0 ? foundText : text;
}

/** Whatever named no device was once kept as reported by the person. */
function toOrigin({ measuredBy, origin }: ReadingFacts): ReadingOrigin {
  return measuredBy ?? (origin === 'DEVICE' ? 'DEVICE' : 'UNKNOWN');
}

/** What the parts of a reading and the limits of the person's plans say together. */
function toConcerns(
  { status, facts }: KeptVersion<ReadingFacts>,
  thresholds: readonly Threshold[],
): readonly ReadingConcern[] {
  const sides = new Set(
    [facts, ...facts.components].map(({ beyond }) => (beyond?.hasNumber === false ? beyond.side : undefined)),
  );
  return [
    ...(sides.has('above') ? (['HIGH_WITHOUT_NUMBER'] as const) : []),
    ...(sides.has('below') ? (['LOW_WITHOUT_NUMBER'] as const) : []),
    ...(isNotCompared({ status, facts }, thresholds) ? (['LIMIT_NOT_COMPARED'] as const) : []),
  ];
}

type Said = KeptVersion<ReadingFacts>;

/**
 * All that was said of the person, the latest first, without what was only sent again. What was said while it was taken
 * for somebody else's is nothing of this person.
 */
function toSaid(current: Said, earlier: readonly Said[]): readonly Said[] {
  const own = [current, ...earlier.filter(({ nhsNumber }) => nhsNumber === current.nhsNumber)];
  // A release that knows more of who measured it is no new word of the supplier's.
  const words = own.map(({ status, date, facts }) =>
    JSON.stringify([status, date, { ...facts, measuredBy: undefined }]),
  );
  return own.filter((_, index) => words[index] !== words[index - 1]);
}

function toVersion({ status, facts, date, stated, received }: KeptVersion<ReadingFacts>): ReadingVersion {
  const parts = facts.components.flatMap(({ code, original }) =>
    original === null ? [] : [`${code.display} ${original}`],
  );
  return {
    status,
    original: facts.original ?? toText(facts) ?? (parts.join(', ') || null),
    date,
    stated,
    received,
  };
}
