import { z } from 'zod';

const capabilityStatement = z.object({
  resourceType: z.literal('CapabilityStatement'),
  software: z.object({ name: z.string().optional(), version: z.string().optional() }).optional(),
});

/** The name and version of the software that a capability statement names; `undefined` where it is none. */
export function toSoftware(answer: unknown): string | undefined {
  const { name, version } = capabilityStatement.safeParse(answer).data?.software ?? {};
  const words = [name, version].flatMap((word) => word?.replaceAll(/[^\w .()-]/g, '').slice(0, 60) || []);
  return words.length === 0 ? undefined : words.join(' ');
}
