import type { Participant } from '../../../schema/generated/shared.ts';
import type { FhirMedicationRequest } from '../fhir/clinical-resources.ts';
import type { MappingContext } from './mapping-context.ts';
import { toActor, toOrganisation } from './to-actor.ts';

/**
 * Who prescribed a medicine: whoever requested it, who is named where it was prescribed at another practice, else
 * whoever authorised it (`recorder`; GP Connect, MedicationRequest).
 *
 * @param isElsewhere whether another organisation prescribes it; who recorded it here is then not who prescribed it.
 */
export function toPrescriber(
  plan: FhirMedicationRequest | undefined,
  isElsewhere: boolean,
  { roles, index }: MappingContext,
): Participant | null {
  const { requester, recorder } = plan ?? {};
  const { agent, onBehalfOf } = requester ?? {};
  const asked = toActor(agent, roles, index);
  const behalf = toActor(onBehalfOf, roles, index);
  const organisation =
    toOrganisation(onBehalfOf?.reference, index) ??
    (onBehalfOf?.display === undefined ? undefined : { odsCode: null, name: onBehalfOf.display });
  if (asked !== undefined) return organisation === undefined ? asked : { ...asked, organisation };
  return behalf ?? (isElsewhere ? null : (toActor(recorder, roles, index) ?? null));
}
