import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RunningSource, slowAnswerMilliseconds, type SourceState } from './source-state.ts';

/** What an HTTP source needs: its handler and what its garbage pretends to be. */
export interface HttpSourceOptions {
  /** The port on loopback; 0 for any free one. */
  readonly port: number;
  readonly handler: RequestListener;
  /** The media type of its answers, which its garbage claims to have. */
  readonly contentType: string;
  /** How long it waits when slow; ten seconds unless a test says otherwise. */
  readonly slowMilliseconds?: number;
}

const garbage = Buffer.from('{"resourceType":"\u0000\ufffd","entry":[{{{ \u2603 not what was asked for');

/** Starts an HTTP source on loopback that can be taken down, slowed and garbled while it runs. */
export async function startHttpSource(options: HttpSourceOptions): Promise<RunningSource> {
  let state: SourceState = 'up';
  const pending = new Set<NodeJS.Timeout>();
  const server = createServer((request, response) => {
    if (state === 'garbage') {
      request.resume();
      answerGarbage(response, options.contentType);
    } else if (state === 'slow') {
      const timer = setTimeout(() => {
        pending.delete(timer);
        options.handler(request, response);
      }, options.slowMilliseconds ?? slowAnswerMilliseconds);
      pending.add(timer);
      response.on('close', () => {
        clearTimeout(timer);
        pending.delete(timer);
      });
    } else {
      options.handler(request, response);
    }
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
      for (const timer of pending) clearTimeout(timer);
      pending.clear();
    });
  await listen(options.port);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async setState(next) {
      if (next === 'down' && server.listening) await stop();
      if (next !== 'down' && !server.listening) await listen(port);
      state = next;
    },
    close: async () => {
      if (server.listening) await stop();
    },
  };
}

function answerGarbage(response: ServerResponse, contentType: string): void {
  response.writeHead(200, { 'content-type': contentType, 'content-length': garbage.byteLength });
  response.end(garbage);
}
