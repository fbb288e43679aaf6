import { readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPostgres, withPostgres } from '../support/postgres.ts';
import { pid, toMessage } from '../support/secondary-messages.ts';
import { type SecondaryProcess, startSecondaryProcess } from '../support/secondary-process.ts';
import { connectSender, toAnswer } from '../support/secondary-sender.ts';

const megabyte = 1024 * 1024;

let postgres: TestPostgres;
let receiver: SecondaryProcess;

beforeAll(async () => {
  postgres = await withPostgres();
  receiver = await startSecondaryProcess(postgres.url);
});

afterAll(async () => {
  await receiver.close();
  await postgres.close();
});

/** The most memory that the process ever held, in megabytes. */
function readPeak(): number {
  const status = readFileSync(`/proc/${receiver.pid()}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

const good = (controlId: string) =>
  toMessage({ event: 'A31', at: '20260301100000', controlId, segments: [pid({ hospitalNumber: 'H1' })] });

describe.skipIf(platform() !== 'linux')('a message of 200 MB without an end', { timeout: 120_000 }, () => {
  it('is refused as soon as it is too large, is not held, and the next good one is read right', async () => {
    const sender = await connectSender(receiver.mllpPort);
    // The first message is kept once the store is ready.
    await expect
      .poll(async () => toAnswer(await sender.send(good('before'))), { timeout: 60_000 })
      .toBe('AA before');
    const before = readPeak();
    sender.sendBytes(Buffer.from(`\x0bMSH|^~\\&|PAS|RXX|G|I|20260101||ADT^A01|endless|P|2.4\r`));
    const filler = Buffer.alloc(megabyte, 'x');
    for (let sent = 0; sent < 200; sent += 1) {
      await new Promise<void>((resolve) => {
        sender.socket.write(filler, () => resolve());
      });
    }
    expect(toAnswer(await sender.next())).toBe('AR endless');
    expect(toAnswer(await sender.send(good('after')))).toBe('AA after');
    const after = readPeak();
    console.log(`peak memory of the receiver: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after`);
    // What the socket reads is garbage at once; a receiver that held the message would grow by more than it.
    expect(after - before).toBeLessThan(150);
    await sender.close();
  });

  it('from twenty senders at once costs little more', async () => {
    const before = readPeak();
    const senders = await Promise.all(Array.from({ length: 20 }, () => connectSender(receiver.mllpPort)));
    const filler = Buffer.alloc(megabyte, 'x');
    await Promise.all(
      senders.map(async (sender) => {
        sender.sendBytes(Buffer.from(`\x0bMSH|^~\\&|PAS|RXX|G|I|20260101||ADT^A01|endless|P|2.4\r`));
        for (let sent = 0; sent < 20; sent += 1) {
          await new Promise<void>((resolve) => {
            sender.socket.write(filler, () => resolve());
          });
        }
        expect(toAnswer(await sender.next())).toBe('AR endless');
        await sender.close();
      }),
    );
    const after = readPeak();
    console.log(`peak memory of the receiver: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after`);
    // At most a message of the largest size for each, and what it grew through.
    expect(after - before).toBeLessThan(250);
  });
});
