import { measureKinds, type MeasureKind, type MeasureKindName } from './kinds.ts';
import { convert, toUcum, toUcumCode } from './units.ts';

/** An amount as a supplier sent it. */
export interface SentAmount {
  /** The number as it was written, so that no digit is lost. */
  readonly value: number;
  readonly comparator?: '<' | '<=' | '>' | '>=' | undefined;
  readonly unit?: string | undefined;
  readonly system?: string | undefined;
  readonly code?: string | undefined;
}

/** An amount in the unit of its kind; for a kind that is not known, as it was sent. */
export interface Measure {
  readonly value: number;
  readonly comparator: SentAmount['comparator'] | null;
  readonly unit: string | null;
  readonly ucum: string | null;
}

/** Why an amount stands only as it was sent. */
export type MeasureConcern = 'UNIT_NOT_CONVERTED' | 'IMPLAUSIBLE_VALUE';

/** What became of an amount: what it is compared by, or why it cannot be. */
export type Measured =
  | { readonly measure: Measure; readonly concern?: never }
  | { readonly measure: null; readonly concern: MeasureConcern };

/** Writes an amount in the unit of its kind. Nothing is guessed: without a unit an amount of a known kind is none. */
export function toMeasure(kind: MeasureKindName | undefined, sent: SentAmount): Measured {
  const comparator = sent.comparator ?? null;
  if (kind === undefined) {
    const unit = sent.unit ?? sent.code ?? null;
    return { measure: { value: sent.value, comparator, unit, ucum: toUcumCode(sent) ?? null } };
  }
  const { ucum, unit, least, most, decimals }: MeasureKind = measureKinds[kind];
  const from = toUcum(sent.code, sent.unit);
  const value = from === undefined ? undefined : convert(kind, sent.value, from);
  if (value === undefined) return { measure: null, concern: 'UNIT_NOT_CONVERTED' };
  if (value < least || value > most) return { measure: null, concern: 'IMPLAUSIBLE_VALUE' };
  // What was converted is no more exact than the device was.
  const shown = from === ucum ? sent.value : Number(value.toFixed(decimals));
  return { measure: { value: shown, comparator, unit, ucum } };
}

/** An amount as it was sent, as a person reads it, such as `126 mg/dL`. */
export function toOriginal({ value, comparator, unit, code }: SentAmount): string {
  const written = unit ?? code;
  return `${comparator ?? ''}${value}${written === undefined ? '' : written === '%' ? '%' : ` ${written}`}`;
}
