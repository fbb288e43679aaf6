import { parseArgs } from 'node:util';

/** What was asked of "npm run gateway". */
export type PlainOptions = { readonly kind: 'help' } | ({ readonly kind: 'start' } & PlainStart);

/** How a plain gateway is started. */
export interface PlainStart {
  /** The file that holds the supergraph. */
  readonly supergraph: string;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Where subgraphs answer, by name, in place of where the supergraph says. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** How long one call to a subgraph may take. */
  readonly subgraphMilliseconds: number;
  /** How long one request may take as a whole. */
  readonly requestMilliseconds: number;
}

/** What "npm run gateway -- --help" says. */
export const usage = `Usage: npm run gateway -- --supergraph FILE [--port N] [--host ADDRESS] [--subgraph NAME=URL …]

Serves any supergraph of Apollo Federation 2 at http://127.0.0.1:4000/graphql, as the supergraph says, with none
of the rules of this project's own graph: no caller is asked for, and none is told to subgraphs.

  --supergraph FILE       the composed supergraph, as SDL
  --port N                where to listen (4000); 0 for any free port
  --host ADDRESS          the address to listen on (127.0.0.1); whoever reaches it may ask anything
  --subgraph NAME=URL     where a subgraph answers, in place of where the supergraph says; may be repeated
  --subgraph-timeout MS   how long one call to a subgraph may take (5000)
  --request-timeout MS    how long one request may take as a whole (10000)

Limits on what one operation may ask for are those of docs/operate.md, but none on cost, and 100 fields at the top.`;

/** Reads the arguments; fails with a sentence that says what is expected. */
export function readPlainOptions(words: readonly string[]): PlainOptions {
  const values = parseWords(words);
  if (values.help) return { kind: 'help' };
  if (values.supergraph === undefined || values.supergraph === '') {
    throw new RangeError('--supergraph must name a file. "npm run gateway -- --help" lists the options.');
  }
  return {
    kind: 'start',
    supergraph: values.supergraph,
    host: values.host,
    port: toNumber('--port', values.port, 0, 65_535),
    subgraphs: Object.fromEntries(values.subgraph.map(toSubgraph)),
    subgraphMilliseconds: toNumber('--subgraph-timeout', values['subgraph-timeout'], 1, 600_000),
    requestMilliseconds: toNumber('--request-timeout', values['request-timeout'], 1, 600_000),
  };
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        supergraph: { type: 'string' },
        port: { type: 'string', default: '4000' },
        host: { type: 'string', default: '127.0.0.1' },
        subgraph: { type: 'string', multiple: true, default: [] },
        'subgraph-timeout': { type: 'string', default: '5000' },
        'request-timeout': { type: 'string', default: '10000' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new RangeError(`${reason}. "npm run gateway -- --help" lists the options.`, { cause: error });
  }
}

function toNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new RangeError(`${name} must be a whole number from ${least} to ${most}.`);
}

function toSubgraph(text: string): readonly [string, string] {
  const [, name, url] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name !== undefined && url !== undefined && /^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    return [name, url];
  }
  throw new RangeError(
    '--subgraph must be a name and an address, such as products=http://127.0.0.1:4001/graphql.',
  );
}
