/** The systems under which the e-Referral Service's number stands (GP Connect 1.6, and the service itself). */
const systems = /^https?:\/\/fhir\.nhs\.(?:uk|net)\/Id\/(?:UBRN|ubr-number)$/;

/**
 * Finds the number by which the e-Referral Service knows a referral, as its twelve digits: a referral of a practice and
 * one of a hospital are the same where these are equal. `null` where there is none, or something that is no such number.
 */
export function findUbrn(
  identifiers:
    | readonly { readonly system?: string | undefined; readonly value?: string | undefined }[]
    | undefined,
): string | null {
  for (const { system = '', value = '' } of identifiers ?? []) {
    const digits = value.replaceAll(/[ -]/g, '');
    if (systems.test(system) && /^\d{12}$/.test(digits)) return digits;
  }
  return null;
}
