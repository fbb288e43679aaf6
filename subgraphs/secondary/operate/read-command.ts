import { parseArgs } from 'node:util';
import { refusals } from '../hl7/refusal.ts';
import type { QuarantineFilter } from './list-quarantine.ts';

/** What an operator asked for. */
export type Command =
  | { readonly name: 'status' }
  | {
      readonly name: 'quarantine';
      readonly filter: QuarantineFilter;
      readonly limit: number;
      readonly content: boolean;
    }
  | { readonly name: 'replay'; readonly filter: QuarantineFilter }
  | { readonly name: 'rebuild'; readonly isFresh: boolean }
  | { readonly name: 'help'; readonly sentence?: string };

/** What `--help` says. */
export const help = `npm run feed -- COMMAND [OPTIONS]

  status        how many messages wait, are applied and were set aside, and when each sender was last heard
  quarantine    lists the messages that were set aside: number, receipt, sender, kind and reason
  replay        reads messages that were set aside anew, after a fix or a change of the senders, and applies them
  rebuild       builds what is shown anew from the messages as they came; the present projection serves meanwhile

  --message N       of quarantine and replay: only the message with this number
  --reason REASON   of quarantine and replay: only messages that were set aside for this reason
  --facility F      of quarantine and replay: only messages of this sending organisation (MSH-4)
  --limit N         of quarantine: at most so many; 100 unless said otherwise
  --content         of quarantine: the content of the one message that --message names, on a terminal alone
  --from-scratch    of rebuild: begins anew where an earlier rebuild was interrupted
  --help            this page

The store is the one that CAREGRAPH_SECONDARY_STORE_URL names, and the senders are read as
CAREGRAPH_SECONDARY_SENDERS describes them: set both as for the secondary subgraph.
An interrupted replay or rebuild goes on where it stopped when it is asked for again.
`;

/** Reads the command line; what cannot be meant is answered with a sentence and the help. */
export function readCommand(given: readonly string[]): Command {
  try {
    const { values, positionals } = parse(given);
    const [name, ...rest] = positionals;
    if (values.help === true || name === undefined) return { name: 'help' };
    if (rest.length > 0) return { name: 'help', sentence: 'One command at a time.' };
    const filter = toFilter(values);
    switch (name) {
      case 'status':
        return { name };
      case 'quarantine': {
        const content = values.content === true;
        if (content && filter.message === undefined) {
          return { name: 'help', sentence: '--content needs --message with a number.' };
        }
        return { name, filter, limit: toNumber(values.limit ?? '100', '--limit'), content };
      }
      case 'replay':
        return { name, filter };
      case 'rebuild':
        return { name, isFresh: values['from-scratch'] === true };
      default:
        return { name: 'help', sentence: `There is no command "${name}".` };
    }
  } catch (error) {
    return { name: 'help', sentence: error instanceof Error ? error.message : 'This cannot be understood.' };
  }
}

function parse(given: readonly string[]) {
  return parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      message: { type: 'string' },
      reason: { type: 'string' },
      facility: { type: 'string' },
      limit: { type: 'string' },
      content: { type: 'boolean' },
      'from-scratch': { type: 'boolean' },
    },
  });
}

function toFilter({ message, reason, facility }: ReturnType<typeof parse>['values']): QuarantineFilter {
  if (reason !== undefined && !Object.hasOwn(refusals, reason)) {
    throw new Error(`There is no reason "${reason}"; the reasons are ${Object.keys(refusals).join(', ')}.`);
  }
  return {
    ...(message === undefined ? {} : { message: String(toNumber(message, '--message')) }),
    ...(reason === undefined ? {} : { reason }),
    ...(facility === undefined ? {} : { facility }),
  };
}

function toNumber(text: string, name: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Error(`${name} must be a whole number above 0.`);
  return Number(text);
}
