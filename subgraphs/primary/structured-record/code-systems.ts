import { codeableConcept } from '../fhir/elements.ts';
import type { RecordIndex } from './record-index.ts';

/** The systems of the codes of a record's items. */
export function toCodeSystems(index: RecordIndex): ReadonlySet<string> {
  const systems = new Set<string>();
  for (const resource of index.all) {
    const { data } = codeableConcept.safeParse(resource['code']);
    for (const { system } of data?.coding ?? []) if (system !== undefined) systems.add(system);
  }
  return systems;
}
