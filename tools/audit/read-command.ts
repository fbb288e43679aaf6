import { parseArgs } from 'node:util';
import { parseAnchor } from '../../subgraphs/patient/audit/anchor.ts';
import type { StoreCommand } from '../../subgraphs/patient/audit/store-command.ts';

/** What whoever was given a receipt asked, by names of files. */
export interface ReceiptCommand {
  readonly name: 'verify-receipt';
  /** `-` for standard input. */
  readonly receipt: string;
  readonly response?: string;
  readonly keys?: string;
}

/** What was asked on the command line. */
export type Command = StoreCommand | ReceiptCommand | { readonly name: 'help'; readonly sentence?: string };

/** What `--help` says. */
export const help = `npm run audit -- COMMAND [OPTIONS]

  verify               finds every event of the record of looks that was changed, taken away or put elsewhere
  export               writes every event to standard output as a FHIR R4 AuditEvent, one a line (NDJSON)
  drop --before DAY    drops the events from before a day (2018-11-22) that is at least six years ago, after it verified
                       them; what verifies the rest is kept in their place
  verify-receipt FILE  tells whether a receipt, or the saved answer that holds it, is ours and unchanged; - reads it
                       from standard input

  --anchor P:H         of verify, any number of times: an anchor that was logged ("audit anchor": count and reason).
                       Without one it cannot be seen that events were cut off at the end
  --response FILE      of verify-receipt: a later answer to the same question; tells what changed, is new, or is gone
  --keys FILE          of verify-receipt: the public keys, as the gateway serves them at /receipt-keys
  --help               this page

The record is in the database that CAREGRAPH_PATIENT_STORE_URL names; verify, export and drop need the secrets of the patient
subgraph as well: set both as there. verify-receipt needs no database, and --keys or the gateway's
CAREGRAPH_RECEIPT_SECRET or CAREGRAPH_SEAL_SECRET. verify ends with 0 where all is as it was written, and with 1 where
it is not; verify-receipt too, and with 3 where the later answer shows something else.
Beware: what export writes names people and who looked at them.
`;

const years = 6;

/** Reads the command line; what cannot be meant is answered with a sentence and the help. */
export function readCommand(given: readonly string[], now: number = Date.now()): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        anchor: { type: 'string', multiple: true },
        before: { type: 'string' },
        response: { type: 'string' },
        keys: { type: 'string' },
      },
    });
    const [name, ...rest] = positionals;
    if (values.help === true || name === undefined) return { name: 'help' };
    const foreign = Object.keys(values).find((option) => owners[option] !== name);
    if (foreign !== undefined) return refuse(`--${foreign} is of ${owners[foreign] ?? 'no command'}.`);
    if (name === 'verify-receipt') return readReceiptCommand(rest, values);
    if (rest.length > 0) return refuse('One command at a time.');
    if (name === 'export') return { name };
    if (name === 'drop') return readDrop(values.before, now);
    if (name !== 'verify') return refuse(`There is no command "${name}".`);
    const anchors = (values.anchor ?? []).map(parseAnchor);
    const admitted = anchors.filter((anchor) => anchor !== undefined);
    if (admitted.length === anchors.length) return { name, anchors: admitted };
    return refuse('--anchor must be a position, a colon and 64 hexadecimal digits.');
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'This cannot be understood.');
  }
}

const owners: Readonly<Record<string, string | undefined>> = {
  anchor: 'verify',
  before: 'drop',
  response: 'verify-receipt',
  keys: 'verify-receipt',
};

function readReceiptCommand(
  files: readonly string[],
  { response, keys }: { readonly response?: string; readonly keys?: string },
): Command {
  const [receipt, ...others] = files;
  if (receipt === undefined || others.length > 0) return refuse('Name one file that holds a receipt, or -.');
  return {
    name: 'verify-receipt',
    receipt,
    ...(response === undefined ? {} : { response }),
    ...(keys === undefined ? {} : { keys }),
  };
}

function readDrop(before: string | undefined, now: number): Command {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(before ?? '') ? Date.parse(`${before}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant)) return refuse('Say with --before until which day, such as 2018-11-22.');
  const newest = new Date(now);
  newest.setUTCFullYear(newest.getUTCFullYear() - years);
  if (instant > newest.getTime()) return refuse(`Events are kept for ${years} years at least.`);
  return { name: 'drop', before: new Date(instant).toISOString() };
}

function refuse(sentence: string): Command {
  return { name: 'help', sentence };
}
