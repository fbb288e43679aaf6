import type { GpSlot } from '../../../schema/generated/primary.ts';
import type { SourceWarning } from '../../../schema/generated/shared.ts';
import { toInstants } from '../../../schema/runtime/partial-date.ts';
import { type Failed, failed } from '../../kit/outcome.ts';
import { schedule, slot } from '../fhir/appointment-resources.ts';
import { searchsetBundle } from '../fhir/document-resources.ts';
import { findExtension } from '../fhir/find-extension.ts';
import { toConcept } from '../fhir/to-concept.ts';
import { toActors, toRolesByPractitioner } from '../mapping/to-actor.ts';
import { toPlaceName } from '../mapping/to-place-name.ts';
import { createRecordIndex, type RecordIndex } from '../structured-record/record-index.ts';
import { count, createTally, toTallyWarnings } from '../structured-record/tally.ts';

/** The free appointments of a practice, the earliest first. */
export interface FreeSlots {
  readonly kind: 'slots';
  readonly items: readonly GpSlot[];
  readonly warnings: readonly SourceWarning[];
}

/** Reads the answer to "Search for free slots" (GP Connect Appointment Management); what is not free is refused. */
export function parseSlots(answer: unknown): FreeSlots | Failed {
  const frame = searchsetBundle.safeParse(answer);
  if (!frame.success) return failed('SOURCE_BAD_CONTENT');
  const index = createRecordIndex(frame.data.entry ?? []);
  const roles = toRolesByPractitioner(index);
  const tally = createTally();
  const items = index.ofType('Slot').flatMap((resource) => {
    const sent = slot.safeParse(resource).data;
    if (sent === undefined) {
      count(tally, 'refused', 'Slot.status');
      return [];
    }
    const plan = schedule.safeParse(index.find(sent.schedule?.reference)).data;
    const actors = plan?.actor ?? [];
    const item: GpSlot = {
      period: { start: sent.start, end: sent.end },
      service: toConcept(sent.serviceType?.[0])?.display ?? toConcept(plan?.serviceCategory)?.display ?? null,
      channel: findExtension(sent.extension, 'DeliveryChannel')?.valueCode ?? null,
      role:
        toConcept(findExtension(plan?.extension, 'PractitionerRole')?.valueCodeableConcept)?.display ?? null,
      performers: toActors(
        actors.filter(({ reference }) => isOf(reference, 'Practitioner', index)),
        roles,
        index,
      ),
      location:
        toPlaceName(
          actors.find(({ reference }) => isOf(reference, 'Location', index)),
          index,
        ) ?? null,
    };
    return [item];
  });
  const toTime = ({ period }: GpSlot) => (period.start ? toInstants(period.start).first : 0);
  return {
    kind: 'slots',
    items: items.toSorted((left, right) => toTime(left) - toTime(right)),
    warnings: toTallyWarnings(tally),
  };
}

function isOf(reference: string | undefined, type: string, index: RecordIndex): boolean {
  return reference?.includes(`${type}/`) === true || index.find(reference)?.resourceType === type;
}
