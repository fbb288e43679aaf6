import type { Organisation, Participant } from '../../../schema/generated/shared.ts';
import type { FhirReference } from '../fhir/elements.ts';
import { organization, practitioner, practitionerRole } from '../fhir/frame-resources.ts';
import { toConcept } from '../fhir/to-concept.ts';
import type { RecordIndex } from '../structured-record/record-index.ts';

/** The identifiers of a professional, the national ones first. */
const identifierSystems = ['https://fhir.nhs.uk/Id/sds-user-id', 'https://fhir.hl7.org.uk/Id/gmc-number'];

/**
 * The person, team or organisation that a reference points at, or that it names in place; `undefined` where it
 * says nothing of who it is.
 */
export function toActor(
  pointer: FhirReference | undefined,
  roles: RolesByPractitioner,
  index: RecordIndex,
): Participant | undefined {
  const { reference, display } = pointer ?? {};
  const resource = index.find(reference);
  if (resource?.resourceType === 'Organization') {
    const organisation = toOrganisation(reference, index);
    const name = organisation?.name ?? display ?? null;
    return {
      name,
      role: null,
      identifier: organisation?.odsCode ?? null,
      organisation: organisation ?? null,
    };
  }
  const assigned = practitionerRole.safeParse(
    resource?.resourceType === 'PractitionerRole' ? resource : undefined,
  ).data;
  const person = assigned?.practitioner?.reference ?? reference ?? '';
  const role = roles.get(person);
  const details = toPractitioner(person, index);
  const name = details.name ?? display ?? null;
  // Without a name or an identifier an entry says nothing of who took part.
  if (name === null && details.identifier === null) return undefined;
  return {
    name,
    role: toConcept(assigned?.code?.[0])?.display ?? role?.title ?? null,
    identifier: details.identifier,
    organisation: toOrganisation(assigned?.organization?.reference ?? role?.organization, index) ?? null,
  };
}

/** The participants that several references point at, each once. */
export function toActors(
  pointers: readonly (FhirReference | undefined)[],
  roles: RolesByPractitioner,
  index: RecordIndex,
): readonly Participant[] {
  const distinct = new Map(pointers.map((pointer) => [pointer?.reference ?? pointer?.display, pointer]));
  return [...distinct.values()].flatMap((pointer) => toActor(pointer, roles, index) ?? []);
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
