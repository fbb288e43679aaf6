import { z } from 'zod';
import type { FhirReference } from '../fhir/elements.ts';
import type { RecordIndex } from '../structured-record/record-index.ts';

const location = z.object({ resourceType: z.literal('Location'), name: z.string().optional() });

/** The name of the place that a reference points at or that it names; `undefined` where neither says it. */
export function toPlaceName(pointer: FhirReference | undefined, index: RecordIndex): string | undefined {
  return location.safeParse(index.find(pointer?.reference)).data?.name ?? pointer?.display;
}
