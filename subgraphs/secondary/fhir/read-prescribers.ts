import { z } from 'zod';
import type { Organisation, Participant } from '../../../schema/generated/shared.ts';
import { concept, contained, type FhirReference, reference } from './elements.ts';
import type { FhirRecord } from './fhir-record.ts';
import { toConcepts, toParticipant } from './map/mapping.ts';
import type { FhirMedicationRequest } from './medication-shapes.ts';
import { toOwnAddress } from './own-address.ts';
import { readResource } from './read-resource.ts';

/** Tells who ordered a medicine; nobody where the order and its server do not say. */
export type FindPrescriber = (order: FhirMedicationRequest) => Participant | undefined;

/** The most people of one record who are read by themselves. */
const mostRead = 10;

const practitionerRole = z.object({
  resourceType: z.literal('PractitionerRole'),
  practitioner: reference.optional(),
  organization: reference.optional(),
  code: z.array(concept).optional(),
});

/** Reads those who ordered medicines and are only pointed at, with their role and organisation where they are told. */
export async function readPrescribers(
  orders: readonly FhirMedicationRequest[],
  record: FhirRecord,
): Promise<FindPrescriber> {
  const addresses = orders.flatMap((order) =>
    toNamed(order) === undefined ? (toAddress(order.requester, record) ?? []) : [],
  );
  const wanted = [...new Set(addresses)].slice(0, mostRead);
  const people = await Promise.all(
    wanted.map(async (address) => [address, await readPerson(address, record)] as const),
  );
  const known = new Map(people);
  return (order) => toNamed(order) ?? known.get(toAddress(order.requester, record) ?? '');
}

/** Who is named in the order itself. */
function toNamed({ requester, contained: inside }: FhirMedicationRequest): Participant | undefined {
  return toParticipant(requester, undefined, inside);
}

function toAddress(pointer: FhirReference | undefined, record: FhirRecord): string | undefined {
  return pointer && toOwnAddress(pointer, record, 'Practitioner', 'PractitionerRole');
}

async function readPerson(address: string, record: FhirRecord): Promise<Participant | undefined> {
  const given = await record.read(address);
  const role = readResource(practitionerRole, given)?.value;
  if (role === undefined) return toPerson(given, undefined);
  const { practitioner, organization, code } = role;
  const title = toConcepts(code)[0]?.display;
  const named = toParticipant(practitioner, title, undefined);
  const person = named ?? toPerson(await readPractitioner(practitioner, record), title);
  return person && { ...person, organisation: toOrganisation(organization) };
}

async function readPractitioner(pointer: FhirReference | undefined, record: FhirRecord): Promise<unknown> {
  const address = pointer && toOwnAddress(pointer, record, 'Practitioner');
  return address === undefined ? undefined : record.read(address);
}

function toPerson(given: unknown, title: string | undefined): Participant | undefined {
  const person = readResource(contained, given)?.value;
  if (person?.resourceType !== 'Practitioner') return undefined;
  return toParticipant({ reference: '#person' }, title, [{ ...person, id: 'person' }]);
}

function toOrganisation(pointer: FhirReference | undefined): Organisation | null {
  const { display, identifier } = pointer ?? {};
  if (display === undefined && identifier?.value === undefined) return null;
  const isOds = identifier?.system === 'https://fhir.nhs.uk/Id/ods-organization-code';
  return { odsCode: isOds ? (identifier.value ?? null) : null, name: display ?? null };
}
