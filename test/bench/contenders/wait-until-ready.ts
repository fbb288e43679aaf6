import { setTimeout as wait } from 'node:timers/promises';
import type { MeasuredProcess } from '../run/start-process.ts';

/** Waits until a GraphQL endpoint answers a question about nothing. */
export async function waitUntilReady(url: string, process: MeasuredProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    // Fails where the process has ended.
    await process.usage();
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __typename }"}',
      });
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      // It does not listen yet.
    }
    await wait(100);
  }
  await process.stop();
  throw new Error(`Nothing answered at ${url} within a minute.`);
}
