import type { Organisation, Provenance } from '../../../schema/generated/shared.ts';
import type { z } from 'zod';
import type { FhirResource } from '../fhir/frame-resources.ts';
import { readTolerantly } from '../fhir/read-tolerantly.ts';
import type { RecordIndex } from '../structured-record/record-index.ts';
import { count, type Tally } from '../structured-record/tally.ts';
import { toPlace } from '../structured-record/to-place.ts';
import type { RolesByPractitioner } from './to-actor.ts';

/** What mapping a resource to the graph needs beside the resource. */
export interface MappingContext {
  readonly index: RecordIndex;
  /** The practice that keeps the record. */
  readonly practice: Organisation;
  /** The record system's name. */
  readonly product: string;
  /** The day on which the record is read, in the practice's time zone. */
  readonly today: string;
  /** What the people of the record are. */
  readonly roles: RolesByPractitioner;
  /** The graph's id of a resource; `undefined` where the resource carries nothing to tell it by. */
  readonly toId: (type: string, resource: FhirResource) => string | undefined;
  readonly tally: Tally;
}

/** An item could not be made of a resource; the place, a name of the specification, says why. */
export interface Refused {
  readonly refused: string;
}

/** Tells whether an item could not be made. */
export function isRefused(item: object): item is Refused {
  return 'refused' in item;
}

/** Refuses a resource because of one of its fields. */
export function refuse(resource: FhirResource, field: string): Refused {
  return { refused: toPlace(resource, field) };
}

/**
 * Reads a resource that is to be mapped and counts the details that it lost.
 *
 * @param essential the fields without which the item would say something else, such as that a vaccine was given.
 */
export function readItem<Shape extends z.ZodObject>(
  shape: Shape,
  resource: FhirResource,
  context: MappingContext,
  essential: readonly (keyof z.output<Shape> & string)[] = [],
): z.output<Shape> | undefined {
  const reading = readTolerantly(shape, resource, essential);
  if (reading === undefined) return undefined;
  for (const field of [...reading.lost, ...toUnreadChoices(shape, resource)]) {
    count(context.tally, 'lostDetails', toPlace(resource, field));
  }
  if (context.index.isCleaned(resource)) context.tally.markup += 1;
  return reading.value;
}

/** Elements that FHIR lets a sender give in one of several types (`value[x]`). */
const choices = ['value', 'effective', 'onset', 'abatement', 'occurrence'] as const;

/** The choices of a shape that a resource makes in a type that is not read, such as an age at onset. */
function toUnreadChoices(shape: z.ZodObject, resource: FhirResource): readonly string[] {
  const isOf = (choice: string) => (name: string) =>
    name.startsWith(choice) && /^[A-Z]/.test(name.slice(choice.length));
  return choices
    .filter((choice) => Object.keys(shape.shape).some(isOf(choice)))
    .filter((choice) =>
      Object.keys(resource).some((name) => isOf(choice)(name) && !Object.hasOwn(shape.shape, name)),
    )
    .map((choice) => `${choice}[x]`);
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
