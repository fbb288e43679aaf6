import { z } from 'zod';
import type { PracticeRoute } from './practice-directory.ts';

/** The identifier systems of the Spine Directory Service FHIR API. */
export const directorySystems = {
  odsCode: 'https://fhir.nhs.uk/Id/ods-organization-code',
  interaction: 'https://fhir.nhs.uk/Id/nhsServiceInteractionId',
  asid: 'https://fhir.nhs.uk/Id/nhsSpineASID',
  partyKey: 'https://fhir.nhs.uk/Id/nhsMhsPartyKey',
} as const;

const identifiers = z.array(z.object({ system: z.string(), value: z.string() }));

const device = z.object({
  resourceType: z.literal('Device'),
  identifier: identifiers,
  extension: z
    .array(
      z.object({
        url: z.string(),
        valueReference: z
          .object({ identifier: z.object({ value: z.string().optional() }).optional() })
          .optional(),
      }),
    )
    .optional(),
});

const endpoint = z.object({
  resourceType: z.literal('Endpoint'),
  status: z.literal('active'),
  address: z.url({ protocol: /^https?$/ }),
  identifier: identifiers,
});

const searchset = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource: z.unknown() })).optional(),
});

/** What makes a resource one that a directory answer is asked for, whatever else it holds. */
const deviceKind = z.object({ resourceType: z.literal('Device') });
const endpointKind = z.object({ resourceType: z.literal('Endpoint'), status: z.literal('active') });

/**
 * The resources of a directory answer that could be read as one type; `undefined` where it is no answer at all, or
 * holds some and none can be read: a practice that is listed in a way we do not know is not one that is not listed.
 */
function readSearchset<T>(shape: z.ZodType<T>, kind: z.ZodType, json: unknown): readonly T[] | undefined {
  const bundle = searchset.safeParse(json);
  if (!bundle.success) return undefined;
  const listed = (bundle.data.entry ?? []).filter(({ resource }) => kind.safeParse(resource).success);
  const read = listed.flatMap(({ resource }) => shape.safeParse(resource).data ?? []);
  return read.length === 0 && listed.length > 0 ? undefined : read;
}

/**
 * Joins the systems and addresses that the directory lists for one interaction by their party key, and gives
 * the first pair; `absent` where there is none, `unreadable` where either answer is no directory answer.
 */
export function toRoute(devices: unknown, endpoints: unknown): PracticeRoute | 'absent' | 'unreadable' {
  const systems = readSearchset(device, deviceKind, devices);
  const addresses = readSearchset(endpoint, endpointKind, endpoints);
  if (systems === undefined || addresses === undefined) return 'unreadable';
  for (const system of systems) {
    const asid = valueOf(system.identifier, directorySystems.asid);
    const partyKey = valueOf(system.identifier, directorySystems.partyKey);
    // Without a key of its own a system must not be joined to an address that has none either.
    if (asid === undefined || partyKey === undefined) continue;
    const match = addresses.find(
      (address) => valueOf(address.identifier, directorySystems.partyKey) === partyKey,
    );
    if (match === undefined) continue;
    const manufacturer = system.extension?.find(({ url }) =>
      url.endsWith('Extension-SDS-ManufacturingOrganisation'),
    );
    const manufacturerOdsCode = manufacturer?.valueReference?.identifier?.value;
    return {
      asid,
      address: match.address.replace(/\/+$/, ''),
      ...(manufacturerOdsCode === undefined ? {} : { manufacturerOdsCode }),
    };
  }
  return 'absent';
}

function valueOf(list: z.output<typeof identifiers>, system: string): string | undefined {
  return list.find((each) => each.system === system)?.value;
}
