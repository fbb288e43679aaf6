import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { AttackParts, AttackResult } from './attack.ts';
import { sentKinds } from './hostile-queries.ts';
import { post } from './post.ts';

// The entry of a thread that is one client: one question after the other, as fast as a hundred a second.

const { url, kind, from, sender } = workerData as AttackParts;
const { write } = sentKinds.find(({ name }) => name === kind) ?? fail();
const over = new AbortController();
parentPort?.once('message', () => over.abort());
say('started');

const codes: Record<string, number> = {};
let sent = 0;
while (!over.signal.aborted) {
  const { text } = await post(url, JSON.stringify(write(from + (sent += 1))), sender);
  const code = /"code":"(\w+)"/.exec(text)?.[1] ?? 'answered';
  codes[code] = (codes[code] ?? 0) + 1;
  await wait(10);
}
say({ sent, codes });

function say(said: 'started' | AttackResult): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a thread, and not to a window
  parentPort?.postMessage(said);
}

function fail(): never {
  throw new Error(`Nothing of the kind "${kind}" is sent.`);
}
