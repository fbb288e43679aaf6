import type { Hl7Segment } from '@medplum/core';
import type { Reading } from './reading.ts';

/** The segments of one order: OBR with what stands before the next one, and the ORC before it. */
export interface OrderSegments {
  readonly orc?: Hl7Segment;
  readonly obr: Hl7Segment;
  readonly rest: readonly Hl7Segment[];
}

/** Cuts the segments about one person at each OBR. */
export function groupByOrder(segments: readonly Hl7Segment[], reading: Reading): readonly OrderSegments[] {
  const orders: (OrderSegments & { readonly rest: Hl7Segment[] })[] = [];
  let orc: Hl7Segment | undefined;
  for (const segment of segments) {
    if (segment.name === 'ORC') orc = segment;
    else if (segment.name === 'OBR') {
      orders.push({ obr: segment, rest: [], ...(orc === undefined ? {} : { orc }) });
      orc = undefined;
    } else if (orders.length > 0) orders.at(-1)?.rest.push(segment);
    // What is observed or noted of the person as such (HL7 v2.8, 7.3.1) belongs to no report.
    else if (segment.name === 'OBX' || segment.name === 'NTE') reading.refuse(segment.name);
  }
  return orders;
}
