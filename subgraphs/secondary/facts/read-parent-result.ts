import type { Hl7Segment } from '@medplum/core';
import { readComponent, readSubcomponents } from '../hl7/fields.ts';
import type { OrderSegments } from './group-by-order.ts';
import type { Reading } from './reading.ts';
import { readResult } from './read-result.ts';

/** The result that a report goes further into, such as the organism that was tested against antibiotics. */
export interface ParentResult {
  /** OBX-3 and OBX-4 of that result, which tell the reports about several of them apart. */
  readonly key: readonly string[];
  /** What that result says; absent where nothing tells it. */
  readonly words?: string;
}

/**
 * Reads which result a report is about (OBR-26; HL7 v2.5.1, 7.4.1.26): its code, its part, and its words.
 *
 * The words are those that OBR-26 repeats, and else those of the result itself where the message brings it, in the
 * report that OBR-29 names where it names one. Where several results fit and differ, none of them is taken.
 */
export function readParentResult(
  obr: Hl7Segment,
  orders: readonly OrderSegments[],
  reading: Reading,
): ParentResult | undefined {
  const observation = readSubcomponents(obr, 26);
  const [code = '', subId = ''] = [observation(1) ?? observation(2), readComponent(obr, 26, 2) ?? undefined];
  const repeated = readComponent(obr, 26, 3) ?? undefined;
  if (code === '' && repeated === undefined) return undefined;
  const words = repeated ?? findWords(code, subId, findOrders(obr, orders), reading);
  if (words === undefined) reading.refuse('OBR-26');
  return {
    key: [code, subId, ...(subId === '' ? [words ?? ''] : [])],
    ...(words === undefined ? {} : { words }),
  };
}

/** The orders that OBR-29 names by the filler's or the placer's number; all where it names none of them. */
function findOrders(obr: Hl7Segment, orders: readonly OrderSegments[]): readonly OrderSegments[] {
  const numbers = [readSubcomponents(obr, 29, 2)(1), readSubcomponents(obr, 29)(1)];
  for (const [index, field] of [3, 2].entries()) {
    const number = numbers[index];
    const named = orders.filter(
      (order) => number !== undefined && readComponent(order.obr, field) === number,
    );
    if (named.length > 0) return named;
  }
  return orders;
}

function findWords(
  code: string,
  subId: string,
  orders: readonly OrderSegments[],
  { profile }: Reading,
): string | undefined {
  // What cannot be read of another report is that report's fault.
  const silent: Reading = { profile, refuse: () => undefined };
  const words = orders
    .flatMap(({ rest }) => rest)
    .filter((segment) => segment.name === 'OBX' && (readComponent(segment, 4) ?? '') === subId)
    .flatMap((segment) => readResult(segment, silent) ?? [])
    .filter((result) => result.code.codings.some((coding) => coding.code === code))
    .flatMap(({ value }) => value ?? []);
  return new Set(words).size === 1 ? words[0] : undefined;
}
