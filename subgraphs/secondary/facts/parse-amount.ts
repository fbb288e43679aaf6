import type { AmountFacts, RangeFacts } from './report-facts.ts';

/** A number as HL7 v2 has it (NM): zeros before and after the point may be left out. */
const number = String.raw`[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})`;
const amountPattern = new RegExp(String.raw`^(<=|>=|=|<|>|≤|≥)?\s*(${number})$`);
const rangePattern = new RegExp(String.raw`^(${number})\s*(?:-|–|to)\s*(${number})$`);

/** How comparators are written, and what the graph calls them. */
const comparators: Readonly<Record<string, string>> = { '≤': '<=', '≥': '>=' };

/** What an amount is measured in. */
export type Unit = Pick<AmountFacts, 'unit' | 'ucum'>;

/** Admits a text that is an amount, such as `7.18` or `>7.2`; anything else is only words. */
export function parseAmount(text: string, unit: Unit = {}): AmountFacts | undefined {
  const [, comparator, value] = amountPattern.exec(text.trim()) ?? [];
  if (value === undefined) return undefined;
  const isEqual = comparator === undefined || comparator === '=';
  const written = isEqual ? undefined : (comparators[comparator] ?? comparator);
  return { value: Number(value), ...(written === undefined ? {} : { comparator: written }), ...unit };
}

/** Reads what is normal (OBX-7), such as `35-104`, `>7.2` or `Negative`. */
export function parseRange(text: string, unit: Unit = {}): RangeFacts {
  const [, low, high] = rangePattern.exec(text.trim()) ?? [];
  if (low !== undefined && high !== undefined) {
    return { low: { value: Number(low), ...unit }, high: { value: Number(high), ...unit }, text };
  }
  const bound = parseAmount(text, unit);
  if (bound?.comparator?.startsWith('>')) return { low: bound, text };
  if (bound?.comparator?.startsWith('<')) return { high: bound, text };
  return { text };
}
