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

/** The resources of a directory answer that could be read as one type; `undefined` where it is no answer at all. */
function readSearchset<T>(shape: z.ZodType<T>, json: unknown): readonly T[] | undefined {
  const bundle = searchset.safeParse(json);
  if (!bundle.success) return undefined;
  return (bundle.data.entry ?? []).flatMap(({ resource }) => shape.safeParse(resource).data ?? []);
}

/**
 * Joins the systems and addresses that the directory lists for one interaction by their party key, and gives
 * the first pair; `absent` where there is none, `unreadable` where either answer is no directory answer.
 */
export function toRoute(devices: unknown, endpoints: unknown): PracticeRoute | 'absent' | 'unreadable' {
  const systems = readSearchset(device, devices);
  const addresses = readSearchset(endpoint, endpoints);
  if (systems === undefined || addresses === undefined) return 'unreadable';
  for (const system of systems) {
    const asid = valueOf(system.identifier, directorySystems.asid);
    const partyKey = valueOf(system.identifier, directorySystems.partyKey);
    const match = addresses.find(
      (address) => valueOf(address.identifier, directorySystems.partyKey) === partyKey,
    );
    if (asid === undefined || match === undefined) continue;
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
