import { z } from 'zod';
import { systems } from './fhir-names.ts';

const identifiers = z.array(z.object({ system: z.string(), value: z.string().min(1) })).min(1);
const holds = (list: z.infer<typeof identifiers>, system: string) =>
  list.some((identifier) => identifier.system === system);

/**
 * The claims of a consumer's token: who asks, for which organisation, on which device.
 *
 * Source: GP Connect 1.6, "Cross organisation audit and provenance".
 */
export const tokenClaims = z
  .object({
    iss: z.url(),
    sub: z.string().min(1),
    aud: z.string(),
    iat: z.int(),
    exp: z.int(),
    reason_for_request: z.literal('directcare'),
    requested_scope: z.string(),
    requesting_device: z.object({ resourceType: z.literal('Device'), identifier: identifiers }),
    requesting_organization: z.object({
      resourceType: z.literal('Organization'),
      name: z.string().min(1),
      identifier: identifiers.refine((list) => holds(list, systems.odsOrganization), 'has no ODS code'),
    }),
    requesting_practitioner: z.object({
      resourceType: z.literal('Practitioner'),
      id: z.string().min(1),
      name: z.array(z.object({ family: z.string().min(1) })).min(1),
      identifier: identifiers
        .refine((list) => holds(list, systems.sdsUser), 'has no SDS user id')
        .refine((list) => holds(list, systems.sdsRoleProfile), 'has no SDS role profile id'),
    }),
  })
  .refine((claims) => claims.sub === claims.requesting_practitioner.id, {
    path: ['sub'],
    message: 'is not requesting_practitioner.id',
  })
  .refine((claims) => claims.exp === claims.iat + 300, {
    path: ['exp'],
    message: 'is not five minutes after iat',
  });
