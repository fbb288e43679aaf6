import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createCouncilClient } from '../../subgraphs/social/council/council-client.ts';

test('no more calls are under way than the council is asked to bear', async () => {
  const waiting: ServerResponse[] = [];
  let most = 0;
  let answered = 0;
  const server = createServer((_request, response) => {
    waiting.push(response);
    most = Math.max(most, waiting.length);
    // Nothing is answered before as many calls as may be are there, or all that are left.
    if (waiting.length < Math.min(3, 12 - answered)) return;
    setImmediate(() => {
      for (const held of waiting.splice(0)) {
        answered += 1;
        held.writeHead(200, { 'content-type': 'application/json' }).end('{"documents":[]}');
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const client = createCouncilClient({
    baseUrl: `http://127.0.0.1:${port}`,
    apiKey: 'a key of the tests',
    maximumCalls: 3,
  });
  const context = { requestId: 'r', signal: new AbortController().signal, deadline: Date.now() + 5000 };
  const replies = await Promise.all(
    Array.from({ length: 12 }, (_, index) => client.readOfPerson(index + 1, 'documents', context)),
  );
  server.close();
  server.closeAllConnections();
  expect(replies.filter(({ kind }) => kind === 'found')).toHaveLength(12);
  expect(most).toBe(3);
});
