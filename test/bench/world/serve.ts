import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type SubgraphName, subgraphNames } from '../../../schema/care-settings.ts';
import { createSubgraphs } from './answer-subgraphs.ts';

/** One request that was answered, and those whose answers had been sent before it came. */
export interface RecordedRequest {
  readonly subgraph: SubgraphName;
  readonly body: string;
  readonly after: readonly number[];
}

/** What the process of the subgraphs is told by the one that started it. */
export type ServeCommand =
  | { readonly ask: 'delay'; readonly from: number; readonly to: number }
  | { readonly ask: 'record' }
  | { readonly ask: 'recorded' };

// One process for all five, so that it takes as little as it can of the machine.
const answer = createSubgraphs();
const names: ReadonlySet<string> = new Set(subgraphNames);
let delay = { from: 0, to: 0 };
let recorded: { subgraph: SubgraphName; body: string; after: number[]; isOver: boolean }[] | undefined;
let draws = 1;
let isFaulty = false;

const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
  serve(request, response).catch((error: unknown) => {
    if (!isFaulty) console.error(error);
    isFaulty = true;
    response.writeHead(500).end();
  });
});

server.listen(0, '127.0.0.1', () => process.send?.({ listening: server.address() }));

process.on('message', (command: ServeCommand) => {
  if (command.ask === 'delay') delay = command;
  else if (command.ask === 'record') recorded = [];
  else {
    process.send?.({ recorded });
    recorded = undefined;
  }
});
process.on('disconnect', () => process.exit(0));

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const subgraph = (request.url ?? '').slice(1) as SubgraphName;
  if (!names.has(subgraph)) throw new Error(`There is no subgraph ${subgraph}.`);
  const body = await readText(request);
  const note = remember(subgraph, body);
  const text = await answer(subgraph, body);
  if (delay.to > 0) await new Promise((resolve) => setTimeout(resolve, draw()));
  if (note !== undefined) note.isOver = true;
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function remember(subgraph: SubgraphName, body: string) {
  if (recorded === undefined) return undefined;
  const after = recorded.flatMap(({ isOver }, index) => (isOver ? [index] : []));
  const note = { subgraph, body, after, isOver: false };
  recorded.push(note);
  return note;
}

/** Milliseconds between the bounds, drawn the same way in every run. */
function draw(): number {
  draws = Math.imul(draws ^ (draws >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
  return delay.from + ((draws >>> 8) / 2 ** 24) * (delay.to - delay.from);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
