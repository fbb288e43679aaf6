import type { Sensitivity } from '../../../schema/generated/patient.ts';

const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/**
 * Says how sensitive a person's details are by the security labels of the resource.
 *
 * The strictest label counts, and what is not said to be unrestricted is restricted: an unknown or missing
 * label must not open a record.
 */
export function toSensitivity(
  labels: readonly { readonly system?: string | undefined; readonly code?: string | undefined }[],
): Sensitivity {
  const codes = labels.filter(({ system }) => system === confidentiality).map(({ code }) => code);
  if (codes.includes('V')) return 'VERY_RESTRICTED';
  return codes.length > 0 && codes.every((code) => code === 'U' || code === 'N') ? 'NORMAL' : 'RESTRICTED';
}
