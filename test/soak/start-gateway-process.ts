import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { testIssuers } from '../support/tokens.ts';

/** How much memory a process holds, in bytes: what its objects take, and all together. */
export interface Memory {
  readonly heapUsed: number;
  readonly rss: number;
}

/** A gateway in a process of its own. */
export interface GatewayProcess {
  readonly url: string;
  /** How often each event was logged, and each code. */
  readonly events: ReadonlyMap<string, number>;
  /** Its memory, once what is not used any more was collected. */
  measure(): Promise<Memory>;
  /** Tells whether text can become code in it. */
  isCodeGenerated(): Promise<boolean>;
  /** Makes it load its supergraph anew, and gives when it has. */
  reload(): Promise<void>;
  /** Asks it to end; gives its exit status. */
  end(): Promise<number | null>;
  kill(): void;
}

/** Starts the gateway as it runs, over subgraphs that run already; `flags` are for its Node. */
export async function startGatewayProcess(
  supergraphFile: string,
  urls: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<GatewayProcess> {
  const variables = Object.entries(urls).map(([name, url]) => [`CAREGRAPH_${name.toUpperCase()}_URL`, url]);
  const child = spawn(process.execPath, ['--expose-gc', ...flags, 'test/soak/gateway-process.ts'], {
    env: {
      CAREGRAPH_GATEWAY_PORT: '0',
      CAREGRAPH_SUPERGRAPH: supergraphFile,
      CAREGRAPH_ISSUERS: JSON.stringify(testIssuers),
      CAREGRAPH_SEAL_SECRET: Buffer.from('a secret of the soak, and of nothing else').toString('base64'),
      CAREGRAPH_SUBGRAPH_TIMEOUT: '1000',
      ...Object.fromEntries(variables),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const events = new Map<string, number>();
  const waiting = new Set<(event: string) => void>();
  const listening = Promise.withResolvers<number>();
  const { stderr } = child;
  if (stderr === null) throw new Error('The log of the gateway is read.');
  createInterface({ input: stderr }).on('line', (text) => {
    const line = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { msg: text };
    for (const name of [line['msg'], line['code']]) {
      if (typeof name === 'string') events.set(name, (events.get(name) ?? 0) + 1);
    }
    if (line['msg'] === 'listening') listening.resolve(Number(line['port']));
    for (const tell of waiting) tell(String(line['msg']));
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const first = await Promise.race([once(child, 'message'), ended]);
  if (first[0] !== 'ready') throw new Error(`The gateway did not start: ${[...events.keys()].join(' ')}`);
  return {
    // Its log can arrive after it said that it is ready.
    url: `http://127.0.0.1:${await listening.promise}`,
    events,
    async measure() {
      const answered = once(child, 'message') as Promise<[Memory]>;
      child.send('memory');
      return (await answered)[0];
    },
    async isCodeGenerated() {
      const answered = once(child, 'message') as Promise<[{ isGenerated: boolean }]>;
      child.send('code');
      return (await answered)[0].isGenerated;
    },
    reload() {
      return new Promise((resolve) => {
        const tell = (event: string) => {
          if (event !== 'supergraph loaded' && event !== 'supergraph refused') return;
          waiting.delete(tell);
          resolve();
        };
        waiting.add(tell);
        child.kill('SIGHUP');
      });
    },
    async end() {
      child.kill('SIGTERM');
      return (await ended)[0];
    },
    kill: () => child.kill('SIGKILL'),
  };
}
