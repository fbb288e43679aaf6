import type { FhirExtension } from './elements.ts';

/**
 * Finds an extension by the last part of its address.
 *
 * Suppliers send the same extension under fhir.nhs.uk and fhir.hl7.org.uk, with and without `GPC-` in its name.
 */
export function findExtension(
  extensions: readonly FhirExtension[] | undefined,
  name: string,
): FhirExtension | undefined {
  return findExtensions(extensions, name)[0];
}

/** Finds every extension of one name. */
export function findExtensions(
  extensions: readonly FhirExtension[] | undefined,
  name: string,
): readonly FhirExtension[] {
  return (extensions ?? []).filter(({ url }) => toName(url) === name);
}

function toName(url: string): string {
  return url
    .slice(url.lastIndexOf('/') + 1)
    .replace(/^Extension-?(?:coding-)?(?:CareConnect-(?:GPC-)?|GPConnect-)/, '')
    .replace(/-\d+$/, '');
}
