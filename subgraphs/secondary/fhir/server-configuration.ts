import { readFileSync } from 'node:fs';
import { z } from 'zod';

const server = z.strictObject({
  /** The record system as it is shown, such as "Vale EPR". */
  system: z.string().min(1),
  /** The trust whose records it holds, by the code under which the trust's messages are kept too. */
  odsCode: z.string().regex(/^[A-Z0-9]{3,6}$/, 'must be an ODS code'),
  name: z.string().min(1).optional(),
  /** The base of its FHIR R4 interface, without a slash at the end. */
  url: z.url({ protocol: /^https?$/ }).refine((url) => !url.endsWith('/'), 'must not end with a slash'),
  /** Sent with every call, such as an API key or an authorization; never logged. */
  headers: z.record(z.string().min(1), z.string().min(1)).optional(),
  /** How it is searched: by POST to `_search`, which keeps identifiers out of addresses, or by GET. */
  searchBy: z.enum(['POST', 'GET']).optional(),
  /** What it speaks: `r4`, as a record system does, unless it is a receiver of the Booking and Referral Standard. */
  dialect: z.enum(['r4', 'bars']).optional(),
  /** The receiver that is asked by the Booking and Referral Standard, such as an ODS code or a service of the DoS. */
  targetIdentifier: z.strictObject({ system: z.string().min(1), value: z.string().min(1) }).optional(),
  /** The identifier systems of its encounters whose values are the visit numbers of the trust's messages (PV1-19). */
  visitNumberSystems: z.array(z.string().min(1)).optional(),
  /** The identifier systems of its documents whose values are the numbers of documents in messages (TXA-12). */
  documentNumberSystems: z.array(z.string().min(1)).optional(),
  /** The identifier systems of its patients whose values are the trust's hospital numbers. */
  hospitalNumberSystems: z.array(z.string().min(1)).optional(),
});

/** What an operator says about one FHIR server of a hospital. */
export type FhirServerConfiguration = z.output<typeof server>;

/** A setting of the environment that lists hospitals' FHIR servers as a JSON array. */
export const fhirServersVariable = z.string().transform((text, context) => {
  const parsed = z.array(server).safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    const place = path.length === 0 ? '' : ` at ${path.map(String).join('.')}`;
    context.addIssue({ code: 'custom', message: `must be a JSON array of FHIR servers;${place} ${message}` });
  }
  return z.NEVER;
});

/** The same in a file, which can hold secrets. */
export const fhirServersFileVariable = z
  .string()
  .transform((path, context) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      context.addIssue({ code: 'custom', message: 'must name a file that can be read' });
      return z.NEVER;
    }
  })
  .pipe(fhirServersVariable);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
