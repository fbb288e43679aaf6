import { z } from 'zod';
import { type CharacterSet, isCharacterSet } from '../hl7/decode-text.ts';
import { type DialectName, dialects } from './dialects.ts';

const dialectNames = Object.keys(dialects) as [DialectName, ...DialectName[]];

const timeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'must be an IANA time zone such as Europe/London');

const fields = z.strictObject({
  /** MSH-3; left out where every system of the organisation writes alike. */
  application: z.string().min(1).optional(),
  /** MSH-4; left out where the system leaves it empty, and is known by MSH-3 alone. */
  facility: z.string().min(1).optional(),
  odsCode: z.string().regex(/^[A-Z0-9]{3,6}$/, 'must be an ODS code'),
  name: z.string().min(1).optional(),
  /** The record system as it is shown, such as "PAS". */
  system: z.string().min(1).optional(),
  dialect: z.enum(dialectNames).optional(),
  characterSet: z
    .custom<CharacterSet>((value) => typeof value === 'string' && isCharacterSet(value))
    .optional(),
  timeZone: timeZone.optional(),
  /** After how many hours without a message what this sender told reads as stale. */
  maximumSilenceHours: z.number().positive().optional(),
  /** What its own codes in OBX-11 mean, in codes of HL7 table 0085, such as `{"W": "F"}`. */
  resultStatuses: z
    .record(z.string().min(1), z.enum(['C', 'D', 'F', 'I', 'N', 'O', 'P', 'R', 'S', 'U', 'W', 'X']))
    .optional(),
  nhsNumberLabels: z
    .array(z.strictObject({ authority: z.string().optional(), type: z.string().optional() }))
    .optional(),
  /** The types (CX.5) in PID-3 and MRG-1 that mark the hospital's own number. */
  hospitalNumberTypes: z.array(z.string().min(1)).min(1).optional(),
});

const sender = fields.refine(
  ({ application, facility }) => application !== undefined || facility !== undefined,
  'needs a facility (MSH-4), or an application (MSH-3) that leaves it empty',
);

/** What an operator says about one sender of messages. */
export type SenderConfiguration = z.output<typeof sender>;

/** A setting of the environment that lists the senders as a JSON array. */
export const sendersVariable = z.string().transform((text, context) => {
  const parsed = z.array(sender).safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    const place = path.length === 0 ? '' : ` at ${path.map(String).join('.')}`;
    context.addIssue({ code: 'custom', message: `must be a JSON array of senders;${place} ${message}` });
  }
  return z.NEVER;
});

/**
 * After how many days of silence a sender reads as stale, where nothing else is said of it: three, for a hospital
 * that admits nobody over a long weekend has lost its feed.
 */
export const staleDaysVariable = z.coerce.number().positive().default(3);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
