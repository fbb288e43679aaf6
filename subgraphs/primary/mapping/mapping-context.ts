import type { Organisation, Provenance } from '../../../schema/generated/shared.ts';
import type { z } from 'zod';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { readTolerantly } from '../fhir/read-tolerantly.ts';
import type { RecordIndex } from '../structured-record/record-index.ts';
import type { Tally } from '../structured-record/tally.ts';

/** What mapping a resource to the graph needs beside the resource. */
export interface MappingContext {
  readonly index: RecordIndex;
  /** The practice that keeps the record. */
  readonly practice: Organisation;
  /** The record system's name. */
  readonly product: string;
  /** The day on which the record is read, in the practice's time zone. */
  readonly today: string;
  /** The graph's id of a resource; `undefined` where the resource carries nothing to tell it by. */
  readonly toId: (type: string, resource: FhirResource) => string | undefined;
  readonly tally: Tally;
}

/** Reads a resource that is to be mapped and counts the details that it lost. */
export function readItem<Shape extends z.ZodObject>(
  shape: Shape,
  resource: FhirResource,
  context: MappingContext,
): z.output<Shape> | undefined {
  const reading = readTolerantly(shape, resource);
  if (reading === undefined) return undefined;
  context.tally.lostDetails += reading.lostDetails;
  return reading.value;
}

/** Says where an item comes from; a record that is read live was not received before. */
export function toProvenance(context: MappingContext, recordedAt: string | undefined): Provenance {
  return {
    setting: 'PRIMARY',
    organisation: context.practice,
    system: context.product,
    recordedAt: recordedAt ?? null,
    receivedAt: null,
  };
}

/** Joins notes, each once and in their order; `null` where there is none. */
export function joinNotes(notes: readonly (string | undefined)[]): string | null {
  const written = notes.flatMap((note) => note?.trim() || []);
  return written.length === 0 ? null : [...new Set(written)].join('\n');
}
