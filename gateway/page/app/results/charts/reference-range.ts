import { isList, isObject, type Json, type JsonObject } from '../../answer/json.ts';

/** What is normal for numbers of one kind, in their unit. */
export interface ReferenceRange {
  readonly low?: number;
  readonly high?: number;
}

/** The range of normal that an item says of its own number; `undefined` where it says none, several, or another unit. */
export function toReferenceRange(item: JsonObject, unit: string): ReferenceRange | undefined {
  const { referenceRange, referenceRanges } = item;
  const given = isList(referenceRanges) ? referenceRanges : [referenceRange ?? null];
  const [range] = given;
  if (given.length !== 1 || !isObject(range)) return undefined;
  const low = toLimit(range['low'] ?? null, unit);
  const high = toLimit(range['high'] ?? null, unit);
  if (low === undefined && high === undefined) return undefined;
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

function toLimit(value: Json, unit: string): number | undefined {
  if (!isObject(value) || typeof value['value'] !== 'number') return undefined;
  return (value['unit'] ?? value['ucum'] ?? '') === unit ? value['value'] : undefined;
}

/** The one range that all who say a range agree on; what is normal can differ between laboratories and ages. */
export function toCommonRange(ranges: readonly (ReferenceRange | undefined)[]): ReferenceRange | undefined {
  const [first, ...others] = ranges.filter((range) => range !== undefined);
  const isCommon = others.every(({ low, high }) => low === first?.low && high === first?.high);
  return isCommon ? first : undefined;
}
