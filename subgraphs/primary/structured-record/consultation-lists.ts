import type { FhirList, FhirResource } from '../fhir/frame-resources.ts';
import { hasCode } from '../fhir/to-concept.ts';
import { consultationListCodes } from './clinical-area.ts';
import type { ListsByResource } from './read-lists.ts';
import type { RecordIndex } from './record-index.ts';

/** The consultation lists of a record by the encounter that they point at. */
export function toConsultationLists(
  lists: ListsByResource,
  index: RecordIndex,
): ReadonlyMap<FhirResource, readonly FhirList[]> {
  const byEncounter = new Map<FhirResource, FhirList[]>();
  for (const list of lists.values()) {
    if (!hasCode(list.code, consultationListCodes.consultation)) continue;
    const encounter = index.find(list.encounter?.reference);
    if (encounter === undefined) continue;
    const known = byEncounter.get(encounter);
    if (known === undefined) byEncounter.set(encounter, [list]);
    else known.push(list);
  }
  return byEncounter;
}
