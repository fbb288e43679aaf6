import type { Organisation, Participant } from '../../../schema/generated/shared.ts';
import type { FhirEncounter } from '../fhir/clinical-resources.ts';
import { organization, practitioner, practitionerRole } from '../fhir/frame-resources.ts';
import { hasCode, toConcept } from '../fhir/to-concept.ts';
import type { RecordIndex } from '../structured-record/record-index.ts';

/** The identifiers of a professional, the national ones first. */
const identifierSystems = ['https://fhir.nhs.uk/Id/sds-user-id', 'https://fhir.hl7.org.uk/Id/gmc-number'];

/** The people who took part in a consultation, each once: who saw the person (PPRF) before who wrote it up (REC). */
export function toParticipants(
  encounter: FhirEncounter,
  roles: RolesByPractitioner,
  index: RecordIndex,
): readonly Participant[] {
  const people = new Map<
    string,
    { isPerformer: boolean; isRecorder: boolean; display?: string | undefined }
  >();
  for (const { type, individual } of encounter.participant ?? []) {
    const key = individual?.reference ?? individual?.display;
    if (key === undefined) continue;
    const person = people.get(key) ?? { isPerformer: false, isRecorder: false, display: individual?.display };
    if (type?.some((kind) => hasCode(kind, 'REC'))) person.isRecorder = true;
    if (type?.some((kind) => hasCode(kind, 'PPRF'))) person.isPerformer = true;
    people.set(key, person);
  }
  return [...people]
    .sort(([, left], [, right]) => Number(right.isPerformer) - Number(left.isPerformer))
    .flatMap(([reference, { isPerformer, isRecorder, display }]) => {
      const role = roles.get(reference);
      const isRecorderOnly = isRecorder && !isPerformer;
      const title = [role?.title, isRecorderOnly ? 'recorder' : undefined].filter(
        (part) => part !== undefined,
      );
      const details = toPractitioner(reference, index);
      const name = details.name ?? display ?? null;
      // Without a name or an identifier an entry says nothing of who took part.
      if (name === null && details.identifier === null) return [];
      const fallback = isPerformer ? 'primary performer' : null;
      return [
        {
          name,
          role: title.join(', ') || fallback,
          identifier: details.identifier,
          organisation: toOrganisation(role?.organization, index) ?? null,
        },
      ];
    });
}

/** What each practitioner of a record is, by the practitioner's reference. */
export type RolesByPractitioner = ReadonlyMap<
  string,
  { readonly title?: string | undefined; readonly organization?: string | undefined }
>;

/** Reads the PractitionerRole resources of a record; where a person has several, the first stands. */
export function toRolesByPractitioner(index: RecordIndex): RolesByPractitioner {
  const roles = new Map<string, { title?: string | undefined; organization?: string | undefined }>();
  for (const resource of index.ofType('PractitionerRole')) {
    const { data } = practitionerRole.safeParse(resource);
    const reference = data?.practitioner?.reference;
    if (data === undefined || reference === undefined || roles.has(reference)) continue;
    roles.set(reference, {
      title: toConcept(data.code?.[0])?.display,
      organization: data.organization?.reference,
    });
  }
  return roles;
}

/** The organisation that a reference points at; `undefined` where the bundle does not hold it. */
export function toOrganisation(reference: string | undefined, index: RecordIndex): Organisation | undefined {
  const { data } = organization.safeParse(index.find(reference));
  if (data === undefined) return undefined;
  const odsCode = data.identifier?.find(({ system }) => system?.endsWith('/Id/ods-organization-code'))?.value;
  return { odsCode: odsCode ?? null, name: data.name ?? null };
}

function toPractitioner(reference: string, index: RecordIndex) {
  const { data } = practitioner.safeParse(index.find(reference));
  const identifiers = data?.identifier ?? [];
  const preferred =
    identifierSystems
      .map((system) => identifiers.find((identifier) => identifier.system === system))
      .find((identifier) => identifier !== undefined) ?? identifiers[0];
  const name = data?.name?.[0];
  const parts = [...(name?.prefix ?? []), ...(name?.given ?? []), name?.family].filter(Boolean);
  return {
    name: name?.text ?? (parts.length === 0 ? undefined : parts.join(' ')),
    identifier: preferred?.value ?? null,
  };
}
