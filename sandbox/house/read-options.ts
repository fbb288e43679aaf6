import { parseArgs } from 'node:util';

/** What was asked of "npm start". */
export type StartOptions =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'start';
      readonly people: number;
      readonly data: string;
      readonly profile: 'sandbox' | 'production';
    };

/** The smallest population that holds everybody who was written by hand. */
export const fewestPeople = 20;

/** What "npm start -- --help" says. */
export const usage = `Usage: npm start [-- --people N] [-- --data FOLDER] [-- --profile production]

Runs the whole house on this machine: the gateway, five subgraphs, and a sandbox of source systems over
invented people. The page is at http://localhost:4000, the switchboard at http://localhost:4010.

  --people N      how many people to invent (1000); the first start sends the hospitals' history of each,
                  which takes a few minutes for 20,000, and later starts send nothing again
  --data FOLDER   where the sandbox keeps its data (.data); remove it to start afresh
  --profile NAME  sandbox, or production to try the page behind a login, as real readers meet it

With CAREGRAPH_SANDBOX_POSTGRES_URL set to a postgres:// address, that database is used in place of the
embedded ones. Every port can be moved; a taken one is named with the variable that moves it.`;

/** Reads the arguments; fails with a sentence that says what is expected. */
export function readOptions(words: readonly string[], mostPeople: number): StartOptions {
  const { help, people: text, data, profile } = parseWords(words);
  if (help) return { kind: 'help' };
  const people = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(people >= fewestPeople && people <= mostPeople)) {
    throw new RangeError(`--people must be a whole number from ${fewestPeople} to ${mostPeople}.`);
  }
  if (data === '') throw new RangeError('--data must name a folder.');
  if (profile !== 'sandbox' && profile !== 'production') {
    throw new RangeError('--profile must be sandbox or production.');
  }
  return { kind: 'start', people, data, profile };
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        people: { type: 'string', default: '1000' },
        data: { type: 'string', default: '.data' },
        profile: { type: 'string', default: 'sandbox' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new RangeError(`${reason}. "npm start -- --help" lists the options.`, { cause: error });
  }
}

/** Reads the address of a real PostgreSQL, where one is given; fails with a sentence for one that is none. */
export function readPostgresUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^postgres(?:ql)?:$/.test(URL.parse(text)?.protocol ?? '')) return text;
  throw new Error(
    'CAREGRAPH_SANDBOX_POSTGRES_URL must be an address such as postgres://name@127.0.0.1:5432/caregraph.',
  );
}
