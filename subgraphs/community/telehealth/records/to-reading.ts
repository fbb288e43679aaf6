import type { ReadingVersion, TelehealthReading } from '../../../../schema/generated/community.ts';
import type { Merged } from '../merge-versions.ts';
import type { KeptVersion } from '../store/read-current.ts';
import { isUsable, type MeasuredPart, type ReadingFacts } from '../telehealth-facts.ts';
import { type SupplierItemContext, toSupplierItemId, toSupplierProvenance } from './supplier-item.ts';

/** Maps a reading as it holds now, with what was said of it before. What was entered in error has no value. */
export function toReading(
  { current, earlier }: Merged<KeptVersion<ReadingFacts>>,
  context: SupplierItemContext,
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
    text: isValue ? facts.text : null,
    components: facts.components.map((part) => ({
      code: part.code,
      value: measured(part),
      original: said(part),
    })),
    date: current.date,
    origin: facts.origin,
    device: facts.device,
    concerns: [...facts.concerns],
    note: facts.note,
    history: toSaid(current, earlier)
      .slice(isValue ? 1 : 0)
      .map(toVersion),
    provenance: toSupplierProvenance(context, current.stated, current.received),
  };
}

type Said = KeptVersion<ReadingFacts>;

/**
 * All that was said of the person, the latest first, without what was only sent again. What was said while it was taken
 * for somebody else's is nothing of this person.
 */
function toSaid(current: Said, earlier: readonly Said[]): readonly Said[] {
  const own = [current, ...earlier.filter(({ nhsNumber }) => nhsNumber === current.nhsNumber)];
  const words = own.map(({ status, date, facts }) => JSON.stringify([status, date, facts]));
  return own.filter((_, index) => words[index] !== words[index - 1]);
}

function toVersion({ status, facts, date, stated, received }: KeptVersion<ReadingFacts>): ReadingVersion {
  const parts = facts.components.flatMap(({ code, original }) =>
    original === null ? [] : [`${code.display} ${original}`],
  );
  return {
    status,
    original: facts.original ?? facts.text ?? (parts.join(', ') || null),
    date,
    stated,
    received,
  };
}
