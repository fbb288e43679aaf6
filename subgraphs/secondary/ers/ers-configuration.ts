import { z } from 'zod';

/** What may be said about the e-Referral Service. */
export const ersShape = z.strictObject({
  /** The base of its FHIR interface, such as `https://api.service.nhs.uk/referrals/FHIR`. */
  url: z.url({ protocol: /^https?$/ }).refine((url) => !url.endsWith('/'), 'must not end with a slash'),
  /** The organisation for which it is asked. */
  odsCode: z.string().regex(/^[A-Z0-9]{3,6}$/, 'must be an ODS code'),
  /** In what role it is asked, such as `SERVICE_PROVIDER_CLINICIAN`. */
  businessFunction: z.string().regex(/^[A-Z_]+$/, 'must be a business function of the service'),
  /** For whom an administrator asks: the number of a user of the service. */
  onBehalfOf: z.string().min(1).optional(),
  /** Sent with every call, such as an authorization; never logged. */
  headers: z.record(z.string().min(1), z.string().min(1)).optional(),
});

/** The settings of the environment for the e-Referral Service. */
export const ersVariables = {
  /** The service, as a JSON object of the shape above. */
  CAREGRAPH_ERS: z.string().optional(),
  /** The same in a file, for one with secrets. */
  CAREGRAPH_ERS_FILE: z.string().optional(),
};

/** What an operator says about the e-Referral Service. */
export type ErsConfiguration = z.output<typeof ersShape>;
