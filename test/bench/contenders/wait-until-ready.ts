import { setTimeout as wait } from 'node:timers/promises';
import { post } from '../load/post.ts';
import type { MeasuredProcess } from '../run/start-process.ts';

/** Waits until a GraphQL endpoint answers a question about nothing. */
export async function waitUntilReady(url: string, process: MeasuredProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    // Fails where the process has ended.
    await process.usage();
    try {
      const { status } = await post(url, '{"query":"{ __typename }"}');
      if (status === 200) return;
    } catch {
      // It does not listen yet.
    }
    await wait(100);
  }
  await process.stop();
  throw new Error(`Nothing answered at ${url} within a minute.`);
}
