import type { FhirReference } from './elements.ts';
import type { FhirRecord } from './fhir-record.ts';

/** Where a resource stands at this server, such as `Medication/7`; another server's of the same number is another. */
export function toOwnAddress(
  { reference = '' }: FhirReference,
  { server }: FhirRecord,
  ...types: readonly string[]
): string | undefined {
  const path = reference.startsWith(`${server.url}/`) ? reference.slice(server.url.length + 1) : reference;
  const [, address, type = ''] = /^(([A-Za-z]+)\/[^/|?#]+)(?:\/_history\/[^/]+)?$/.exec(path) ?? [];
  return types.includes(type) ? address : undefined;
}
