import { parseArgs } from 'node:util';
import { type Anchor, parseAnchor } from './anchor.ts';

/** What an operator asked of the record of looks. */
export type Command =
  | { readonly name: 'verify'; readonly anchors: readonly Anchor[] }
  | { readonly name: 'export' }
  | { readonly name: 'help'; readonly sentence?: string };

/** What `--help` says. */
export const help = `npm run audit -- COMMAND [OPTIONS]

  verify        finds every event of the record of looks that was changed, taken away or put elsewhere, and says where
  export        writes every event to standard output as a FHIR R4 AuditEvent, one a line (NDJSON)

  --anchor P:H  of verify, any number of times: an anchor that was logged ("audit anchor": count and reason). Without
                one it cannot be seen that events were cut off at the end
  --help        this page

The record is in the database that CAREGRAPH_PATIENT_STORE_URL names, and verify needs CAREGRAPH_ID_SECRET as well: set
both as for the patient subgraph. verify ends with 0 where all is as it was written, and with 1 where it is not.
Beware: what export writes names people and who looked at them.
`;

/** Reads the command line; what cannot be meant is answered with a sentence and the help. */
export function readCommand(given: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, anchor: { type: 'string', multiple: true } },
    });
    const [name, ...rest] = positionals;
    if (values.help === true || name === undefined) return { name: 'help' };
    if (rest.length > 0) return { name: 'help', sentence: 'One command at a time.' };
    if (name === 'export') {
      if (values.anchor === undefined) return { name };
      return { name: 'help', sentence: '--anchor is of verify.' };
    }
    if (name !== 'verify') return { name: 'help', sentence: `There is no command "${name}".` };
    const anchors = (values.anchor ?? []).map(parseAnchor);
    const admitted = anchors.filter((anchor) => anchor !== undefined);
    if (admitted.length === anchors.length) return { name, anchors: admitted };
    return { name: 'help', sentence: '--anchor must be a position, a colon and 64 hexadecimal digits.' };
  } catch (error) {
    return { name: 'help', sentence: error instanceof Error ? error.message : 'This cannot be understood.' };
  }
}
