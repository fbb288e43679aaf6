import type { Hl7Message, Hl7Segment } from '@medplum/core';

/** The segments of a message that belong to one person. */
export interface PersonSegments {
  readonly pid: Hl7Segment;
  readonly mrg?: Hl7Segment;
  readonly pv1?: Hl7Segment;
  readonly pv2?: Hl7Segment;
  readonly al1: readonly Hl7Segment[];
  readonly dg1: readonly Hl7Segment[];
  readonly pr1: readonly Hl7Segment[];
  readonly iam: readonly Hl7Segment[];
  /** All of them, in their order. */
  readonly all: readonly Hl7Segment[];
}

/** Cuts a message at each PID segment: most are about one person, a swap of beds is about two. */
export function groupByPerson(message: Hl7Message): readonly PersonSegments[] {
  const groups: (Hl7Segment[] & { 0: Hl7Segment })[] = [];
  for (const segment of message.segments) {
    if (segment.name === 'PID') groups.push([segment]);
    else groups.at(-1)?.push(segment);
  }
  return groups.map(toPersonSegments);
}

function toPersonSegments(group: readonly Hl7Segment[] & { 0: Hl7Segment }): PersonSegments {
  const first = (name: string) => group.find((segment) => segment.name === name);
  const all = (name: string) => group.filter((segment) => segment.name === name);
  const mrg = first('MRG');
  const pv1 = first('PV1');
  const pv2 = first('PV2');
  return {
    pid: group[0],
    al1: all('AL1'),
    dg1: all('DG1'),
    pr1: all('PR1'),
    iam: all('IAM'),
    all: group,
    ...(mrg === undefined ? {} : { mrg }),
    ...(pv1 === undefined ? {} : { pv1 }),
    ...(pv2 === undefined ? {} : { pv2 }),
  };
}
